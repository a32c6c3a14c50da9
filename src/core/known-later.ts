import { Token } from 'aws-cdk-lib/core';

/**
 * What stands in for the result of a look-up until the CLI has made it: of a parameter (`StringParameter.valueFromLookup`),
 * and of a repository or a role. To refuse it would keep the CLI from ever making the look-up.
 */
const LOOKUP_DUMMY = /dummy-value-for-|DUMMY_ARN/;
/** What CloudFormation puts a value in for: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html */
const DYNAMIC_REFERENCE = '{{resolve:';

/** Whether a text without tokens holds something whose value is still to come. */
export function holdsPlaceholder(text: string): boolean {
  return text.includes(DYNAMIC_REFERENCE) || LOOKUP_DUMMY.test(text);
}

/** Whether nothing can be told of a value yet: it is or holds a token, a dynamic reference, or the dummy of a look-up. */
export function isKnownLater(value: unknown): boolean {
  return Token.isUnresolved(value) || (typeof value === 'string' && holdsPlaceholder(value));
}
