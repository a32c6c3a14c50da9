import { javascript } from 'projen';

/** A lock file that works with `npm ci` everywhere. */
export function setupLockFile(project: javascript.NodeProject): void {
  // Without download addresses, regardless of the npm settings of the machine.
  new javascript.NpmConfig(project).addConfig('omit-lockfile-registry-resolved', 'true');

  // The bindings of newer releases for other platforms are not published everywhere.
  project.package.addPackageResolutions('unrs-resolver@1.12.2');
}
