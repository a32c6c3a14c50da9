/**
 * Writes the output of `aws ecr describe-images` and `batch-get-image` for a fictional repository, for examples/preview:
 *
 *     node scripts/sample-images.mjs [--images 340] [--out examples/preview] [--check]
 *
 * The same number of images always gives the same bytes: the random numbers come from a seed, and the time is fixed at NOW. --check
 * writes nothing, and fails if the files differ.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const NOW = Date.parse('2026-11-01T06:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The account in the AWS documentation. */
const REGISTRY = '111122223333';
const REPOSITORY = 'sample/web-shop';
const IMAGE = 'application/vnd.oci.image.manifest.v1+json';
const INDEX = 'application/vnd.oci.image.index.v1+json';

/** The pushes of one repository, from the first day to NOW. */
class History {
  details = [];
  children = new Map();
  holders = new Map();
  state = 20_261_101;
  pushes = 0;

  /** A number from 0 to 1, the same in every run (xorshift). */
  chance() {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return (this.state >>> 0) / 2 ** 32;
  }

  between(least, most) {
    return least + Math.floor(this.chance() * (most - least + 1));
  }

  hash() {
    return createHash('sha256').update(`${REPOSITORY}#${this.pushes++}`).digest('hex');
  }

  /** When a tag moves, the image that had it before may become untagged. */
  push(time, tags, more = {}) {
    const image = {
      imageDigest: `sha256:${this.hash()}`,
      imageTags: tags,
      imageSizeInBytes: this.between(62, 190) * 1_000_000 + this.between(0, 999_999),
      imagePushedAt: time,
      imageManifestMediaType: IMAGE,
      artifactMediaType: 'application/vnd.oci.image.config.v1+json',
      ...more,
    };
    for (const tag of tags) {
      const holder = this.holders.get(tag);
      if (holder) {
        holder.imageTags = holder.imageTags.filter((other) => other !== tag);
      }
      this.holders.set(tag, image);
    }
    this.details.push(image);
    return image;
  }

  /** An image index, after its two platform images and the build attestation of each. */
  pushMultiArch(time, tags) {
    const platforms = [0, 1].map((second) => this.push(time + second * 1000, []));
    const attestations = [2, 3].map((second) => this.push(time + second * 1000, [], { imageSizeInBytes: this.between(900, 4000) }));
    const children = [...platforms, ...attestations];
    const index = this.push(time + 5000, tags, {
      imageManifestMediaType: INDEX,
      artifactMediaType: undefined,
      imageSizeInBytes: children.reduce((sum, { imageSizeInBytes }) => sum + imageSizeInBytes, 0),
    });
    this.children.set(index.imageDigest, children.map(({ imageDigest }) => imageDigest));
    return index;
  }

  /** A signature, which names the image that it belongs to. */
  sign(subject) {
    this.push(subject.imagePushedAt + 40_000, [], {
      imageSizeInBytes: this.between(1500, 6000),
      artifactMediaType: 'application/vnd.dev.cosign.artifact.sig.v1+json',
      subjectManifestDigest: subject.imageDigest,
    });
  }

  /** ECR records a pull at most once a day. */
  pull(image, until) {
    const last = image.imagePushedAt + this.chance() * (until - image.imagePushedAt);
    image.lastRecordedPullTime = Math.max(last, image.imagePushedAt + HOUR);
  }
}

/** A large repository has more pushes per day instead of a longer history. More images are generated than requested; the newest are kept. */
function write(count) {
  const history = new History();
  const days = Math.min(Math.ceil(count / 1.2), 900);
  const teams = Math.ceil(count / 1.2 / days);
  const version = { pullRequest: 4100, minor: 0, patch: 0, due: 0 };
  for (let midnight = NOW - 6 * HOUR - days * DAY; midnight < NOW - DAY; midnight += DAY) {
    for (let team = 0; team < teams; team++) {
      workday(history, midnight, version);
    }
    for (version.due += teams / 13; version.due >= 1; version.due--) {
      release(history, midnight + history.between(10 * 60, 16 * 60) * 60_000, version);
    }
    if (new Date(midnight).getUTCDay() === 3) {
      history.push(midnight + 2 * HOUR, ['buildcache'], { artifactMediaType: 'application/vnd.buildkit.cacheconfig.v0' });
    }
  }
  const details = history.details.sort((a, b) => a.imagePushedAt - b.imagePushedAt).slice(-count);
  storeAway(history, details);
  return { details, history };
}

function workday(history, midnight, version) {
  const weekend = [0, 6].includes(new Date(midnight).getUTCDay());
  for (let build = history.between(0, weekend ? 1 : 2); build > 0; build--) {
    const time = midnight + history.between(7 * 3600, 19 * 3600) * 1000;
    if (history.chance() < 0.45) {
      history.push(time, ['main', `main-${history.hash().slice(0, 7)}`]);
    } else if (history.chance() < 0.8) {
      history.push(time, [`pr-${++version.pullRequest}`]);
    } else {
      history.push(time, [`feature-${['checkout', 'search', 'basket'][history.between(0, 2)]}`]);
    }
  }
}

function release(history, time, version) {
  const isMinor = history.chance() < 0.4;
  version.minor += isMinor ? 1 : 0;
  version.patch = isMinor ? 0 : version.patch + 1;
  const { minor, patch } = version;
  const image = history.pushMultiArch(time, [`v2.${minor}.${patch}`, `v2.${minor}`, 'latest']);
  history.sign(image);
  history.pull(image, NOW);
  if (history.chance() < 0.5) {
    const date = new Date(time + DAY).toISOString().slice(0, 10);
    image.imageTags.push(`prod-${date}`);
    image.lastRecordedPullTime = NOW - history.between(1, 60) * HOUR;
  }
}

/** Some old builds were archived, a few of them restored. */
function storeAway(history, details) {
  for (const image of details) {
    const age = NOW - image.imagePushedAt;
    if (image.imageTags.some((tag) => tag.startsWith('main-')) && history.chance() < 0.6) {
      history.pull(image, Math.min(NOW, image.imagePushedAt + 20 * DAY));
    }
    if (age > 150 * DAY && image.imageTags.some((tag) => tag.startsWith('main-')) && history.chance() < 0.7) {
      image.lastArchivedAt = image.imagePushedAt + history.between(90, 110) * DAY;
      const restored = history.chance() < 0.1;
      image.imageStatus = restored ? 'ACTIVE' : 'ARCHIVED';
      if (restored) {
        image.lastActivatedAt = Math.min(image.lastArchivedAt + history.between(5, 30) * DAY, NOW - DAY);
      }
    }
  }
}

/** The key order and the date format of the AWS CLI. */
function detailOf(image) {
  const date = (time) => time === undefined ? undefined : `${new Date(time).toISOString().slice(0, 19)}+00:00`;
  return {
    registryId: REGISTRY,
    repositoryName: REPOSITORY,
    imageDigest: image.imageDigest,
    imageTags: image.imageTags.length > 0 ? image.imageTags : undefined,
    imageSizeInBytes: image.imageSizeInBytes,
    imagePushedAt: date(image.imagePushedAt),
    imageManifestMediaType: image.imageManifestMediaType,
    artifactMediaType: image.artifactMediaType,
    lastRecordedPullTime: date(image.lastRecordedPullTime),
    subjectManifestDigest: image.subjectManifestDigest,
    imageStatus: image.imageStatus ?? 'ACTIVE',
    lastArchivedAt: date(image.lastArchivedAt),
    lastActivatedAt: date(image.lastActivatedAt),
  };
}

function manifestOf(digest, children) {
  const manifests = children.map((child, index) => ({ mediaType: IMAGE, digest: child, platform: platformOf(index) }));
  return {
    registryId: REGISTRY,
    repositoryName: REPOSITORY,
    imageId: { imageDigest: digest },
    imageManifest: JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests }),
    imageManifestMediaType: INDEX,
  };
}

function platformOf(index) {
  return index > 1 ? { architecture: 'unknown', os: 'unknown' } : { architecture: ['amd64', 'arm64'][index], os: 'linux' };
}

/** One image per line, so that a diff stays readable. */
function lines(key, items, more) {
  return `{"${key}":[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]${more}}\n`;
}

const { values } = parseArgs({
  options: { images: { type: 'string', default: '340' }, out: { type: 'string', default: join(ROOT, 'examples', 'preview') }, check: { type: 'boolean' } },
});
const { details, history } = write(Number(values.images));
const indexes = details.filter(({ imageDigest }) => history.children.has(imageDigest));
const files = {
  'images.json': lines('imageDetails', details.map(detailOf), ''),
  'manifests.json': lines('images', indexes.map(({ imageDigest }) => manifestOf(imageDigest, history.children.get(imageDigest))), ',"failures":[]'),
};
mkdirSync(values.out, { recursive: true });
for (const [name, text] of Object.entries(files)) {
  const path = join(values.out, name);
  if (!values.check) {
    writeFileSync(path, text);
  } else if (readFileSync(path, 'utf-8') !== text) {
    console.error(`${name} is not what scripts/sample-images.mjs writes`);
    process.exitCode = 1;
  }
}
console.log(`${details.length} images, ${indexes.length} of them image indexes`);
