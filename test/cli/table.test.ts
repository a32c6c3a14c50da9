import { cdkEcr, digest, Folder, image, NOW, rule } from './support';
import { Color, table, wrap } from '../../src/cli/report/table';

const folder = new Folder();
const LONG = 'a description that goes on '.repeat(40);
const policy = folder.file('policy.json', {
  rules: [
    rule(1, { tagPatternList: ['release-candidate-*'] }, { description: LONG }),
    rule(2, { tagPatternList: ['release-candidate-of-the-year-*'] }),
    rule(300, { tagStatus: 'any', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 }, { description: 'x'.repeat(300) }),
  ],
});
const images = folder.file('images.json', {
  imageDetails: [
    image(1, 1000, ['release-candidate-of-a-very-long-name-that-people-give', 'second', 'third', 'fourth']), image(2, 2, ['x'.repeat(300)]), image(3, 20),
    ...Array.from({ length: 30 }, (_, number) => image(number + 4, number, [`main-${number}`])),
  ],
});
const argv = ['preview', '--policy', policy, '--images', images, '--now', NOW, '--must-keep', 'main-2*'];

describe('the output fits the terminal', () => {
  test.each([60, 80, 100, 132, 200])('of %d columns', async (columns) => {
    const { out } = await cdkEcr(argv, '', { columns });
    const lines = out.split('\n').filter((line) => !line.includes(folder.path)); // a path is not broken
    expect(lines.filter((line) => [...line].length > columns)).toEqual([]);
    expect(out).toContain('…');
    expect(out).toMatch(/expired by rule 300/);
  });

  test('of a very narrow width, except for long words', async () => {
    expect((await cdkEcr(argv, '', { columns: 20 })).code).toBe(1);
  });

  test('a long description is cut after three lines', async () => {
    const { out } = await cdkEcr(argv, '', { columns: 80 });
    expect(out.match(/that goes/g)!.length).toBeLessThan(12);
  });
});

describe('colours', () => {
  const ESCAPE = '\u001b[';

  test('are used if the terminal supports them', async () => {
    const { out } = await cdkEcr(argv, '', { hasColors: true });
    expect(out).toContain(`${ESCAPE}31mexpire${ESCAPE}0m`);
    expect(out).toContain(`${ESCAPE}32mkeep${ESCAPE}0m`);
    expect(out).toContain(`${ESCAPE}31mUNREACHABLE: `);
  });

  test('change nothing else', async () => {
    const { out } = await cdkEcr(argv, '', { hasColors: true, columns: 80 });
    // eslint-disable-next-line no-control-regex
    expect(out.replace(/\u001b\[\d+m/g, '')).toBe((await cdkEcr(argv, '', { columns: 80 })).out);
  });

  test('are not used otherwise, or in JSON', async () => {
    expect((await cdkEcr(argv)).out).not.toContain(ESCAPE);
    expect((await cdkEcr([...argv, '--json'], '', { hasColors: true })).out).not.toContain(ESCAPE);
  });
});

describe('a table', () => {
  const page = { columns: 60, hasColors: false };

  test('has the last column next to the others if there is room, otherwise below them', () => {
    const rows = [['a', 1, 'one two three four five six seven eight nine']];
    expect(table(['name', 'count', 'words'], rows, page)).toBe([
      '  name  count  words',
      '  a         1  one two three four five six seven eight nine',
      '',
    ].join('\n'));
    expect(table(['name', 'count', 'words'], rows, { ...page, columns: 40 })).toBe([
      '  name  count',
      '  a         1',
      '        one two three four five six',
      '        seven eight nine',
      '',
    ].join('\n'));
  });

  test('narrows its widest columns of text, and never numbers', () => {
    const [, row] = table(['name', 'count', 'words'], [['x'.repeat(100), 123_456, 'y'.repeat(100)]], { ...page, columns: 24 }).split('\n');
    expect(row).toBe('  xxxxxxxxxxxx…  123,456');
  });

  test('contains no escape codes from its cells', () => {
    expect(table(['name', 'words'], [[{ text: 'a\u001b[31m', color: Color.RED }, '']], { ...page, hasColors: true })).toContain('\u001b[31ma\\u001b[31m\u001b[0m');
  });
});

describe('text in lines', () => {
  test.each<[string, number, number, string[]]>([
    ['', 10, 3, []],
    ['one two three', 7, 3, ['one two', 'three']],
    ['one  two', 10, 3, ['one two']],
    ['abcdefghijkl one', 5, 3, ['abcd…', 'one']],
    ['one two three four', 5, 2, ['one', 'two …']],
  ])('%j in %d columns', (text, width, most, lines) => expect(wrap(text, width, most)).toEqual(lines));
});

test('a policy is found by the path of its construct', async () => {
  const text = JSON.stringify({ rules: [rule(1, { tagStatus: 'any' })] });
  const repository = (path: string) => ({
    Type: 'AWS::ECR::Repository', Properties: { LifecyclePolicy: { LifecyclePolicyText: text } }, Metadata: { 'aws:cdk:path': path },
  });
  const template = folder.file('template.json', { Resources: { A1: repository('Shop/Web/Resource'), B2: repository('Shop/Api/Resource'), C3: { ...repository(''), Metadata: 5 } } });
  const found = async (resource: string) => JSON.parse((await cdkEcr(
    ['preview', '--template', template, '--resource', resource, '--images', images, '--json'],
  )).out).policy.resource;

  expect([await found('Shop/Web'), await found('Shop/Api/Resource'), await found('C3')]).toEqual(['A1', 'B2', 'C3']);
  expect((await cdkEcr(['preview', '--template', template, '--resource', 'Shop', '--images', images])).err).toContain("has no resource 'Shop' with a lifecycle policy");
});

test('an error inside the library does not name a file', async () => {
  const spy = jest.spyOn(JSON, 'parse').mockImplementation(() => { throw new RangeError('out of memory'); });
  const parsed = await cdkEcr(['preview', '--policy', policy, '--images', images]);
  spy.mockRestore();
  expect(parsed.code).toBe(2); // a text that cannot be parsed

  const { LifecyclePolicy } = jest.requireActual('../../src/lifecycle/lifecycle-policy');
  const broken = jest.spyOn(LifecyclePolicy, 'fromJson').mockImplementation(() => { throw new TypeError('x is not a function'); });
  const { code, err } = await cdkEcr(['preview', '--policy', policy, '--images', images, '--must-keep', digest(1)]);
  broken.mockRestore();
  expect({ code, err }).toEqual({ code: 3, err: 'cdk-ecr: error of this program, please report it: x is not a function\n' });
});
