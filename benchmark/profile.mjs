/**
 * Where the time of the L2 goes that the L1s do not take: every sample of a CPU profile belongs to one row, so the rows
 * account for the whole difference.
 */
import { Session } from 'node:inspector/promises';
import { dirname } from 'node:path';
import { CASES, program } from './cases.mjs';
import { CONTESTANTS, require, switchValidation } from './libraries.mjs';
import { race } from './race.mjs';

const OUR_FILES = dirname(require.resolve('cdk-ecr'));
/** Microseconds between samples. */
const INTERVAL = 100;

/** A sample belongs to the first of these rows that any frame of its stack fits … */
const WORK = [
  ['collecting garbage', named('(garbage collector)')],
  ['logical ids: a hash of the path, computed anew each time an id is resolved', named('getLogicalId', '_synthesizeLogicalId')],
  ['call stacks that CDK keeps of each L1', named('captureStackTrace')],
  ['references to attributes, by `getResourceNameAttribute` and the like', named('mimicReference', 'getAtt', 'singletonReference')],
  ['rules and policies: aws-events and aws-iam', inFile(/\/aws-(events|iam)\/lib\//)],
];
/** … or else to the first that its innermost frame in a library fits. */
const PLACES = [
  ['cdk-ecr: checks, rules and wiring', ({ url }) => url.includes(OUR_FILES)],
  ['`Construct`, `Resource` and property injection', named('Construct', 'Node', 'Resource2', 'WrappedClass', 'replacementMethod', 'applyInjectors')],
  ['resolving and finding tokens', inFile(/\/core\/lib\/(private\/)?(resolve|refs|util|resolvable|string-fragments|encoding|token-map|lazy)\.js$/)],
  ['walking, validating and describing the tree of constructs', inFile(/constructs\/lib|\/(tree|construct|synthesis|prepare|aspect|metadata)[^/]*\.js$|\/(stage|deps|_shared)\.js$/)],
  ['the rest of CDK', () => true],
];
const ROWS = [...WORK, ...PLACES];

/** Rows of [title, microseconds a repository of each contestant]. */
export async function profileCases({ quick }) {
  switchValidation(false);
  const cases = [];
  for (const testCase of [CASES.rules, CASES.eventAndGrant]) {
    cases.push({ title: testCase.title, rows: await profileCase(testCase, quick ? { count: 4, rounds: 1 } : { count: 200, rounds: 12 }) });
  }
  return cases;
}

async function profileCase(testCase, { count, rounds }) {
  const size = { count, perStack: testCase.perStack };
  const programs = Object.fromEntries(CONTESTANTS.map((contestant) => [contestant, program(testCase, contestant, size)]));
  race(programs, { rounds: 1, warmUps: 4 });
  const samples = Object.fromEntries(CONTESTANTS.map((contestant) => [contestant, ROWS.map(() => 0)]));
  for (let round = 0; round < rounds; round++) {
    for (const contestant of CONTESTANTS) {
      const counts = await samplesOfRows(() => race({ [contestant]: programs[contestant] }, { rounds: 1, warmUps: 0 }));
      counts.forEach((found, row) => { samples[contestant][row] += found; });
    }
  }
  return ROWS.map(([title], row) => ({
    title,
    microseconds: Object.fromEntries(CONTESTANTS.map((contestant) => [contestant, samples[contestant][row] * INTERVAL / (count * rounds)])),
  }));
}

async function samplesOfRows(action) {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: INTERVAL });
  await session.post('Profiler.start');
  action();
  const { profile: { nodes, samples } } = await session.post('Profiler.stop');
  session.disconnect();

  const byId = new Map(nodes.map((node) => [node.id, node]));
  nodes.forEach((node) => node.children?.forEach((id) => { byId.get(id).parent = node; }));
  const counts = ROWS.map(() => 0);
  for (const node of samples.map((id) => byId.get(id)).filter(isTimed)) {
    counts[node.row ??= rowOf(node)]++;
  }
  return counts;
}

function isTimed(node) {
  return node.isTimed ??= stackOf(node).some(({ functionName, url }) =>
    functionName === '(garbage collector)' || (url.endsWith('/cases.mjs') && (functionName === 'construct' || functionName === 'synthesize')));
}

function rowOf(node) {
  const stack = stackOf(node);
  const work = WORK.findIndex(([, fits]) => stack.some(fits));
  if (work >= 0) {
    return work;
  }
  const innermost = stack.find(({ url }) => url.includes('/node_modules/') || url.includes(OUR_FILES)) ?? stack[0];
  return WORK.length + PLACES.findIndex(([, fits]) => fits(innermost));
}

function stackOf(node) {
  const stack = [];
  for (let frame = node; frame; frame = frame.parent) {
    stack.push(frame.callFrame);
  }
  return stack;
}

function named(...names) {
  return ({ functionName }) => names.includes(functionName);
}

function inFile(pattern) {
  return ({ url }) => pattern.test(url);
}
