import { renderPage } from './page/page';
import type { PreviewArguments } from './preview-arguments';
import { readImages } from './read-images';
import { onContentOf, readPolicy } from './read-policy';
import { jsonReport } from './report/json';
import { makeReport, type Report } from './report/report';
import { textReport } from './report/text';
import { ExitCode, plain } from './terminal';
import type { Terminal } from './terminal';
import { throwIfOverwritten, writeReport } from './write-report';

/** `cdk-ecr preview`: reads files, previews, reports. Throws `BadInput`. */
export async function previewCommand(given: PreviewArguments, terminal: Terminal): Promise<ExitCode> {
  if (given.html !== undefined) {
    await throwIfOverwritten('--html', given.html, [given.policy, given.template, ...given.images, ...given.manifests]);
  }
  const found = await readPolicy(given, terminal);
  const images = await readImages(given, terminal);
  const preview = onContentOf(images.files.join(', '), () => found.policy._preview(images.images, given.now, images.isPartial));
  const report = makeReport({ found, images, preview }, given.mustKeep);

  if (given.html !== undefined) {
    await writeReport(given.html, renderPage(report));
  }
  terminal.out(given.json ? jsonReport(report) : textReport(report, given.all, terminal));
  for (const note of report.notes) {
    terminal.err(`note: ${plain(note)}\n`);
  }
  const loss = lossOf(report, given);
  if (loss === undefined) {
    return ExitCode.FINE;
  }
  terminal.err(`cdk-ecr: ${plain(loss)}\n`);
  return ExitCode.FOUND;
}

/** Why `--must-keep` fails: an image would be removed, or it is unknown whether one would. */
function lossOf({ images, mustKeep: { removed, unmatched } }: Report, given: PreviewArguments): string | undefined {
  if (removed.length > 0) {
    return `${removed.length === 1 ? 'an image' : `${removed.length} images`} matching --must-keep would be expired or archived`;
  }
  if (given.mustKeep.length > 0 && images.isPartial) {
    return 'images are missing, so nothing shows that those matching --must-keep stay';
  }
  return unmatched.length === 0 || given.allowNoMatch ? undefined
    : `--must-keep ${unmatched[0]} matches no image; pass --allow-no-match if that is fine`;
}
