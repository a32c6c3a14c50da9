/**
 * Writes the jsii assembly without blanks, and without the places of declarations in src, which is not in the package. That is a sixth of
 * its size in the package. Runs after each compile.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ASSEMBLY = join(resolve(dirname(fileURLToPath(import.meta.url)), '..', '..'), '.jsii');

writeFileSync(ASSEMBLY, JSON.stringify(JSON.parse(readFileSync(ASSEMBLY, 'utf-8')), (key, value) => key === 'locationInModule' ? undefined : value));
