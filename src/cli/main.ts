#!/usr/bin/env node
import { run } from './program';
import { ExitCode } from './terminal';

const UNKNOWN_WIDTH = 80;

// The exit code shows scripts the result, so it must differ from that of a crash, which is 1 in Node.js.
process.on('uncaughtException', (error) => fail(`error of this program, please report it: ${error.message}`));

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') { // the reader of a pipe may close it early, as `head` does
      fail(`the output cannot be written: ${error.message}`);
    }
  });
}

void run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  stdin: process.stdin,
  columns: process.stdout.columns || Number(process.env.COLUMNS) || UNKNOWN_WIDTH,
  hasColors: process.stdout.isTTY && process.stdout.hasColors(), // which respects NO_COLOR
}).then((exitCode) => {
  process.exitCode ??= exitCode;
});

function fail(problem: string): void {
  if (process.exitCode !== ExitCode.INTERNAL) { // only once, because this message may be the output that cannot be written
    process.exitCode = ExitCode.INTERNAL;
    process.stderr.write(`cdk-ecr: ${problem}\n`);
  }
}
