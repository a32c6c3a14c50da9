import shared from './bad-inputs.json';
import { MORE_INPUTS } from './more-inputs';

/** Every statement that must be accepted: ours and the shared ones. */
export const ACCEPTED_INPUTS: readonly string[] = [
  ...shared.filter(({ expect }) => expect === 'ok').map(({ call }) => call),
  ...Object.values(MORE_INPUTS).flat().filter(([verdict]) => verdict === 'ok').map(([, call]) => call),
];

/** Inputs that ECR accepts although the schema of the CloudFormation type is stricter. Sources disagree, so the looser one applies. */
const TIGHTER_SCHEMA: Record<string, RegExp> = {
  'tag keys of 128 characters': /'k'\.repeat\(128\)/,
  'tag values of 256 characters': /'v'\.repeat\(256\)/,
  'empty tag values': /add\('k', ''\)/,
  'unique ids as principals, which IAM writes itself when a role was deleted': /AROAEXAMPLE/,
};

/** Whether only tools that follow the schema complain about the statement. */
export function atOddsWithSchema(call: string): boolean {
  return Object.values(TIGHTER_SCHEMA).some((pattern) => pattern.test(call));
}
