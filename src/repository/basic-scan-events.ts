import { CfnRegistryScanningConfiguration } from 'aws-cdk-lib/aws-ecr';
import { Token, type IResource } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { environmentOf } from '../core/property-checks';
import { resolverOf } from '../core/tokens';
import { warn } from '../core/warnings';

/** The repositories of each app that have rules for basic scanning events. */
const WATCHED = new WeakMap<IConstruct, Set<IResource>>();

/** Warns at synthesis about such rules if the app sets the registry to enhanced scanning, which sends other events. */
export function warnUnderEnhancedScanning(repository: IResource): void {
  const app = repository.node.root;
  const watched = WATCHED.get(app) ?? new Set<IResource>();
  if (watched.size === 0) {
    WATCHED.set(app, watched);
    app.node.addValidation({ validate: () => { warnAbout(watched, enhancedRegistriesOf(app)); return []; } });
  }
  watched.add(repository);
}

function warnAbout(repositories: Iterable<IResource>, enhanced: ReadonlySet<string>): void {
  for (const repository of repositories) {
    const { account, region } = repository.env;
    if (enhanced.has(keyOf(Token.isUnresolved(account) ? undefined : account, Token.isUnresolved(region) ? undefined : region))) {
      warn(repository, 'cdk-ecr:basicScanEvents',
        'the app sets this registry to enhanced scanning, which sends no event "ECR Image Scan", so a rule of onImageScanCompleted never fires: '
        + 'match the event "Inspector2 Scan" of aws.inspector2, whose detail has the ARN of the repository as repository-name');
    }
  }
}

/** Goes through the app once for any number of repositories. L1s count, no matter which construct creates them. */
function enhancedRegistriesOf(app: IConstruct): Set<string> {
  return new Set(app.node.findAll()
    .filter(CfnRegistryScanningConfiguration.isCfnRegistryScanningConfiguration)
    .filter((resource) => resolverOf(resource.stack)(resource.scanType) === 'ENHANCED')
    .map((resource) => environmentOf(resource))
    .map(({ account, region }) => keyOf(account, region)));
}

function keyOf(account?: string, region?: string): string {
  return `${account} ${region}`;
}
