/**
 * Lifecycle policies: writing one, and previewing what it would do.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { measure } from 'mitata';
import { manyRules } from './by-hand.mjs';
import { core, ours, require } from './libraries.mjs';
import { median } from './race.mjs';

const { Duration } = core;
const { LifecyclePolicy } = ours;
const NOW = new Date('2030-01-01T00:00:00Z');
const DAY = 86_400_000;

/** Rendering is ordering, numbering and writing; the checks come before, when a rule is added. */
export async function rendering({ quick }) {
  const policy = manyRules(50);
  const rules = policy.rules.map(({ selection }) => ({ tagPatternList: selection.tagPatternList, maxImageCount: selection.countNumber }));
  const { LifecycleRuleSet } = require(join(libraryFolder(), 'lifecycle', 'lifecycle-rule-set.js'));
  const checked = new LifecycleRuleSet();
  rules.forEach((rule) => checked.add(rule));
  if (checked.plainText() !== JSON.stringify(policy)) {
    throw new Error('the rendered policy differs from the one by hand');
  }
  return raceBriefly({
    stringify: () => JSON.stringify(policy),
    render: () => checked.copy().plainText(), // a set remembers its text, a copy does not
    checkAndRender: () => LifecyclePolicy.of(rules).toJson(),
  }, { quick });
}

/** Milliseconds of `policy.preview(images)` for each number of images and rules, and how it grows with the images. */
export async function previews({ quick }) {
  const counts = quick ? [10, 100] : [1_000, 10_000, 100_000];
  const rows = [];
  for (const ruleCount of [5, 50]) {
    const policy = LifecyclePolicy.of(mixedRules(ruleCount));
    const actions = counts.map((count) => [count, someImages(count)]).map(([count, images]) => [count, () => policy.preview(images, { now: NOW })]);
    const times = await raceBriefly(Object.fromEntries(actions), { quick });
    rows.push(...counts.map((count, index) => ({
      ruleCount,
      imageCount: count,
      milliseconds: times[count].microseconds / 1000,
      toTenth: index > 0 ? median(times[count].rounds.map((time, round) => time / times[counts[index - 1]].rounds[round])) : undefined,
    })));
  }
  return rows;
}

/** Microseconds of short actions, which take turns of some milliseconds. */
async function raceBriefly(actions, { quick }) {
  const names = Object.keys(actions);
  const rounds = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < (quick ? 1 : 15); round++) {
    for (const name of names) {
      const { p50 } = await measure(actions[name], { min_samples: 2, min_cpu_time: quick ? 1e6 : 50e6, warmup_samples: 1 });
      rounds[name].push(p50 / 1000);
    }
  }
  return Object.fromEntries(names.map((name) => [name, { rounds: rounds[name], microseconds: median(rounds[name]) }]));
}

function libraryFolder() {
  return join(require.resolve('cdk-ecr'), '..');
}

/** Patterns of all shapes, prefixes, one rule for untagged images and one for the rest. */
function mixedRules(count) {
  const tagged = Array.from({ length: count - 2 }, (_, index) => [
    { tagPatternList: [`service-${index}-*`], maxImageCount: 10 + index },
    { tagPatternList: [`*-rc${index}`, `*-beta${index}*`], maxImageAge: Duration.days(10 + index) },
    { tagPrefixList: [`v${index}.`], maxImageCount: 20 },
  ][index % 3]);
  return [...tagged, { tagStatus: 'untagged', maxImageAge: Duration.days(14) }, { tagStatus: 'any', maxImageAge: Duration.days(365) }];
}

/** Images of the last 1,000 days: some untagged, most with one tag, some with two. The same ones in every run. */
function someImages(count) {
  return Array.from({ length: count }, (_, index) => {
    const tags = [`service-${index % 97}-${index}`, `v${index % 61}.${index}`, `build-${index}-rc${index % 53}`, `other-${index}`];
    return {
      digest: `sha256:${createHash('sha256').update(String(index)).digest('hex')}`,
      tags: index % 7 === 0 ? [] : index % 5 === 0 ? [tags[index % 4], `latest-${index}`] : [tags[index % 4]],
      pushedAt: new Date(NOW.getTime() - (index * 7_919_777) % (1000 * DAY)),
    };
  });
}
