import type { PreviewArguments } from './preview-arguments';
import { nameOf, readJson, readText } from './read-file';
import { onContentOf } from './read-policy';
import { BadInput } from './terminal';
import type { Terminal } from './terminal';
import { readDescribedImages } from '../lifecycle/preview/describe-images';
import type { LifecycleImage } from '../lifecycle/preview/lifecycle-image';

type Children = Record<string, string[]>;

/** Images and their source. */
export interface FoundImages {
  readonly images: LifecycleImage[];
  /** The files, as passed. */
  readonly files: readonly string[];
  readonly repositoryName?: string;
  /** Whether each file announces another page. */
  readonly isPartial: boolean;
}

/** Reads the images from the files in the arguments; throws `BadInput`. */
export async function readImages({ images: files, manifests }: PreviewArguments, terminal: Terminal): Promise<FoundImages> {
  const childDigests: Children = Object.create(null);
  for (const file of manifests) {
    collectChildren(file, await readJson(file, terminal), childDigests);
  }
  const images: LifecycleImage[] = [];
  const seen = new Map<string, string>();
  let isPartial = true;
  let repository: { name: string; file: string } | undefined;
  for (const file of files) {
    const text = await readText(file, terminal);
    if (text.trim() === '') {
      throw new BadInput(`${nameOf(file)}: is empty`);
    }
    for (const name of repositoryNames(text)) {
      if (repository && repository.name !== name) {
        throw new BadInput(`${nameOf(file)}: holds images of ${name}, but ${nameOf(repository.file)} of ${repository.name}; `
          + 'a policy is for one repository');
      }
      repository = { name, file };
    }
    const described = onContentOf(file, () => readDescribedImages([text], { childDigests, allowMissingPages: true }));
    isPartial &&= described.isPartial;
    for (const image of described.images) {
      const other = seen.get(image.digest);
      if (other !== undefined) {
        throw new BadInput(`${nameOf(file)}: lists ${image.digest} again${other === file ? '' : `, which is in ${nameOf(other)} too`}`);
      }
      seen.set(image.digest, file);
      images.push(image);
    }
  }
  return { images, files: files.map(nameOf), repositoryName: repository?.name, isPartial };
}

/** Cheaper than parsing a large file again for a value that no rule uses. */
function repositoryNames(text: string): Set<string> {
  return new Set(Array.from(text.matchAll(/"repositoryName"\s*:\s*"([^"\\]*)"/g), ([, name]) => name));
}

/** The children that the manifests of image indexes list. Other manifests have none. */
function collectChildren(file: string, answer: unknown, children: Children): void {
  const images = (answer as { images?: unknown } | null)?.images;
  if (!Array.isArray(images)) {
    throw new BadInput(`${nameOf(file)}: must be what 'aws ecr batch-get-image' prints, with a list images`);
  }
  images.forEach((image: { imageId?: { imageDigest?: unknown }; imageManifest?: unknown } | null, place) => {
    const digest = image?.imageId?.imageDigest;
    const manifest = manifestOf(image?.imageManifest);
    if (typeof digest !== 'string' || manifest === undefined) {
      throw new BadInput(`${nameOf(file)}: image ${place + 1} must have an imageId with imageDigest, and an imageManifest in JSON`);
    }
    if (Array.isArray(manifest.manifests)) {
      children[digest] = manifest.manifests.flatMap((child: { digest?: unknown } | null) => typeof child?.digest === 'string' ? [child.digest] : []);
    }
  });
}

function manifestOf(text: unknown): { manifests?: unknown } | undefined {
  try {
    const manifest: unknown = typeof text === 'string' ? JSON.parse(text) : undefined;
    return typeof manifest === 'object' && manifest !== null ? manifest : undefined;
  } catch {
    return undefined;
  }
}
