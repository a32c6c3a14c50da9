/* Runs the rules of cfn-lint (PyPI) on the templates of every input that the tests accept, and of the example. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ACCEPTED_INPUTS, atOddsWithSchema } from '../test/bad-inputs/accepted-inputs';
import { evaluate } from '../test/bad-inputs/evaluate';

/** Findings about the shape of the program, not about our output: an output that is an import, a dependency that CDK writes twice. */
const IGNORED = ['W6001', 'W3005'];

process.env.CDK_VALIDATION = 'false';
process.env.JSII_DEPRECATED = 'quiet';

const directory = mkdtempSync(join(tmpdir(), 'cdk-ecr-cfn-lint-'));
try {
  process.exitCode = lint();
} finally {
  rmSync(directory, { recursive: true, force: true });
}

function lint(): number {
  const version = spawnSync('cfn-lint', ['--version'], { encoding: 'utf8' });
  if (version.status !== 0) {
    console.log(`skipped: ${version.error ? 'cfn-lint is not installed (pip install cfn-lint)' : version.stderr.trim()}`);
    return 0;
  }
  writeTemplates();
  const files = readdirSync(directory).map((file) => join(directory, file));
  const { status, stdout, stderr } = spawnSync('cfn-lint', [
    '--format', 'parseable', '--regions', 'us-east-1', '--ignore-checks', ...IGNORED, '--', ...files,
  ], { encoding: 'utf8' });
  process.stdout.write(stdout.replaceAll(directory, ''));
  process.stderr.write(stderr);
  console.log(`${version.stdout.trim()}: ${files.length} templates, ${stdout.split('\n').filter(Boolean).length} findings`);
  return status ?? 1;
}

function writeTemplates(): void {
  ACCEPTED_INPUTS.filter((call) => !atOddsWithSchema(call)).forEach((call, index) => {
    evaluate({ call }).templates!.forEach((template, stack) => {
      writeFileSync(join(directory, `input-${index}-${stack}.template.json`), JSON.stringify(template));
    });
  });
  copyFileSync(join(__dirname, '../examples/typescript/template.json'), join(directory, 'example.template.json'));
}
