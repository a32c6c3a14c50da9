import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as cdk from 'aws-cdk-lib/core';
import type * as cx from 'aws-cdk-lib/cx-api';
import { ModuleKind, transpileModule } from 'typescript';
import * as ecr from '../../src';

/** A statement of a user, and its expected result. */
export interface Input {
  readonly id: string;
  readonly call: string;
  readonly expect: 'error' | 'ok';
}

/** The result of a statement: the error that ended it, in its own line or at synthesis. */
export interface Outcome {
  readonly error?: Error;
  readonly when?: 'at once' | 'at synthesis';
  readonly templates?: object[];
  readonly assembly?: cx.CloudAssembly;
}

/** Runs the statement of an input in a stack of 111122223333/us-east-1 and synthesizes the app; `ecr` in it is our library by default. */
export function evaluate({ call }: Pick<Input, 'call'>, context?: Record<string, unknown>, library: object = ecr): Outcome {
  const app = new cdk.App({ analyticsReporting: false, context });
  const stack = new cdk.Stack(app, 'Stack', { env: { account: '111122223333', region: 'us-east-1' } });
  new cdk.CfnWaitConditionHandle(stack, 'NotEmpty'); // a template needs a resource
  try {
    compile(call)(library, cdk, iam, kms, stack);
  } catch (error) {
    return { error: error as Error, when: 'at once' };
  }
  try {
    const assembly = app.synth();
    return { assembly, templates: assembly.stacks.map(({ template }) => template) };
  } catch (error) {
    return { error: error as Error, when: 'at synthesis' };
  }
}

/** Fails unless the input has its expected result, for the expected reason. */
export function expectOutcome(input: Pick<Input, 'call' | 'expect'>, cause?: RegExp): void {
  const { error } = evaluate(input);
  if (input.expect === 'ok') {
    expect(error).toBeUndefined();
    return;
  }
  expect({ type: error?.name, validation: cdk.Errors.isValidationError(error) }).toEqual({ type: expect.any(String), validation: true });
  if (cause) {
    expect(error!.message).toMatch(cause);
  }
}

function compile(call: string): (...modules: unknown[]) => unknown {
  const { outputText } = transpileModule(`(${call})`, { compilerOptions: { module: ModuleKind.CommonJS, removeComments: true } });
  return new Function('ecr', 'cdk', 'iam', 'kms', 'stack', `return ${outputText.replace('"use strict";', '').trim()}`) as never;
}
