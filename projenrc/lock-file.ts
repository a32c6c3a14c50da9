import { javascript } from 'projen';

/** A lock file that `npm ci` takes everywhere. */
export function setupLockFile(project: javascript.NodeProject): void {
  // No download addresses, whatever the machine's own npm settings say.
  new javascript.NpmConfig(project).addConfig('omit-lockfile-registry-resolved', 'true');

  // The foreign-platform bindings of newer releases are not published everywhere.
  project.package.addPackageResolutions('unrs-resolver@1.12.2');
}
