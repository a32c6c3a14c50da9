/**
 * Uses what jsii has to translate for other languages: errors, enums, structs, callbacks, subclasses, aspects. The template and the
 * report of this program are compared with those of the same program in the other languages.
 */
import { writeFileSync } from 'node:fs';
import { Repository as UpstreamRepository, type CfnRepository } from 'aws-cdk-lib/aws-ecr';
import { ContainerImage, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { App, Aspects, Aws, CfnOutput, Duration, Fn, Lazy, Stack, type IAspect } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { LifecyclePolicy, LifecycleRulePresets, Repository, RepositoryGrants, TagMutability, TagStatus } from 'cdk-ecr';

/** A subclass whose method the library, and aws-cdk-lib, call. */
class ReleasedRepository extends Repository {
  public repositoryUriForTagOrDigest(tagOrDigest: string): string {
    return super.repositoryUriForTagOrDigest(tagOrDigest === 'stable' ? 'v1' : tagOrDigest);
  }
}

/** An aspect that looks through our construct to the resource below it. */
class ScanEverything implements IAspect {
  public visit(node: IConstruct): void {
    if (node instanceof Repository) {
      (node.node.defaultChild as CfnRepository).imageScanningConfiguration = { scanOnPush: true };
    }
  }
}

const app = new App();
const stack = new Stack(app, 'LanguageFeatures');
Aspects.of(stack).add(new ScanEverything());
const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com') });

// Enums, structs, and a callback that returns a token.
const released = new ReleasedRepository(stack, 'Released', {
  repositoryName: Lazy.string({ produce: () => Fn.join('-', ['released', Aws.ACCOUNT_ID]) }),
  imageTagMutability: TagMutability.IMMUTABLE,
  lifecycleRules: [{ tagStatus: TagStatus.UNTAGGED, maxImageAge: Duration.days(7) }],
});
released.addLifecycleRule({ tagPrefixList: ['v'], maxImageCount: 100 });
released.grants.pull(role);

// A policy as a value, previewed before it is used.
const policy = LifecyclePolicy.of([LifecycleRulePresets.keepTagged('prod*'), LifecycleRulePresets.keepNewest(1)]);
const planned = new Repository(stack, 'Planned', { lifecyclePolicy: policy });
const preview = policy.preview([
  { digest: `sha256:${'a'.repeat(64)}`, pushedAt: new Date('2026-01-01T00:00:00Z'), tags: ['prod-1'] },
  { digest: `sha256:${'b'.repeat(64)}`, pushedAt: new Date('2026-01-02T00:00:00Z') },
  { digest: `sha256:${'c'.repeat(64)}`, pushedAt: new Date('2026-01-03T00:00:00Z') },
], { now: new Date('2026-02-01T00:00:00Z') });

// Ours in a construct of aws-cdk-lib, and one of aws-cdk-lib in ours.
const task = new FargateTaskDefinition(stack, 'Task');
task.addContainer('Released', { image: ContainerImage.fromEcrRepository(released, 'stable') });
task.addContainer('Planned', { image: ContainerImage.fromEcrRepository(planned, 'prod-1') });
RepositoryGrants.fromRepository(new UpstreamRepository(stack, 'Upstream')).push(role);

new CfnOutput(stack, 'Uri', { value: released.repositoryUriForTag('v1') });

const elsewhere = new Stack(new App(), 'Elsewhere');
const report = {
  badName: errorOf(() => new Repository(elsewhere, 'BadName', { repositoryName: 'Bad Name' })),
  badRules: errorOf(() => new Repository(elsewhere, 'BadRules', {
    lifecycleRules: [{ maxImageCount: 0 }, { tagStatus: TagStatus.TAGGED, maxImageCount: 5 }],
  })),
  expired: preview.expired.map((outcome) => outcome.digest),
};

app.synth();
writeFileSync(process.env.FEATURES_REPORT!, JSON.stringify(report));

function errorOf(action: () => void): { type: string; message: string } {
  try {
    action();
  } catch (error) {
    return { type: (error as Error).constructor.name, message: (error as Error).message };
  }
  throw new Error('no error was thrown');
}
