/**
 * The languages of the library: their names, the tools that they need, and the files of their packages.
 */
import { spawnSync } from 'node:child_process';

/** What the clients of registries print about a host that does not answer at all. A host that answers with an error does not count. */
const NO_ANSWER = [
  'unknown host', 'no such host', 'Name or service not known', 'nodename nor servname provided', 'Temporary failure in name resolution',
  'Name does not resolve', 'NameResolutionError', 'No address associated with hostname', 'server misbehaving',
  'Connection refused', 'actively refused', 'Network is unreachable', 'No route to host',
  'ConnectTimeoutError', 'connect timed out', 'Connection timed out', 'i/o timeout',
].join('|');

export const LANGUAGES = {
  js: {
    label: 'TypeScript',
    aliases: ['javascript', 'typescript', 'ts', 'node', 'npm'],
    artifacts: ['cdk-ecr@*.jsii.tgz'],
    tools: [],
  },
  python: {
    label: 'Python',
    aliases: ['py', 'pypi'],
    artifacts: ['cdk_ecr-*.whl', 'cdk_ecr-*.tar.gz'],
    tools: [
      { name: 'Python', atLeast: '3.10', ask: 'python3 --version', install: 'Python 3.10 or newer, as python3' },
      { name: 'venv module of Python', ask: 'python3 -c "import ensurepip, venv"', install: 'the venv module of Python (Debian: python3-venv)' },
    ],
    registry: {
      name: 'package index',
      unreachable: new RegExp(`Retry\\(total=0,.*(${NO_ANSWER})[^]*No matching distribution found`, 'i'), // the last attempt of pip, and its result
      settings: 'pip config list',
    },
  },
  java: {
    label: 'Java',
    aliases: ['jvm', 'maven'],
    artifacts: ['cdk-ecr-*.jar', 'cdk-ecr-*-sources.jar', 'cdk-ecr-*-javadoc.jar', 'cdk-ecr-*.pom'],
    tools: [
      { name: 'JDK', atLeast: '8', ask: 'javac -version', install: 'a JDK, 8 or newer (17 is what the tests run on)' },
      { name: 'Maven', atLeast: '3.6', ask: 'mvn --version', install: 'Maven 3.6 or newer' },
    ],
    registry: {
      name: 'Maven repository',
      unreachable: new RegExp(`Could not transfer artifact .*(${NO_ANSWER})`, 'i'),
      settings: 'mvn help:effective-settings',
    },
  },
  go: {
    label: 'Go',
    aliases: ['golang'],
    artifacts: ['go.mod', 'Repository.go', 'cdk-ecr-*.tgz'],
    tools: [{ name: 'Go', atLeast: '1.25', ask: 'go version', install: 'Go 1.25 or newer' }],
    registry: {
      name: 'module proxy',
      unreachable: new RegExp(`: dial tcp.*(${NO_ANSWER})`, 'i'),
      settings: 'go env GOPROXY GOSUMDB',
    },
  },
  dotnet: {
    label: '.NET',
    aliases: ['csharp', 'c#', '.net', 'net', 'nuget'],
    artifacts: ['CdkEcr.*.nupkg'],
    tools: [{ name: 'dotnet SDK', atLeast: '10', ask: 'dotnet --version', install: 'the .NET SDK, 10 or newer' }],
    registry: {
      name: 'package source',
      unreachable: new RegExp(`error NU1301:.*(${NO_ANSWER})`, 'i'),
      settings: 'dotnet nuget list source',
    },
  },
};

/** The languages that a command line names: `--language go`, `--language=go,java`, or just `go`. */
export function languagesAskedFor(args) {
  const words = args.flatMap((arg) => arg.replace(/^--?(language|lang|l|target|t)(=|$)/, '').split(',')).filter(Boolean);
  return [...new Set(words.map(languageCalled))];
}

function languageCalled(word) {
  const name = word.toLowerCase();
  const key = Object.keys(LANGUAGES).find((language) => language === name || LANGUAGES[language].aliases.includes(name));
  if (!key) {
    throw new Error(`unknown language ${JSON.stringify(word)}: choose from ${Object.keys(LANGUAGES).join(', ')}`);
  }
  return key;
}

/** What the machine lacks for a language, with what to install; undefined if it lacks nothing. */
export function missingTool(language) {
  for (const tool of LANGUAGES[language].tools) {
    const { status, stdout, stderr } = spawnSync(tool.ask, { shell: true, encoding: 'utf-8', cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
    const found = versionIn(`${stdout}${stderr}`);
    if (status !== 0) {
      return { reason: `no ${tool.name} found${tool.atLeast ? ` (needs ${tool.atLeast} or newer)` : ''}`, install: tool.install };
    }
    if (tool.atLeast && !isAtLeast(found ?? '0', tool.atLeast)) {
      return { reason: `${tool.name} ${found} is too old (needs ${tool.atLeast} or newer)`, install: tool.install };
    }
  }
  return undefined;
}

/** The first thing that looks like a version. Maven writes in bold. */
function versionIn(text) {
  return /\d+(\.\d+)*/.exec(text.replace(/\u001b\[\d*m/g, ''))?.[0];
}

/** javac of Java 8 calls itself 1.8. */
function isAtLeast(found, wanted) {
  const [have, want] = [found.replace(/^1\.(?=8\b)/, ''), wanted].map((version) => version.split('.').map(Number));
  return want.reduce((verdict, part, i) => verdict || Math.sign((have[i] ?? 0) - part), 0) >= 0;
}

/**
 * Splits languages into those that this machine can build and those that it cannot, with one line for each of the latter. A
 * language that was requested by name must be available.
 */
export function splitByToolchain(asked, say) {
  const ready = [];
  for (const language of asked.length > 0 ? asked : Object.keys(LANGUAGES)) {
    const missing = missingTool(language);
    if (!missing) {
      ready.push(language);
    } else if (asked.length > 0) {
      throw new Error(`cannot do ${LANGUAGES[language].label}: ${missing.reason}; install ${missing.install}`);
    } else {
      say(`skipped ${LANGUAGES[language].label}: ${missing.reason}`);
    }
  }
  return ready;
}

/**
 * The line to print when a language is skipped because its registry does not answer; undefined for any other error. A language that
 * was requested by name must be available, so its line also names the settings to check and the client's message.
 */
export function outOfReach(language, error, asked) {
  const { label, registry } = LANGUAGES[language];
  if (!registry?.unreachable.test(error.output ?? '')) {
    return undefined;
  }
  const reason = `its ${registry.name} cannot be reached`;
  return asked.length === 0
    ? `skipped ${label}: ${reason}`
    : `cannot do ${label}: ${reason}; check the settings: ${registry.settings}\n${error.message}`;
}
