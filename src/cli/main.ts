#!/usr/bin/env node
import { run } from './program';

// The reader of a pipe may leave early, as `head` does; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') {
    throw error;
  }
});

void run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  stdin: process.stdin,
}).then((exitCode) => {
  process.exitCode = exitCode;
});
