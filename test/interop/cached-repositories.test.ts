import { type IRepository, Repository } from 'aws-cdk-lib/aws-ecr';
import { App, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { CONSUMERS, type Consumer } from './consumers';
import { PullThroughCacheRule, UpstreamRegistry } from '../../src';
import { HERE } from '../differential/same-template';
import { sameForm } from '../vectors/same-form';

const ENV = { account: HERE.account!, region: HERE.region! };
const RULE = 'AWS::ECR::PullThroughCacheRule';
const IMPORT_ACTIONS = ['ecr:BatchImportUpstreamImage', 'ecr:CreateRepository'];

/** What the first pull through a cache needs is left out, and a reference to the rule is its prefix. */
function withoutCache({ Resources = {}, ...template }: { Resources?: Record<string, { Type: string }> }): unknown {
  const [rule] = Object.entries(Resources).find(([, { Type }]) => Type === RULE) ?? [];
  const visit = (value: any): unknown => {
    if (Array.isArray(value)) {
      return value.filter((item) => !IMPORT_ACTIONS.includes(item)).map(visit);
    }
    if (typeof value === 'string') {
      return value.replace(/(_PROJECT_CONFIG_HASH.*?)[0-9a-f]{60,}/, '$1hash'); // which includes the permissions
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    if (value['Fn::Join']?.[0] === '') {
      return { 'Fn::Join': ['', joined(value['Fn::Join'][1].map(visit))] };
    }
    return rule !== undefined && value.Ref === rule ? 'quay'
      : Object.fromEntries(Object.entries(value).filter(([key]) => key !== rule).map(([key, item]) => [key, visit(item)]));
  };
  return sameForm(visit({ ...template, Resources }), ENV);
}

/** Parts of text; two known parts in a row are one. */
function joined(parts: unknown[]): unknown[] {
  return parts.reduce<unknown[]>((known, part) => {
    const last = known.at(-1);
    return typeof part === 'string' && typeof last === 'string' ? [...known.slice(0, -1), `${last}${part}`] : [...known, part];
  }, []);
}

/** The template of a consumer, and what is warned about. */
function synthesize({ use }: Consumer, repositoryIn: (stack: Stack) => IRepository) {
  const app = new App({ analyticsReporting: false, context: { 'aws:cdk:disable-creation-stack-traces': true } });
  const stack = new Stack(app, 'Stack', { env: ENV });
  use(stack, repositoryIn(stack));
  const { template, messages } = app.synth().getStackArtifact(stack.artifactId);
  return { template, warnings: messages.map(({ entry }) => String(entry.data)).filter((text) => text.includes('cdk-ecr:')) };
}

const cached = (stack: Stack): IRepository => (
  new PullThroughCacheRule(stack, 'Cache', { upstream: UpstreamRegistry.quay(), repositoryPrefix: 'quay' }).repository('team/service'));
const imported = (stack: Stack): IRepository => Repository.fromRepositoryName(new Construct(stack, 'Cache'), 'Repository:team:service', 'quay/team/service');

test.each(Object.entries(CONSUMERS))('%s takes a cached repository as any other, with the permission to import images', (_, consumer) => {
  expect(withoutCache(synthesize(consumer, cached).template)).toEqual(withoutCache(synthesize(consumer, imported).template));
});

test('a construct that runs a cached image is created after the rule, and may import the image', () => {
  const { template } = synthesize(CONSUMERS['a Fargate task'], cached);
  const { Cache18F6EE16: rule, ...others } = template.Resources;
  expect(rule.Type).toBe(RULE);
  const users = Object.values<any>(others).filter((resource) => JSON.stringify(resource).includes('{"Ref":"Cache18F6EE16"}'));
  expect(users.map(({ Type }) => Type)).toEqual(['AWS::ECS::TaskDefinition']);
  expect(JSON.stringify(Object.values<any>(others).find(({ Type }) => Type === 'AWS::IAM::Policy'))).toContain(IMPORT_ACTIONS.join('","'));
});

test.each<[keyof typeof CONSUMERS, string[]]>([
  ['a function from an image', ['cdk-ecr:cacheForLambda']],
  ['a Linux build image', []],
  ['a batch job', []],
  ['a Fargate task', []],
])('%s is warned about as far as it cannot pull through a cache', (name, ids) => {
  const { warnings } = synthesize(CONSUMERS[name], cached);
  expect([...new Set(warnings.map((text) => /cdk-ecr:\w+/.exec(text)![0]))]).toEqual(ids);
});
