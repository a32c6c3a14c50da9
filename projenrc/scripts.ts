import type { javascript } from 'projen';

/** Commands that prepare a new clone automatically. */
const COMMANDS = {
  'test': 'projen test',
  'test:browser': 'node scripts/test-browser.mjs',
  'test:bindings': 'node scripts/test-bindings.mjs',
  'example': 'node scripts/example.mjs',
  'benchmark': 'node --expose-gc benchmark/run.mjs',
  'package': 'projen package',
};

/** The commands of `npm run`. */
export function setupScripts(project: javascript.NodeProject): void {
  for (const [name, command] of Object.entries(COMMANDS)) {
    project.package.setScript(name, `node scripts/setup.mjs && ${command}`);
  }
  project.package.setScript('test:newest', 'node scripts/test-newest.mjs'); // works on a copy
}
