/**
 * Bundles assets/preview, the style and script of the page that `cdk-ecr preview --html` writes, into lib/cli/page, where
 * src/cli/page/page-assets.ts reads them. Runs after each compile, and before jest if a file of assets/preview has changed.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

buildSync({
  absWorkingDir: join(dirname(fileURLToPath(import.meta.url)), '..', '..'),
  entryPoints: [{ in: 'assets/preview/page.css', out: 'preview' }, { in: 'assets/preview/main.js', out: 'preview' }],
  outdir: 'lib/cli/page',
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
});
