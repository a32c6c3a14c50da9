import { writeFile } from 'node:fs/promises';
import { renderPage } from './page/page';
import { faultOf, isSameFile } from './read-file';
import { readImages } from './read-images';
import { readPolicy, told } from './read-policy';
import { jsonReport } from './report/json';
import { makeReport } from './report/report';
import { textReport } from './report/text';
import { BadInput, ExitCode, plain } from './terminal';
import type { Terminal } from './terminal';
import type { PreviewArguments } from './usage';

/** `cdk-ecr preview`: reads files, previews, reports. Throws `BadInput`. */
export async function previewCommand(given: PreviewArguments, terminal: Terminal): Promise<ExitCode> {
  await refuseToOverwriteInput(given);
  const found = await readPolicy(given, terminal);
  const images = await readImages(given, terminal);
  const preview = told(images.files.join(', '), () => found.policy._preview(images.images, given.now, images.isPartial));
  const report = makeReport({ found, images, preview, mustKeep: given.mustKeep });

  if (given.html !== undefined) {
    await write(given.html, renderPage(report));
  }
  terminal.out(given.json ? jsonReport(report) : textReport(report, given.all));
  for (const note of report.notes) {
    terminal.err(`note: ${plain(note)}\n`);
  }
  if (given.mustKeep.length > 0 && images.isPartial) {
    terminal.err('cdk-ecr: images are missing, so nothing shows that those of --must-keep stay\n');
    return ExitCode.LOSS;
  }
  if (report.removed.length > 0) {
    const count = report.removed.length === 1 ? 'an image' : `${report.removed.length} images`;
    terminal.err(`cdk-ecr: ${count} that must be kept would go\n`);
    return ExitCode.LOSS;
  }
  return ExitCode.FINE;
}

async function refuseToOverwriteInput({ html, policy, template, images, manifests }: PreviewArguments): Promise<void> {
  for (const input of [policy, template, ...images, ...manifests]) {
    if (html !== undefined && input !== undefined && await isSameFile(html, input)) {
      throw new BadInput(`--html would overwrite ${input}, which is read`);
    }
  }
}

async function write(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    throw new BadInput(`${path}: cannot be written: ${faultOf(error)}`);
  }
}
