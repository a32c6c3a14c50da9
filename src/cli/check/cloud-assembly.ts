import { stat } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { pathInside } from './path-inside';
import { readTemplate, readText } from './read-template';
import type { Environment, ReadTemplate } from './read-template';
import { isAccountId } from '../../checks/account-ids';
import { isRegion } from '../../checks/regions';
import { isObject, memberOf } from '../../template-check/template-resources';
import { parseJson } from '../read-file';
import { BadInput } from '../terminal';
import type { Terminal } from '../terminal';

/** Reads the templates of a cloud assembly, of the assemblies in it, which are stages, and of nested stacks; throws `BadInput`. */
export async function readAssembly(root: string, environment: Environment, terminal: Terminal): Promise<ReadTemplate[]> {
  return new Reader(root, environment, terminal).read();
}

class Reader {
  private readonly seen = new Set<string>();
  private readonly templates: ReadTemplate[] = [];

  constructor(private readonly root: string, private readonly environment: Environment, private readonly terminal: Terminal) {}

  public async read(): Promise<ReadTemplate[]> {
    await this.readFolder(this.root);
    return this.templates;
  }

  private async readFolder(folder: string): Promise<void> {
    const manifest = join(folder, 'manifest.json');
    const content = parseJson(manifest, await readText(manifest, this.terminal));
    const artifacts = memberOf(content, 'artifacts') ?? {};
    if (typeof memberOf(content, 'version') !== 'string' || !isObject(artifacts)) {
      throw new BadInput(`${manifest}: is not the manifest of a cloud assembly`);
    }
    const files = await this.assetFiles(folder, Object.values(artifacts));
    for (const artifact of Object.values(artifacts)) {
      const properties = memberOf(artifact, 'properties');
      const [template, nested] = [memberOf(properties, 'templateFile'), memberOf(properties, 'directoryName')];
      if (memberOf(artifact, 'type') === 'aws:cloudformation:stack' && typeof template === 'string') {
        await this.readStack(folder, this.inside(manifest, folder, template), this.environmentOf(artifact), files);
      }
      if (memberOf(artifact, 'type') === 'cdk:cloud-assembly' && typeof nested === 'string' && this.isNew(join(folder, nested))) {
        await this.readFolder(this.inside(manifest, folder, nested));
      }
    }
  }

  /** A template that two nested stacks share is read once, so that its resources do not look like duplicates. */
  private async readStack(folder: string, file: string, environment: Environment, files: ReadonlyMap<string, string>): Promise<void> {
    if (!this.isNew(file)) {
      return;
    }
    const read = await readTemplate(file, environment, this.terminal, this.root);
    const notes = [...read.notes];
    this.templates.push({ ...read, notes });
    for (const { logicalId, path } of nestedStacks(read.template, files)) {
      const nested = path === undefined || isAbsolute(path) ? path : join(folder, path);
      if (nested !== undefined && this.isInside(nested) && await isFile(nested)) {
        await this.readStack(folder, nested, environment, files);
      } else {
        notes.push(`${file}: the template of the nested stack ${logicalId} is not in ${this.root}, so it is not checked`);
      }
    }
  }

  /** The files of assets by their hash, which is in the URL of a nested stack. */
  private async assetFiles(folder: string, artifacts: readonly unknown[]): Promise<Map<string, string>> {
    const files = new Map<string, string>();
    for (const artifact of artifacts.filter((each) => memberOf(each, 'type') === 'cdk:asset-manifest')) {
      const name = memberOf(memberOf(artifact, 'properties'), 'file');
      const manifest = typeof name === 'string' ? join(folder, name) : undefined;
      if (manifest !== undefined && this.isInside(manifest) && await isFile(manifest)) {
        const listed = memberOf(parseJson(manifest, await readText(manifest, this.terminal)), 'files');
        for (const [hash, asset] of Object.entries(isObject(listed) ? listed : {})) {
          const path = memberOf(memberOf(asset, 'source'), 'path');
          if (typeof path === 'string') {
            files.set(hash, path);
          }
        }
      }
    }
    return files;
  }

  private environmentOf(artifact: unknown): Environment {
    const [, account, region] = /^aws:\/\/([^/]*)\/([^/]*)$/.exec(String(memberOf(artifact, 'environment'))) ?? ['', '', ''];
    return {
      account: isAccountId(account) ? account : this.environment.account,
      region: isRegion(region) ? region : this.environment.region,
    };
  }

  private inside(manifest: string, folder: string, path: string): string {
    const file = join(folder, path);
    if (isAbsolute(path) || !this.isInside(file)) {
      throw new BadInput(`${manifest}: names ${path}, which is outside of ${this.root}`);
    }
    return file;
  }

  private isInside(file: string): boolean {
    return pathInside(this.root, file) !== undefined;
  }

  private isNew(path: string): boolean {
    const whole = resolve(path);
    return !this.seen.has(whole) && this.seen.add(whole) !== undefined;
  }
}

/** The nested stacks of a template, with the paths of their own templates if they are known. */
function nestedStacks(template: unknown, files: ReadonlyMap<string, string>): { logicalId: string; path?: string }[] {
  const resources = memberOf(template, 'Resources');
  return Object.entries(isObject(resources) ? resources : {})
    .filter(([, resource]) => memberOf(resource, 'Type') === 'AWS::CloudFormation::Stack')
    .map(([logicalId, resource]) => {
      const written = memberOf(memberOf(resource, 'Metadata'), 'aws:asset:path'); // by the cdk CLI; other programs write no metadata
      const url = JSON.stringify(memberOf(memberOf(resource, 'Properties'), 'TemplateURL')) ?? '';
      return { logicalId, path: typeof written === 'string' ? written : files.get(/[0-9a-f]{64}(?=\.)/.exec(url)?.[0] ?? '') };
    });
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
