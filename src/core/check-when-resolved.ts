import { Lazy, Token } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { messages, throwIfInvalid, type Problem } from './errors';
import { resolvedIn } from './tokens';

/**
 * Text that goes into a resource of any kind. If it is a token, its value is checked only while CDK resolves that resource, because
 * a token may have a value only there.
 *
 * CDK resolves each resource twice: when it prepares the app, and when it writes the template. Problems found in the first pass are
 * reported together with all other problems of the app.
 *
 * The text itself does not change, because services look for their own tokens in it. An empty token before the text runs the check.
 */
export function checkWhenResolved(scope: IConstruct, text: string, check: (value: unknown) => Problem[]): string {
  if (!Token.isUnresolved(text)) {
    return text;
  }
  const found = new Map<string, Problem>();
  scope.node.addValidation({ validate: () => messages([...found.values()]) });
  const checkpoint = Lazy.uncachedString({
    produce: (context) => {
      const problems = check(resolvedIn(context, text));
      if (context.preparing) {
        problems.forEach((problem) => found.set(problem.message, problem));
      } else {
        throwIfInvalid(problems.filter(({ message }) => !found.has(message)), scope);
      }
      return '';
    },
  });
  return `${checkpoint}${text}`;
}
