/**
 * How many tokens CDK resolves for a repository: a count, so the same on every machine.
 */
import { CASES, program } from './cases.mjs';
import { CONTESTANTS, core, switchValidation } from './libraries.mjs';
import { inTemporaryDirectory } from './race.mjs';

const COUNT = 20;

export function countTokens() {
  switchValidation(false);
  return [CASES.plain, CASES.rules, CASES.eventAndGrant].map((testCase) => ({
    title: testCase.title,
    tokens: Object.fromEntries(CONTESTANTS.map((contestant) => [contestant, resolvedBy(testCase, contestant)])),
  }));
}

function resolvedBy(testCase, contestant) {
  const prototype = core.DefaultTokenResolver.prototype;
  const { resolveToken } = prototype;
  let count = 0;
  prototype.resolveToken = function (...args) {
    count++;
    return resolveToken.apply(this, args);
  };
  try {
    inTemporaryDirectory((directory) => {
      const { construct, synthesize } = program(testCase, contestant, { count: COUNT, perStack: COUNT })(directory);
      construct();
      synthesize();
    });
    return count / COUNT;
  } finally {
    prototype.resolveToken = resolveToken;
  }
}
