import { RegionInfo } from 'aws-cdk-lib/region-info';

/** Where a template would be deployed. */
interface Environment {
  readonly account: string;
  readonly region: string;
}

/**
 * Properties in a form in which those that mean the same are equal: pseudo parameters have their values, text is joined, lists that
 * ECR and IAM take for sets are in one order, and a list of one item is the item.
 */
export function sameForm(value: unknown, environment: Environment): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => sameForm(item, environment));
    return items.length === 1 ? items[0] : items.sort((one, other) => JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const pseudo = ({
    'AWS::Partition': RegionInfo.get(environment.region).partition, 'AWS::Region': environment.region, 'AWS::AccountId': environment.account,
  } as Record<string, string | undefined>)[(value as { Ref: string }).Ref];
  if (pseudo !== undefined) {
    return pseudo;
  }
  const join = (value as { 'Fn::Join'?: [string, unknown[]] })['Fn::Join'];
  const parts = join?.[1].map((part) => sameForm(part, environment));
  if (parts?.every((part) => typeof part === 'string')) {
    return parts.join(join![0]);
  }
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'Sid').map(([key, item]) => [key, sameForm(item, environment)])
    .sort(([one], [other]) => one as string < (other as string) ? -1 : 1));
}
