import { isRegion } from '../checks/regions';
import { urlSuffixOf } from '../core/partitions';
import { UNKNOWN } from '../core/tokens';

/** How ECR logs in to an upstream registry. */
export type Credential = 'none' | 'secret' | 'role';

/** A registry that ECR can pull from. */
export interface KnownUpstream {
  /** The name of the registry in the property `UpstreamRegistry`. */
  readonly registry: string;
  readonly credential: Credential;

  /** The account and region of a private registry of ECR, if the URL has them as text. */
  readonly account?: string;
  readonly region?: string;
}

/** The registry whose images have names without a namespace, but only in Docker commands. */
export const DOCKER_HUB = 'registry-1.docker.io';

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-creating-rule.html */
const BY_HOST: ReadonlyMap<string, KnownUpstream> = new Map<string, KnownUpstream>([
  ['public.ecr.aws', { registry: 'ecr-public', credential: 'none' }],
  ['registry.k8s.io', { registry: 'k8s', credential: 'none' }],
  ['quay.io', { registry: 'quay', credential: 'none' }],
  [DOCKER_HUB, { registry: 'docker-hub', credential: 'secret' }],
  ['ghcr.io', { registry: 'github-container-registry', credential: 'secret' }],
  ['registry.gitlab.com', { registry: 'gitlab-container-registry', credential: 'secret' }],
  ['cgr.dev', { registry: 'chainguard', credential: 'secret' }],
]);
const AZURE: KnownUpstream = { registry: 'azure-container-registry', credential: 'secret' };
const AZURE_HOST = /^[a-z0-9\0](?:[a-z0-9-\0]*[a-z0-9\0])?\.azurecr\.io$/;
const DOMAIN = 'amazonaws.com';
const ECR_HOST = /^([^.]+)\.dkr\.ecr\.([^.]+)\.(.+)$/;

/** The values that the property `UpstreamRegistry` accepts. */
export const REGISTRY_NAMES: readonly string[] = [...[...BY_HOST.values()].map(({ registry }) => registry), AZURE.registry, 'ecr'];

/** The registry of a URL. A token in the URL is `UNKNOWN`. */
export function findUpstream(url: string): KnownUpstream | undefined {
  const host = BY_HOST.get(url) ?? (AZURE_HOST.test(url) ? AZURE : undefined);
  if (host) {
    return host;
  }
  const [, account, region, domain] = ECR_HOST.exec(url) ?? [];
  const known = (part: string) => part.includes(UNKNOWN) ? undefined : part;
  return domain === undefined || !isDomainOf(domain, region) ? undefined
    : { registry: 'ecr', credential: 'role', account: known(account), region: known(region) };
}

/** The domain of the registries of a region, as literal text. For a region that CDK does not know, it is the most common one. */
export function domainOf(region: string): string {
  return urlSuffixOf(region) ?? DOMAIN;
}

/** The domain is that of the region. The API of ECR documents only `amazonaws.com`. */
function isDomainOf(domain: string, region: string): boolean {
  return domain === DOMAIN || domain.includes(UNKNOWN) || (isRegion(region) ? domain === domainOf(region) : region.includes(UNKNOWN));
}

/** Hosts that are often mistaken for an upstream, and what to use instead. */
const INSTEAD: ReadonlyArray<readonly [hosts: RegExp, instead: string]> = [
  [/^(?:(?:index|hub|auth|www|registry)\.)?docker\.(?:io|com)$|^registry\.hub\.docker\.com$/, 'UpstreamRegistry.dockerHub, whose host is "registry-1.docker.io"'],
  [/^(?:gallery\.ecr\.aws|ecr-public\.aws\.com)$/, 'UpstreamRegistry.ecrPublic, whose host is "public.ecr.aws"'],
  [/^k8s\.gcr\.io$/, 'UpstreamRegistry.kubernetes, whose host is "registry.k8s.io"'],
  [/^(?:github\.com|(?:docker|containers)\.pkg\.github\.com)$/, 'UpstreamRegistry.gitHub, whose host is "ghcr.io"'],
  [/^gitlab\.com$/, 'UpstreamRegistry.gitLab, whose host is "registry.gitlab.com"'],
  [/^(?:images\.chainguard\.dev|(?:www\.)?chainguard\.dev)$/, 'UpstreamRegistry.chainguard, whose host is "cgr.dev"'],
  [/(?:^|\.)azurecr\.io$/, 'UpstreamRegistry.azure, whose host is "<name>.azurecr.io"'],
  [/\.dkr[.-]ecr|(?:^|\.)api\.ecr\./, 'UpstreamRegistry.privateEcr, whose host is "<account>.dkr.ecr.<region>.amazonaws.com"'],
];

/** Registries that ECR is known not to pull from. */
const UNSUPPORTED: readonly RegExp[] = [
  /(?:^|\.)(?:gcr\.io|pkg\.dev)$/,
  /^(?:mcr\.microsoft\.com|nvcr\.io|registry\.redhat\.io|registry\.access\.redhat\.com|docker\.elastic\.co|lscr\.io|container-registry\.oracle\.com)$/,
  /(?:^|\.)(?:icr\.io|jfrog\.io)$/,
  /(?:^|\.)(?:gitlab|artifactory|nexus|harbor)\./, // ECR pulls from gitlab.com, not from other servers of GitLab
];

/** Why a host is not one that ECR pulls from: what to use instead, or an empty text. */
export function whyUnsupported(host: string): string | undefined {
  const instead = INSTEAD.find(([hosts]) => hosts.test(host))?.[1];
  return instead ?? (UNSUPPORTED.some((hosts) => hosts.test(host)) ? '' : undefined);
}
