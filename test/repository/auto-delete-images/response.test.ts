import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FakeEcr, FakeWorld, request } from './fakes';
import { handle, handler, put } from '../../../src/repository/auto-delete-images/handler';

describe('the response to CloudFormation', () => {
  test('the response is sent to the address of the request, as JSON', async () => {
    const fake = new FakeWorld(new FakeEcr());
    await handle(request(), fake.world);
    expect(fake.sent).toHaveLength(1);
    expect(fake.sent[0].url).toBe(request().ResponseURL);
    expect(fake.response).toMatchObject({ Status: 'SUCCESS', StackId: 'stack', RequestId: 'request', LogicalResourceId: 'Logical' });
  });

  test('the response is sent again after growing pauses until it is accepted', async () => {
    const fake = new FakeWorld(new FakeEcr(), 4);
    await handle(request(), fake.world);
    expect(fake.sent).toHaveLength(1);
    expect(fake.waits).toEqual([1000, 2000, 4000, 8000]);
  });

  test('fails, so that Lambda tries again, when the response is rejected five times', async () => {
    const fake = new FakeWorld(new FakeEcr(), 5);
    await expect(handle(request(), fake.world)).rejects.toThrow('not now');
    expect(fake.sent).toHaveLength(0);
  });

  test.each([0, 3])('the log shows request and response but not the address, also when %i attempts to respond fail', async (failures) => {
    const fake = new FakeWorld(new FakeEcr([{ digest: 'sha256:bad', failure: 'KmsError' }]), failures);
    await handle(request(), fake.world);
    const log = fake.lines.join('\n');
    expect(log).toContain('"RequestType":"Delete"');
    expect(log).toContain('"Status":"FAILED"');
    expect(log).not.toContain('secret');
    expect(log).not.toContain('cloudformation.example');
  });
});

describe('the connection to CloudFormation', () => {
  let server: Server;
  let status = 200;
  const seen: { request: IncomingMessage; body: string }[] = [];

  beforeAll(() => new Promise<void>((done) => {
    server = createServer((incoming, outgoing) => {
      let body = '';
      incoming.on('data', (chunk) => { body += chunk; });
      incoming.on('end', () => {
        seen.push({ request: incoming, body });
        outgoing.writeHead(status).end();
      });
    }).listen(0, '127.0.0.1', done);
  }));
  afterAll(() => new Promise((done) => server.close(done)));
  beforeEach(() => {
    seen.length = 0;
    status = 200;
  });

  function url(): string {
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/path?X-Amz-Signature=secret`;
  }

  test('the response is sent complete, with its length and an empty content type', async () => {
    await put(url(), '{"Reason":"größer"}');
    expect(seen).toHaveLength(1);
    const { request: incoming, body } = seen[0];
    expect(body).toBe('{"Reason":"größer"}');
    expect(incoming.method).toBe('PUT');
    expect(incoming.url).toBe('/path?X-Amz-Signature=secret');
    expect(incoming.headers['content-type']).toBe('');
    expect(incoming.headers['content-length']).toBe(String(Buffer.byteLength(body)));
    expect(incoming.headers['transfer-encoding']).toBeUndefined();
  });

  test('the entry point of the function uses this connection', async () => {
    const lines = jest.spyOn(console, 'log').mockImplementation();
    await handler(request({ RequestType: 'Create', PhysicalResourceId: undefined, ResponseURL: url() }));
    expect(JSON.parse(seen[0].body)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'repo' });
    expect(JSON.stringify(lines.mock.calls)).not.toContain('secret');
  });

  test.each([403, 500, 503])('fails on status %i, without the address in the error', async (refused) => {
    status = refused;
    await expect(put(url(), '{}')).rejects.toThrow(new Error(`CloudFormation was not reached: ${refused}`));
  });

  test('fails when nobody listens, without the address in the error', async () => {
    await expect(put('http://127.0.0.1:1/path?secret', '{}')).rejects.toThrow(/^CloudFormation was not reached: \w+$/);
  });

  test('fails on an invalid address, without it in the error', async () => {
    await expect(put('secret', '{}')).rejects.toThrow(new Error('CloudFormation was not reached: ERR_INVALID_URL'));
  });
});
