/**
 * The programs that are compared. Each case says the same in two ways: `byHand` with L1s or what is next to them, `withL2` with either library.
 *
 * `prepare` makes what a stack needs before; its time does not count. `finish` writes by hand what grants add up to.
 */
import { ByHand, TWO_RULES, manyRules } from './by-hand.mjs';
import { FLOOR, OURS, SAME_PATHS, THIN, UPSTREAM, core, iam, ours, upstream } from './libraries.mjs';
import { Thinly } from './thin-l2.mjs';

const { App, CfnOutput, Duration, Stack } = core;

/** CDK refuses stacks of more than 500 resources, as CloudFormation would. */
const NO_RESOURCE_LIMIT = { '@aws-cdk/core:stackResourceLimit': 0 };
const ROLES = 100;
const FIFTY_RULES = { lifecyclePolicy: { lifecyclePolicyText: JSON.stringify(manyRules(50)) } };

export const CASES = {
  plain: {
    title: 'a plain repository',
    byHand: (hand, stack, id) => hand.repository(stack, id, {}),
    withL2: ({ Repository }, stack, id) => new Repository(stack, id),
  },
  rules: {
    title: 'with two lifecycle rules',
    byHand: (hand, stack, id) => hand.repository(stack, id, TWO_RULES),
    withL2: repositoryWithTwoRules,
  },
  eventAndGrant: {
    title: 'with two rules, a scan event and a pull grant',
    perStack: 20, // more grants to one role than these would be split into several policies
    prepare: role,
    byHand: (hand, stack, id, { granted }) => {
      const repository = hand.repository(stack, id, TWO_RULES);
      hand.scanRule(stack, repository);
      granted.push(repository);
    },
    withL2: (library, stack, id, { puller }) => {
      const repository = repositoryWithTwoRules(library, stack, id);
      repository.onImageScanCompleted('Scanned');
      repository.grantPull(puller);
    },
    finish: (hand, stack, { puller, granted }) => hand.pullPolicy(stack, puller, granted),
  },
  fiftyRules: {
    title: 'with 50 lifecycle rules',
    byHand: (hand, stack, id) => hand.repository(stack, id, FIFTY_RULES),
    withL2: ({ Repository }, stack, id) => new Repository(stack, id, {
      lifecycleRules: Array.from({ length: 50 }, (_, index) => ({ tagPatternList: [`service-${index + 1}-*`], maxImageCount: index + 1 })),
    }),
  },
  hundredGrants: {
    title: 'one repository, pull grants to 100 roles (per grant)',
    perStack: ROLES,
    prepare: (stack) => ({ roles: Array.from({ length: ROLES }, (_, index) => newRole(stack, `Role${index}`)) }),
    byHand: (hand, stack, id, prepared) => {
      prepared.repository ??= hand.repository(stack, 'Repository', {});
      hand.pullPolicy(stack, prepared.roles[numberOf(id) % ROLES], [prepared.repository]);
    },
    withL2: ({ Repository }, stack, id, prepared) => {
      prepared.repository ??= new Repository(stack, 'Repository');
      prepared.repository.grantPull(prepared.roles[numberOf(id) % ROLES]);
    },
  },
  oneRole: {
    title: 'one role that pulls from 1,000 repositories',
    count: 1000,
    perStack: 1000,
    prepare: role,
    byHand: (hand, stack, id, { granted }) => { granted.push(hand.repository(stack, id, {})); },
    withL2: ({ Repository }, stack, id, { puller }) => { new Repository(stack, id).grantPull(puller); },
    finish: (hand, stack, { puller, granted }) => hand.pullPolicy(stack, puller, granted),
  },
  imports: {
    title: 'imports of 1,000 by name, the URI of each in an output',
    count: 1000,
    byHand: (hand, stack, id) => output(stack, id, `${hand.importedUri(stack, id, nameOf(id))}:latest`),
    withL2: ({ Repository }, stack, id) => output(stack, id, Repository.fromRepositoryName(stack, id, nameOf(id)).repositoryUriForTag('latest')),
  },
};

/** How each contestant builds what a case asks for. */
const STYLES = {
  [FLOOR]: byHand(new ByHand(false)),
  [SAME_PATHS]: byHand(new ByHand(true)),
  [THIN]: byHand(new Thinly()),
  [UPSTREAM]: (testCase) => ({ build: testCase.withL2.bind(undefined, upstream) }),
  [OURS]: (testCase) => ({ build: testCase.withL2.bind(undefined, ours) }),
};

/**
 * An app of `count` repositories over stacks of `perStack`, in two timed steps. With `empty`, the same app without the
 * repositories: what an app costs anyway.
 */
export function program(testCase, contestant, { count, perStack = 100, empty = false }) {
  const { build, finish } = STYLES[contestant](testCase);
  return (outdir) => {
    const app = new App({ outdir, context: NO_RESOURCE_LIMIT });
    const stacks = Array.from({ length: Math.ceil(count / perStack) }, (_, index) => new Stack(app, `Stack${index}`));
    const prepared = stacks.map((stack) => testCase.prepare?.(stack));
    return {
      construct() {
        for (let index = 0; index < count && !empty; index++) {
          const place = Math.floor(index / perStack);
          build(stacks[place], `Repository${index}`, prepared[place]);
        }
        if (!empty) {
          stacks.forEach((stack, place) => finish?.(stack, prepared[place]));
        }
      },
      synthesize() {
        app.synth();
      },
    };
  };
}

function byHand(hand) {
  return (testCase) => ({ build: testCase.byHand.bind(undefined, hand), finish: testCase.finish?.bind(undefined, hand) });
}

function repositoryWithTwoRules({ Repository, TagMutability, TagStatus }, stack, id) {
  return new Repository(stack, id, {
    imageScanOnPush: true,
    imageTagMutability: TagMutability.IMMUTABLE,
    lifecycleRules: [
      { description: 'no untagged images', tagStatus: TagStatus.UNTAGGED, maxImageAge: Duration.days(14) },
      { maxImageCount: 100 },
    ],
  });
}

function role(stack) {
  return { puller: newRole(stack, 'Role'), granted: [] };
}

function newRole(stack, id) {
  return new iam.Role(stack, id, { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com') });
}

function output(stack, id, value) {
  new CfnOutput(stack, `${id}Uri`, { value });
}

function nameOf(id) {
  return `team/service-${numberOf(id)}`;
}

function numberOf(id) {
  return Number(id.slice('Repository'.length));
}
