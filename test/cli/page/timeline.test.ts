import * as fc from 'fast-check';
import { modelOf, pageModule } from './support';

const { layOut, imageAt, positionOf, raiseHeads, timeToX, xToTime } = pageModule('grid');
const { headOf } = pageModule('heads');
const { filterRows } = pageModule('filter');
const { Lanes } = pageModule('lanes');
const { ticks } = pageModule('ticks');
const { date, moment, sizeWords } = pageModule('words');
const LANES = 3;
const anImage = fc.record({
  hoursAgo: fc.integer({ min: 0, max: 5000 }),
  lane: fc.integer({ min: 0, max: LANES - 1 }),
  action: fc.integer({ min: 0, max: 3 }),
});
const models = fc.array(anImage, { minLength: 1, maxLength: 120 }).map((images) => modelOf(images, LANES));
const allRows = (model: any) => Int32Array.from(model.time.keys());
const wholeOf = (model: any) => ({ from: model.now - 5001 * 3600, to: model.now + 3600 });

describe('the grid', () => {
  test('each image in view has its own place, and the point where it is drawn leads back to it', () => {
    fc.assert(fc.property(models, fc.integer({ min: 200, max: 2000 }), (model, width) => {
      const grid = layOut(model, allRows(model), wholeOf(model), width);

      expect([...grid.order].sort((a, b) => a - b)).toEqual([...allRows(model)]);
      for (const row of allRows(model)) {
        const { x, y } = positionOf(grid, model, row);
        expect(imageAt(grid, x, y)).toMatchObject({ row, lane: model.lane[row] });
      }
    }));
  });

  test('an image outside of the view has no place', () => {
    fc.assert(fc.property(models, (model) => {
      const view = { from: model.now - 100 * 3600, to: model.now };
      const grid = layOut(model, allRows(model), view, 800);

      for (const row of allRows(model)) {
        if (model.time[row] < view.from - grid.step || model.time[row] > view.to + grid.step) {
          expect(positionOf(grid, model, row)).toBeUndefined();
        }
      }
    }));
  });

  test('a lane shows bars when a stack is higher than eight images, and marks when it is not', () => {
    const stack = (count: number) => modelOf(Array.from({ length: count }, () => ({ hoursAgo: 1, lane: 0 })), 1);

    expect([8, 9].map((count) => layOut(stack(count), allRows(stack(count)), wholeOf(stack(count)), 800).lanes[0].bars)).toEqual([false, true]);
  });

  test('time and place convert to each other', () => {
    const grid = layOut(modelOf([], 1), new Int32Array(0), { from: 1000, to: 9000 }, 640);

    fc.assert(fc.property(fc.integer({ min: 1000, max: 9000 }), (time) => {
      expect(xToTime(grid, timeToX(grid, time))).toBeCloseTo(time, 6);
    }));
  });
});

describe('the heads of the lanes', () => {
  /** A context in which each character is seven pixels wide. */
  const context = { measureText: (text: string) => ({ width: 7 * text.length }) };
  const rule = (selects: string, description = '') => ({ priority: 1, selects, does: 'expire all but the newest 9', description, cutoff: null as number | null });
  const headIn = (width: number, ...of: Parameters<typeof rule>) => {
    const model = { ...modelOf([{ hoursAgo: 1, lane: 0 }], 2), rules: [rule(...of)] };
    const grid = layOut(model, allRows(model), wholeOf(model), width);
    return { model, grid, head: headOf(context, model, grid, 0) };
  };
  const textsOf = ({ pieces }: any): string[] => pieces.map(({ text }: any) => text.replace(/\u00a0/g, ' '));

  test('are one line if there is room', () => {
    const { head } = headIn(600, 'v*', 'why');
    expect(textsOf(head)).toEqual(['1 image', '1  v*', 'expire all but the newest 9 · why']);
    expect(new Set(head.pieces.map(({ y }: any) => y)).size).toBe(1);
  });

  test('are broken into lines in a narrow window, not cut', () => {
    const { head } = headIn(200, 'release-candidate-*', 'the last releases');
    const texts = textsOf(head);
    expect(texts.slice(1).join(' ')).toBe('1  release-candida te-* expire all but the newest 9 · the last releases');
    expect(texts.every((text) => 7 * text.length <= 200)).toBe(true);
    expect(head.height).toBeGreaterThan(26 + 2 * 17);
  });

  test('end with an ellipsis if they are too long', () => {
    const texts = textsOf(headIn(300, 'x'.repeat(3000), 'y '.repeat(3000)).head);
    expect(texts.filter((text) => text.endsWith('…'))).toHaveLength(2);
    expect(texts.length).toBe(7);
  });

  test('move the lanes below them, and the images in those', () => {
    const { grid, head } = headIn(200, 'release-candidate-*', 'the last releases');
    const before = structuredClone(grid);
    raiseHeads(grid, [head.height, 26]);
    const more = head.height - 26;
    expect(grid.lanes.map(({ top }: any) => top)).toEqual(before.lanes.map(({ top }: any) => top + more));
    expect(grid.height).toBe(before.height + more);
  });

  test('have room for the text at an age limit in view', () => {
    const { model, grid, head } = headIn(600, 'v*');
    const limited = { ...model, rules: [{ ...model.rules[0], cutoff: model.now - 3600 }] };
    expect(headOf(context, limited, grid, 0).height).toBe(head.height + 15);
    const past = { ...model, rules: [{ ...model.rules[0], cutoff: model.now - 1e9 }] };
    expect(headOf(context, past, grid, 0).height).toBe(head.height);
  });
});

describe('the filter', () => {
  const model = modelOf([
    { hoursAgo: 1, lane: 0, tags: ['v1.2', 'latest'] }, { hoursAgo: 2, lane: 1, action: 2 }, { hoursAgo: 3, lane: 1, action: 1, tags: ['Main-v1'] },
  ], 2);
  const all = { tag: '', actions: [true, true, true, true], lane: -1 };

  test.each([
    ['', [0, 1, 2]], ['v1', [0, 2]], ['LATEST', [0]], ['main', [2]], ['v1*', [0]], ['*v1', [2]], ['*', [0, 2]], ['l*t', [0]], ['v*1*2', [0]], ['v1.2*2', []],
    [' v1 ', [0, 2]],
  ])('%j leaves rows %j', (tag, rows) => {
    expect([...filterRows(model, { ...all, tag })]).toEqual(rows);
  });

  test('action and lane are combined', () => {
    expect([...filterRows(model, { ...all, actions: [false, true, true, false] })]).toEqual([1, 2]);
    expect([...filterRows(model, { ...all, lane: 1, actions: [true, true, false, true] })]).toEqual([2]);
  });
});

describe('keys', () => {
  test('reach every image of a lane, from the newest to the oldest', () => {
    fc.assert(fc.property(models, (model) => {
      const lanes = new Lanes(model, allRows(model));
      const start = lanes.move(-1, 'ArrowLeft');
      const seen = [lanes.move(start, 'End')];
      while (seen[seen.length - 1] !== lanes.move(start, 'Home')) {
        seen.push(lanes.move(seen[seen.length - 1], 'ArrowLeft'));
      }

      expect(seen).toEqual([...allRows(model)].filter((row) => model.lane[row] === model.lane[start]));
      expect(lanes.move(seen[0], 'ArrowRight')).toBe(seen[0]);
    }));
  });

  test('move across lanes to the nearest image in time of the next lane that has images', () => {
    fc.assert(fc.property(models, fc.nat(), (model, pick) => {
      const from = pick % model.time.length;
      const to = new Lanes(model, allRows(model)).move(from, 'ArrowDown');
      const below = [...allRows(model)].filter((row) => model.lane[row] > model.lane[from]);
      const next = below.filter((row) => model.lane[row] === Math.min(...below.map((other) => model.lane[other])));
      const gap = (row: number) => Math.abs(model.time[row] - model.time[from]);

      expect(gap(to)).toBe(next.length === 0 ? 0 : Math.min(...next.map(gap)));
    }));
  });

  test('other keys are ignored', () => {
    expect(new Lanes(modelOf([{ hoursAgo: 1, lane: 0 }], 1), Int32Array.of(0)).move(0, 'a')).toBeUndefined();
  });
});

test('the time scale has a limited number of round times, in order and in view', () => {
  const [aStart, aSpan, aCount] = [fc.integer({ min: 0, max: 4e9 }), fc.integer({ min: 3600, max: 3e9 }), fc.integer({ min: 3, max: 20 })];
  fc.assert(fc.property(aStart, aSpan, aCount, (from, span, most) => {
    const found = ticks(from, from + span, most);
    const times = found.map(({ time }: { time: number }) => time);

    expect(times).toEqual([...new Set<number>(times)].sort((a, b) => a - b));
    expect(times.every((time: number) => time >= from && time <= from + span && time % 3600 === 0)).toBe(true);
    expect(times.length).toBeLessThanOrEqual(most + 2);
  }));
});

describe('the labels on the time scale', () => {
  const seconds = (text: string) => Date.parse(text) / 1000;
  const names = (from: string, to: string, most: number) => ticks(seconds(from), seconds(to), most).map(({ text }: any) => text);

  test.each<[string, string, string, number, string[]]>([
    ['hours', '2026-04-01T00:00:00Z', '2026-04-01T06:00:00Z', 3, ['1 Apr', '03:00', '06:00']],
    ['days', '2026-04-01T00:00:00Z', '2026-04-03T00:00:00Z', 3, ['1 Apr', '2 Apr', '3 Apr']],
    ['months', '2025-11-15T00:00:00Z', '2026-03-15T00:00:00Z', 5, ['Dec 2025', 'Jan 2026', 'Feb 2026', 'Mar 2026']],
    ['quarters', '2025-11-15T00:00:00Z', '2026-11-15T00:00:00Z', 5, ['Jan 2026', 'Apr 2026', 'Jul 2026', 'Oct 2026']],
    ['years', '2020-06-01T00:00:00Z', '2024-06-01T00:00:00Z', 5, ['2021', '2022', '2023', '2024']],
    ['years long ago', '0030-06-01T00:00:00Z', '0034-06-01T00:00:00Z', 5, ['31', '32', '33', '34']],
  ])('are %s', (_, from, to, most, expected) => expect(names(from, to, most)).toEqual(expected));

  test('stop at the first and last possible date', () => {
    expect(ticks(-8.64e12, 8.64e12, 5).length).toBeGreaterThan(1);
    expect(ticks(8.6e12, 9e12, 5).length).toBeLessThan(10);
    expect(ticks(NaN, 8.64e12, 5)).toEqual([]);
  });
});

describe('text of the page', () => {
  test('dates of all years are shown, but none beyond the last possible date', () => {
    expect([0, 253402300799, 8.64e12, 9e12, -9e12].map(date)).toEqual(['1970-01-01', '9999-12-31', '+275760-09-13', '+275760-09-13', '-271821-04-20']);
    expect(moment(1565300286)).toBe('2019-08-08 21:38');
  });

  test('totals of sizes mention what they do not include', () => {
    expect([sizeWords(1500, false), sizeWords(1500, true)]).toEqual(['1.5 kB', '1.5 kB without image indexes']);
  });
});
