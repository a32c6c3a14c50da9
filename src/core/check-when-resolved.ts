import { Lazy, Token } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { messages, throwIfInvalid, type Problem } from './errors';
import { resolvedIn } from './tokens';

/**
 * Text that goes into a resource of any kind. Where it is a token, its value is checked when CDK resolves that resource, and in no
 * other way: a token may have a value there only.
 *
 * CDK resolves each resource twice: while it prepares the app, and when it writes the template. What is found in the first pass is
 * reported with all that is wrong elsewhere in the app.
 *
 * The text stays as it is, since services look for tokens of theirs in it; an empty token before it does the check.
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
