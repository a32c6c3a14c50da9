import type { ErrorDocs } from './error-doc';
import type { PUBLIC_REPOSITORY_CODES } from '../../src/codes/error-codes';

/** Public repositories. */
export const PUBLIC_REPOSITORY_ERRORS = {
  PublicRepositoryInOtherRegion: {
    cause: 'A public repository is in a stack of another region than us-east-1. CloudFormation supports the type only there.',
    fix: "Define it in a separate stack with `env: { region: 'us-east-1' }`; other stacks import it.",
    example: "new PublicRepository(new Stack(app, 'Gallery', { env: { region: 'eu-west-1' } }), 'Cli')",
  },
  InvalidCatalogText: {
    cause: 'The description, about text or usage text of a public repository is not a string, or too long.',
    fix: 'Use at most 1,024 characters for the description, and 10,240 for the others.',
    example: "new PublicRepository(this, 'Cli', { description: readFileSync('README.md', 'utf-8') })",
  },
  InvalidBadge: {
    cause: 'An architecture or operating system of a public repository is empty, too long, or in the list twice.',
    fix: 'Use up to 50 different values of 1 to 50 characters, such as `PublicArchitecture.ARM_64`.',
    example: "PublicArchitecture.of('')",
  },
  InvalidRegistryAlias: {
    cause: 'The alias of a public registry is not one that ECR assigns.',
    fix: 'Pass the part of the URI between `public.ecr.aws/` and the name of the repository.',
    example: "new PublicRepository(this, 'Cli', { registryAlias: 'public.ecr.aws/a1b2c3d4' })",
  },
  RegistryAliasRequired: {
    cause: 'A program reads the URI of a public repository, but the alias of its registry is not known. A template cannot read it.',
    fix: 'Pass `registryAlias`. The AWS console shows it, and so does `aws ecr-public describe-registries --region us-east-1`.',
    example: "new PublicRepository(this, 'Cli').repositoryUri",
  },
  DuplicatePublicRepository: {
    cause: 'Two public repositories of one account have the same name.',
    fix: 'Give one of them another name, or define one and import it where it is used.',
    example: "['A', 'B'].forEach((id) => new PublicRepository(this, id, { repositoryName: 'acme/cli' }))",
  },
} satisfies ErrorDocs<typeof PUBLIC_REPOSITORY_CODES[number]>;
