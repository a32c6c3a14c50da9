import * as fc from 'fast-check';
import { awsError, FakeEcr, type FakeImage, FakeWorld, request } from './fakes';
import { handle, type Request } from '../../../src/repository/auto-delete-images/handler';

async function run(ecr: FakeEcr, overrides: Partial<Request> = {}): Promise<FakeWorld> {
  const fake = new FakeWorld(ecr);
  await handle(request(overrides), fake.world);
  return fake;
}

function images(count: number, of: Partial<FakeImage> = {}): FakeImage[] {
  return Array.from({ length: count }, (_, index) => ({ digest: `sha256:${index}`, ...of }));
}

describe('creation', () => {
  test('creation changes no repository, and names the resource after it', async () => {
    const ecr = new FakeEcr(images(3));
    const { response } = await run(ecr, { RequestType: 'Create', PhysicalResourceId: undefined });
    expect(ecr.calls).toEqual([]);
    expect(response).toEqual({
      Status: 'SUCCESS', Reason: 'SUCCESS', StackId: 'stack', RequestId: 'request', LogicalResourceId: 'Logical', PhysicalResourceId: 'repo',
    });
  });

  test('fails without a repository name, with the mark that makes the later deletion do nothing', async () => {
    const { response } = await run(new FakeEcr(), { RequestType: 'Create', PhysicalResourceId: undefined, ResourceProperties: {} });
    expect(response).toMatchObject({ Status: 'FAILED', Reason: 'the custom resource has no RepositoryName' });

    const ecr = new FakeEcr(images(3));
    const deletion = await run(ecr, { PhysicalResourceId: response.PhysicalResourceId });
    expect(deletion.response).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'AWSCDK::CustomResourceProviderFramework::CREATE_FAILED' });
    expect(ecr.calls).toEqual([]);
  });
});

describe('update', () => {
  test('a renamed repository gets a new physical id, so that CloudFormation deletes the old one', async () => {
    const ecr = new FakeEcr(images(3));
    const { response } = await run(ecr, {
      RequestType: 'Update', ResourceProperties: { RepositoryName: 'new' }, OldResourceProperties: { RepositoryName: 'repo' },
    });
    expect(response).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'new' });
    expect(ecr.calls).toEqual([]);
  });

  test.each(['repo', 'an-id-that-another-handler-gave'])('a repository in use keeps its physical id %s, so that nothing is deleted', async (id) => {
    const ecr = new FakeEcr(images(3));
    const { response } = await run(ecr, { RequestType: 'Update', PhysicalResourceId: id, OldResourceProperties: { RepositoryName: 'repo' } });
    expect(response).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });
    expect(ecr.calls).toEqual([]);
  });

  test('fails with the old physical id without a repository name', async () => {
    const { response } = await run(new FakeEcr(), { RequestType: 'Update', ResourceProperties: undefined });
    expect(response).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'repo' });
  });
});

describe('deletion', () => {
  test.each([
    [0, 1, []], [1, 1, [1]], [99, 1, [99]], [100, 1, [100]], [101, 1, [100, 1]],
    [999, 1, [...Array(9).fill(100), 99]], [1000, 1, Array(10).fill(100)],
    [1001, 2, [...Array(10).fill(100), 1]], [2001, 3, [...Array(20).fill(100), 1]],
  ])('%i images are listed on %i pages and deleted in batches of at most 100', async (count, pages, batches) => {
    const ecr = new FakeEcr(images(count));
    const { response } = await run(ecr);
    expect(response).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'repo' });
    expect(ecr.images).toEqual([]);
    expect(ecr.calls.filter((call) => call === 'listImages')).toHaveLength(pages);
    expect(ecr.batches).toEqual(batches);
  });

  test('an image with tags on several pages is deleted once, with all its tags', async () => {
    const ecr = new FakeEcr([{ digest: 'sha256:many', tags: Array.from({ length: 1500 }, (_, index) => `v${index}`) }]);
    await run(ecr);
    expect(ecr.images).toEqual([]);
    expect(ecr.batches).toEqual([1]);
  });

  test('archived images are deleted too', async () => {
    const ecr = new FakeEcr(images(3, { archived: true }));
    await run(ecr);
    expect(ecr.images).toEqual([]);
  });

  test('an image that was deleted in the meantime is not a failure', async () => {
    const ecr = new FakeEcr([{ digest: 'sha256:gone', failure: 'ImageNotFound' }]);
    expect((await run(ecr)).response.Status).toBe('SUCCESS');
  });

  test('a repository that does not exist is a success', async () => {
    const ecr = new FakeEcr([], undefined, 'another');
    const { response, lines } = await run(ecr);
    expect(response.Status).toBe('SUCCESS');
    expect(lines).toContain('repo does not exist: there is nothing to delete');
  });

  test.each(['listTagsForResource', 'listImages', 'batchDeleteImage'])('a repository that disappears before %s is a success', async (operation) => {
    const ecr = new FakeEcr(images(1));
    ecr.errors[operation] = awsError('RepositoryNotFoundException');
    expect((await run(ecr)).response.Status).toBe('SUCCESS');
  });

  test.each([
    ['has no tags', []],
    ['has other tags', [{ Key: 'team', Value: 'a' }]],
    ['has the tag with another value', [{ Key: 'aws-cdk:auto-delete-images', Value: 'false' }]],
  ])('a repository that %s keeps its images', async (_, tags) => {
    const ecr = new FakeEcr(images(3), tags);
    const { response, lines } = await run(ecr);
    expect(response.Status).toBe('SUCCESS');
    expect(ecr.images).toHaveLength(3);
    expect(lines).toContain('repo is not tagged aws-cdk:auto-delete-images=true: its images stay');
  });

  test('a repository keeps its images if the role cannot read it, because the role can read every tagged repository', async () => {
    const ecr = new FakeEcr(images(3));
    ecr.errors.describeRepositories = awsError(
      'AccessDeniedException', 'User: u is not authorized to perform: ecr:DescribeRepositories because no identity-based policy allows the action');
    const { response } = await run(ecr);
    expect(response.Status).toBe('SUCCESS');
    expect(ecr.images).toHaveLength(3);
  });

  test('fails without a repository name', async () => {
    expect((await run(new FakeEcr(), { ResourceProperties: {} })).response).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'repo' });
  });

  test('fails with a physical id when the request has none', async () => {
    const { response } = await run(new FakeEcr(), { PhysicalResourceId: undefined, ResourceProperties: {} });
    expect(response).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'AWSCDK::CustomResourceProviderFramework::MISSING_PHYSICAL_ID' });
  });

  test.each(['describeRepositories', 'listTagsForResource', 'listImages', 'batchDeleteImage'])('fails with the reason when %s fails', async (operation) => {
    const ecr = new FakeEcr(images(3));
    ecr.errors[operation] = awsError('AccessDeniedException', 'with an explicit deny in a service control policy');
    const { response } = await run(ecr);
    expect(response).toMatchObject({
      Status: 'FAILED', Reason: 'AccessDeniedException: with an explicit deny in a service control policy', PhysicalResourceId: 'repo',
    });
    expect(ecr.images).toHaveLength(3);
  });

  test('fails if a call throws a value that is not an error', async () => {
    const ecr = new FakeEcr();
    ecr.errors.listImages = 'a string' as unknown as Error;
    expect((await run(ecr)).response).toMatchObject({ Status: 'FAILED', Reason: 'a string' });
  });

  test('fails with the first image that ECR does not delete, after all others are deleted', async () => {
    const ecr = new FakeEcr([{ digest: 'sha256:bad', failure: 'KmsError' }, { digest: 'sha256:worse', failure: 'KmsError' }, ...images(150)]);
    const { response } = await run(ecr);
    expect(response).toMatchObject({
      Status: 'FAILED',
      Reason: '2 images of repo could not be deleted, the first of them sha256:bad: KmsError (because of KmsError)',
    });
    expect(ecr.images.map((image) => image.digest)).toEqual(['sha256:bad', 'sha256:worse']);
  });

  test('fails with a reason of at most 1024 characters', async () => {
    const ecr = new FakeEcr();
    ecr.errors.listImages = awsError('ServerException', 'x'.repeat(5000));
    expect((await run(ecr)).response.Reason).toHaveLength(1024);
  });
});

describe('multi-arch images', () => {
  const children = images(2);
  const index = { digest: 'sha256:index', children: children.map((child) => child.digest) };

  test.each([
    ['a tagged index before its children', [{ ...index, tags: ['latest'] }, ...children]],
    ['a tagged index after its children', [...children, { ...index, tags: ['latest'] }]],
    ['an untagged index after its children', [...children, index]],
    ['an index after its tagged children', [children[0], { ...children[1], tags: ['arm'] }, index]],
    ['an index that other pages separate from its children', [...children, ...images(2500).slice(2), index]],
    ['an index of an index', [...children, index, { digest: 'sha256:top', children: [index.digest] }]],
  ])('%s: all are deleted', async (_, all) => {
    const ecr = new FakeEcr(all);
    const { response, waits } = await run(ecr);
    expect(response.Status).toBe('SUCCESS');
    expect(ecr.images).toEqual([]);
    expect(waits).toEqual([]);
  });

  test('any graph of indexes is deleted', async () => {
    const graph = fc.array(fc.record({ tagged: fc.boolean(), children: fc.array(fc.nat(30)), rank: fc.nat() }), { maxLength: 30 });
    await fc.assert(fc.asyncProperty(graph, async (nodes) => {
      const all = nodes.map(({ tagged, children: refs, rank }, place) => ({
        rank,
        digest: `sha256:${place}`,
        tags: tagged ? [`t${place}`] : [],
        children: refs.filter((ref) => ref < place).map((ref) => `sha256:${ref}`),
      })).sort((a, b) => a.rank - b.rank);
      const ecr = new FakeEcr(all);
      expect((await run(ecr)).response.Status).toBe('SUCCESS');
      expect(ecr.images).toEqual([]);
    }));
  });

  test('children that ECR still protects after the deletion of their index are tried again, after growing pauses', async () => {
    const ecr = new FakeEcr([...children, index]);
    ecr.lag = 2;
    const { response, waits } = await run(ecr);
    expect(response.Status).toBe('SUCCESS');
    expect(ecr.images).toEqual([]);
    expect(waits).toEqual([1000, 2000]);
  });

  test('fails when an image stays referenced', async () => {
    const ecr = new FakeEcr([{ digest: 'sha256:held', failure: 'ImageReferencedByManifestList' }]);
    const { response } = await run(ecr);
    expect(response.Status).toBe('FAILED');
    expect(response.Reason).toMatch(/^1 images of repo could not be deleted, the first of them sha256:held: ImageReferencedByManifestList/);
    expect(ecr.batches).toHaveLength(5);
  });

  test('fails immediately when an index cannot be deleted', async () => {
    const ecr = new FakeEcr([...children, { ...index, failure: 'KmsError' }]);
    expect((await run(ecr)).response.Status).toBe('FAILED');
    expect(ecr.batches).toEqual([3]);
  });
});
