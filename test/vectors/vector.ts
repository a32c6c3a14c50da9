import type { Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import type { PropertyChecks } from '../../src/core/property-checks';

/** A resource of a template. */
export interface TemplateResource {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: any;
}

/** What the vectors say of a resource. */
export interface Vector {
  readonly id: string;
  readonly type: string;
  readonly properties: any;
  readonly region: string;
  readonly account: string;
}

/** A resource that is refused or accepted. */
export interface Input extends Vector {
  readonly expect: 'ok' | 'warn' | 'error';
  readonly confidence: 'high' | 'medium' | 'low';
  readonly why: string;

  /** Other resources of the same template. */
  readonly also?: TemplateResource[];
}

/** A resource that somebody wants. */
export interface Example extends Vector {
  readonly intent: string;

  /** Properties that may be there or not. */
  readonly optional?: string[];

  /** Resources of the user. */
  readonly given?: TemplateResource[];

  /** Resources that come with it. */
  readonly expected?: TemplateResource[];
}

/** The construct of a logical id that properties refer to: `{ "Ref": … }` or `{ "Fn::GetAtt": … }`. */
export type FindConstruct = (reference: unknown) => any;

/** A type in the two ways in which it is tried. */
export interface TypeUnderTest {
  /** The checks of its properties in a template. */
  readonly checks?: PropertyChecks<any>;

  /** Writes properties as a user of our construct would. */
  readonly construct: (stack: Stack, id: string, properties: any, find: FindConstruct) => IConstruct;
}
