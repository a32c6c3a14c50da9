import type { ImageFailureCode } from '@aws-sdk/client-ecr';
import type { Request, Response, World } from '../../../src/repository/auto-delete-images/handler';

/** An image in the fake registry. Children are the digests of the images that an index refers to. */
export interface FakeImage {
  readonly digest: string;
  readonly tags?: readonly string[];
  readonly children?: readonly string[];
  readonly archived?: boolean;
  readonly failure?: ImageFailureCode;
}

export const TAGGED = [{ Key: 'aws-cdk:auto-delete-images', Value: 'true' }];

const ARN = 'arn:aws:ecr:eu-west-1:111122223333:repository/';

/** Throws as the SDK does: the name of the error is the error code of the service. */
export function awsError(name: string, message = 'from the service'): Error {
  return Object.assign(new Error(message), { name });
}

/** One repository that follows the rules of ECR: pages, batches, indexes before their children. */
export class FakeEcr {
  public readonly calls: string[] = [];
  public readonly batches: number[] = [];
  public readonly errors: Record<string, Error> = {};
  public images: FakeImage[];

  /** For how many further calls a deleted index still protects its children. */
  public lag = 0;

  private deletedIndexes: FakeImage[] = [];

  constructor(images: readonly FakeImage[] = [], private readonly tags: { Key: string; Value: string }[] | undefined = TAGGED, private readonly name = 'repo') {
    this.images = [...images];
  }

  public get api(): World['ecr'] {
    return {
      describeRepositories: (input: any) => this.call('describeRepositories', input.repositoryNames[0], () => ({
        repositories: [{ repositoryName: this.name, repositoryArn: ARN + this.name }],
      })),
      listTagsForResource: (input: any) => this.call('listTagsForResource', input.resourceArn.replace(ARN, ''), () => ({ tags: this.tags })),
      listImages: (input: any) => this.call('listImages', input.repositoryName, () => this.page(input)),
      batchDeleteImage: (input: any) => this.call('batchDeleteImage', input.repositoryName, () => this.delete(input.imageIds)),
    } as World['ecr'];
  }

  private async call(operation: string, name: string, answer: () => unknown): Promise<any> {
    this.calls.push(operation);
    if (this.errors[operation]) {
      throw this.errors[operation];
    }
    if (name !== this.name) {
      throw awsError('RepositoryNotFoundException');
    }
    return answer();
  }

  private page(input: { maxResults: number; nextToken?: string; filter?: { imageStatus?: string } }) {
    if (input.maxResults > 1000) {
      throw awsError('InvalidParameterException');
    }
    const visible = this.images.filter((image) => !image.archived || input.filter?.imageStatus === 'ANY');
    const ids = visible.flatMap(({ digest, tags }) => tags?.length
      ? tags.map((imageTag) => ({ imageDigest: digest, imageTag }))
      : [{ imageDigest: digest }]);
    const start = Number(input.nextToken ?? 0);
    const end = start + input.maxResults;
    return { imageIds: ids.slice(start, end), nextToken: end < ids.length ? String(end) : undefined };
  }

  private delete(imageIds: { imageDigest: string }[]) {
    if (imageIds.length < 1 || imageIds.length > 100) {
      throw awsError('InvalidParameterException');
    }
    this.batches.push(imageIds.length);
    const failures = imageIds.flatMap((imageId) => {
      const failureCode = this.deleteOne(imageId.imageDigest);
      return failureCode ? [{ imageId, failureCode, failureReason: `because of ${failureCode}` }] : [];
    });
    this.deletedIndexes = this.lag-- > 0 ? this.deletedIndexes : [];
    return { failures };
  }

  private deleteOne(digest: string): ImageFailureCode | undefined {
    const image = this.images.find((candidate) => candidate.digest === digest);
    if (!image) {
      return 'ImageNotFound';
    }
    const referenced = [...this.images, ...this.deletedIndexes].some((other) => other.children?.includes(digest));
    const failure = image.failure ?? (referenced ? 'ImageReferencedByManifestList' : undefined);
    if (!failure) {
      this.images = this.images.filter((other) => other !== image);
      this.deletedIndexes.push(image);
    }
    return failure;
  }
}


export function request(overrides: Partial<Request> = {}): Request {
  return {
    RequestType: 'Delete',
    ResponseURL: 'https://cloudformation.example/path?X-Amz-Signature=secret',
    StackId: 'stack',
    RequestId: 'request',
    LogicalResourceId: 'Logical',
    PhysicalResourceId: 'repo',
    ResourceProperties: { RepositoryName: 'repo' },
    ...overrides,
  };
}

/** A world whose sender first fails the given number of times. */
export class FakeWorld {
  public readonly sent: { url: string; body: string }[] = [];
  public readonly lines: string[] = [];
  public readonly waits: number[] = [];

  constructor(private readonly ecr: FakeEcr, private failures = 0) {}

  public get world(): World {
    return {
      ecr: this.ecr.api,
      log: (line) => this.lines.push(line),
      wait: async (milliseconds) => void this.waits.push(milliseconds),
      send: async (url, body) => {
        if (this.failures-- > 0) {
          throw new Error('not now');
        }
        this.sent.push({ url, body });
      },
    };
  }

  public get response(): Response {
    return JSON.parse(this.sent[0].body);
  }
}
