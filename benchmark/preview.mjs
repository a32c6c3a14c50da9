/**
 * The preview of a lifecycle policy. Only cdk-ecr has one.
 */
import { createHash } from 'node:crypto';
import { core, ours } from './libraries.mjs';
import { median, race } from './race.mjs';

const NOW = new Date('2030-01-01T00:00:00Z');
const DAY = 86_400_000;

/** `policy.preview(images)`, including the checks of the images. */
export function measurePreview({ quick }) {
  const count = quick ? 100 : 100_000;
  const policy = ours.LifecyclePolicy.of(mixedRules(50));
  const images = someImages(count);
  const { preview } = race({ preview: () => () => policy.preview(images, { now: NOW }) }, quick ? { rounds: 1, warmUps: 0 } : { rounds: 11, warmUps: 3 });
  return { title: 'a preview of 100,000 images and 50 lifecycle rules', absoluteOfOurs: `${Math.round(median(preview))} ms` };
}

/** Patterns of all kinds, prefixes, one rule for untagged images and one for the rest. */
function mixedRules(count) {
  const tagged = Array.from({ length: count - 2 }, (_, index) => [
    { tagPatternList: [`service-${index}-*`], maxImageCount: 10 + index },
    { tagPatternList: [`*-rc${index}`, `*-beta${index}*`], maxImageAge: core.Duration.days(10 + index) },
    { tagPrefixList: [`v${index}.`], maxImageCount: 20 },
  ][index % 3]);
  return [...tagged, { tagStatus: 'untagged', maxImageAge: core.Duration.days(14) }, { tagStatus: 'any', maxImageAge: core.Duration.days(365) }];
}

/** Images of the last 1,000 days: some untagged, most with one tag, some with two. The same images in every run. */
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
