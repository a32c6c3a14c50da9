// This file is the whole code of the Lambda function. It may import only modules of the Node.js runtime, such as the AWS SDK.
// eslint-disable-next-line import/no-extraneous-dependencies
import { ECR, type ImageFailure } from '@aws-sdk/client-ecr';

/** The tag that permits the function to empty a repository. */
const PERMISSION_TAG = 'aws-cdk:auto-delete-images';

/** The physical id of a resource whose creation failed. Its deletion has nothing to delete. The handlers of CDK use the same id. */
const CREATE_FAILED = 'AWSCDK::CustomResourceProviderFramework::CREATE_FAILED';

/** The physical id for a response that needs one, when the resource has none. */
const NO_PHYSICAL_ID = 'AWSCDK::CustomResourceProviderFramework::MISSING_PHYSICAL_ID';

/** The maximum number of images in a ListImages response. */
const PAGE = 1000;

/** The maximum number of images in a BatchDeleteImage request. */
const BATCH = 100;

/** CloudFormation accepts a response of at most 4096 bytes. The reason shares it with four ids. */
const REASON_LIMIT = 1024;

/** How many attempts are made before an operation fails. */
const ATTEMPTS = 5;

/** The request of CloudFormation to a custom resource. */
export interface Request {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties?: { readonly RepositoryName?: string };
  readonly OldResourceProperties?: { readonly RepositoryName?: string };
}

/** The response to CloudFormation. */
export interface Response {
  readonly Status: 'SUCCESS' | 'FAILED';
  readonly Reason: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId: string;
}

/** Everything outside the handler that it calls. */
export interface World {
  readonly ecr: Pick<ECR, 'batchDeleteImage' | 'describeRepositories' | 'listImages' | 'listTagsForResource'>;
  readonly send: (url: string, body: string) => Promise<void>;
  readonly log: (message: string) => void;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Handles the request, and always sends CloudFormation a response. */
export async function handle(request: Request, world: World): Promise<void> {
  world.log(`request: ${JSON.stringify({ ...request, ResponseURL: '...' })}`);
  const response = await respond(request, world);
  world.log(`response: ${JSON.stringify(response)}`);
  const send = () => world.send(request.ResponseURL, JSON.stringify(response));
  for (let attempt = 1; attempt < ATTEMPTS; attempt++) {
    try {
      return await send();
    } catch (error) {
      world.log(`attempt ${attempt} to answer CloudFormation: ${messageOf(error)}`);
      await world.wait(1000 * 2 ** (attempt - 1));
    }
  }
  return send();
}

async function respond(request: Request, world: World): Promise<Response> {
  const { StackId, RequestId, LogicalResourceId } = request;
  try {
    const PhysicalResourceId = await act(request, world);
    return { Status: 'SUCCESS', Reason: 'SUCCESS', StackId, RequestId, LogicalResourceId, PhysicalResourceId };
  } catch (error) {
    const PhysicalResourceId = request.PhysicalResourceId || (request.RequestType === 'Create' ? CREATE_FAILED : NO_PHYSICAL_ID);
    return { Status: 'FAILED', Reason: messageOf(error).slice(0, REASON_LIMIT), StackId, RequestId, LogicalResourceId, PhysicalResourceId };
  }
}

/** Does what the request asks for, and returns the physical id of the resource from now on. */
async function act(request: Request, world: World): Promise<string> {
  const repositoryName = request.ResourceProperties?.RepositoryName;
  if (request.RequestType === 'Delete' && request.PhysicalResourceId === CREATE_FAILED) {
    return CREATE_FAILED;
  }
  if (!repositoryName) {
    throw new Error('the custom resource has no RepositoryName');
  }
  switch (request.RequestType) {
    case 'Create':
      return repositoryName;
    case 'Update':
      return physicalIdAfterUpdate(request, repositoryName);
    case 'Delete':
      await emptyIfPermitted(repositoryName, world);
      return request.PhysicalResourceId || NO_PHYSICAL_ID;
  }
}

/**
 * A new physical id makes CloudFormation send a Delete for the old one, with the old name, after the update has succeeded. Only
 * then is the old repository emptied. For the same repository the id must stay, otherwise that Delete would empty a repository in
 * use.
 */
function physicalIdAfterUpdate(request: Request, repositoryName: string): string {
  const renamed = request.OldResourceProperties?.RepositoryName !== repositoryName;
  return renamed || !request.PhysicalResourceId ? repositoryName : request.PhysicalResourceId;
}

/** Empties the repository if it still exists and still carries the tag. */
async function emptyIfPermitted(repositoryName: string, world: World): Promise<void> {
  try {
    if (await isPermitted(repositoryName, world)) {
      await empty(repositoryName, world);
    } else {
      world.log(`${repositoryName} is not tagged ${PERMISSION_TAG}=true: its images stay`);
    }
  } catch (error) {
    if (nameOf(error) !== 'RepositoryNotFoundException') {
      throw error;
    }
    world.log(`${repositoryName} does not exist: there is nothing to delete`);
  }
}

async function isPermitted(repositoryName: string, { ecr }: World): Promise<boolean> {
  try {
    const { repositories } = await ecr.describeRepositories({ repositoryNames: [repositoryName] });
    const { tags } = await ecr.listTagsForResource({ resourceArn: repositories?.[0]?.repositoryArn });
    return (tags ?? []).some((tag) => tag.Key === PERMISSION_TAG && tag.Value === 'true');
  } catch (error) {
    if (isDeniedForLackOfTag(error)) {
      return false;
    }
    throw error;
  }
}

/**
 * The role is allowed to access all repositories of the account and region that have the tag. So if no policy allows the call, the
 * tag is missing: `autoDeleteImages` was switched off. Any other denial is explicit, and an error.
 */
function isDeniedForLackOfTag(error: unknown): boolean {
  return nameOf(error) === 'AccessDeniedException' && messageOf(error).includes('no identity-based policy allows');
}

/**
 * Deletes all images. An image that an image index refers to cannot be deleted before the index. Images that ECR rejects for that
 * reason are tried again while other images can be deleted, and a few times more, because ECR may take time to notice the
 * deletions.
 */
async function empty(repositoryName: string, world: World): Promise<void> {
  let digests = await listDigests(repositoryName, world);
  let stuck = 0;
  while (digests.length > 0) {
    const failures = await deleteImages(repositoryName, digests, world);
    const referenced = failures.filter((failure) => failure.failureCode === 'ImageReferencedByManifestList');
    stuck = referenced.length < digests.length ? 0 : stuck + 1;
    if (referenced.length < failures.length || stuck === ATTEMPTS) {
      throw new Error(describeFailures(repositoryName, failures));
    }
    if (stuck > 0) {
      await world.wait(1000 * stuck);
    }
    digests = referenced.map((failure) => failure.imageId!.imageDigest!);
  }
}

/**
 * The digests of all images, including archived ones. Tagged images come first, because indexes are tagged more often than the
 * images that they refer to.
 */
async function listDigests(repositoryName: string, { ecr }: World): Promise<string[]> {
  const tagged = new Set<string>();
  const untagged = new Set<string>();
  let nextToken: string | undefined;
  do {
    const page = await ecr.listImages({ repositoryName, maxResults: PAGE, nextToken, filter: { imageStatus: 'ANY' } });
    for (const { imageDigest, imageTag } of page.imageIds ?? []) {
      (imageTag ? tagged : untagged).add(imageDigest!);
    }
    nextToken = page.nextToken;
  } while (nextToken);
  return [...tagged, ...untagged];
}

/** Deletes images by digest, with all their tags. Returns the failures. */
async function deleteImages(repositoryName: string, digests: readonly string[], { ecr }: World): Promise<ImageFailure[]> {
  const failures: ImageFailure[] = [];
  for (let start = 0; start < digests.length; start += BATCH) {
    const imageIds = digests.slice(start, start + BATCH).map((imageDigest) => ({ imageDigest }));
    const result = await ecr.batchDeleteImage({ repositoryName, imageIds });
    failures.push(...result.failures ?? []);
  }
  return failures.filter((failure) => failure.failureCode !== 'ImageNotFound');
}

function describeFailures(repositoryName: string, failures: readonly ImageFailure[]): string {
  const [first] = failures;
  return `${failures.length} images of ${repositoryName} could not be deleted, the first of them ${first.imageId?.imageDigest}:`
    + ` ${first.failureCode} (${first.failureReason})`;
}

function nameOf(error: unknown): string | undefined {
  return error instanceof Error ? error.name : undefined;
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  return error.name === 'Error' ? error.message : `${error.name}: ${error.message}`;
}

/** Sends the response to CloudFormation. The address is a secret: it must not appear in an error. */
export async function put(url: string, body: string): Promise<void> {
  const status = await fetch(url, {
    method: 'PUT',
    headers: { 'content-type': '' }, // covered by the signature of the address
    body: Buffer.from(body),
    signal: AbortSignal.timeout(30_000),
  }).then((response) => response.status, (error) => error.cause?.code ?? error.name);
  if (status !== 200) {
    throw new Error(`CloudFormation was not reached: ${status}`);
  }
}

/** The entry point of the Lambda function. */
export async function handler(request: Request): Promise<void> {
  await handle(request, {
    ecr: new ECR({ maxAttempts: ATTEMPTS }),
    send: put,
    log: (message) => console.log(message),
    wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  });
}
