/**
 * Builds the packages of all languages, each into its own folder of dist.
 *
 *     npx projen package                       every language for which this machine has the tools and the registry
 *     npx projen package --language dotnet     that one, or an error that says what to install
 */
import { LANGUAGES, languagesAskedFor, outOfReach, splitByToolchain } from './bindings/languages.mjs';
import { pack } from './bindings/pack.mjs';
import { timed } from './bindings/run.mjs';

try {
  const asked = languagesAskedFor(process.argv.slice(2));
  for (const language of splitByToolchain(asked, console.log)) {
    await packAndReport(language, asked);
  }
} catch (error) {
  console.error(`cdk-ecr: ${error.message}`);
  process.exitCode = 1;
}

async function packAndReport(language, asked) {
  try {
    const { seconds } = await timed(() => pack(language));
    console.log(`packed ${LANGUAGES[language].label}: dist/${language} (${seconds} s)`);
  } catch (error) {
    const line = outOfReach(language, error, asked);
    if (!line || asked.length > 0) {
      throw line ? new Error(line) : error;
    }
    console.log(line);
  }
}
