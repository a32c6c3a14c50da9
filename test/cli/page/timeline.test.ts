import * as fc from 'fast-check';
import { modelOf, pageModule } from './support';

const { layOut, imageAt, positionOf, timeToX, xToTime } = pageModule('grid');
const { filterRows } = pageModule('filter');
const { Lanes } = pageModule('lanes');
const { ticks } = pageModule('ticks');
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
  test('each image in view has a place of its own, and the point where it is drawn leads back to it', () => {
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

  test('time and place lead to each other', () => {
    const grid = layOut(modelOf([], 1), new Int32Array(0), { from: 1000, to: 9000 }, 640);

    fc.assert(fc.property(fc.integer({ min: 1000, max: 9000 }), (time) => {
      expect(xToTime(grid, timeToX(grid, time))).toBeCloseTo(time, 6);
    }));
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

  test('action and lane are met together', () => {
    expect([...filterRows(model, { ...all, actions: [false, true, true, false] })]).toEqual([1, 2]);
    expect([...filterRows(model, { ...all, lane: 1, actions: [true, true, false, true] })]).toEqual([2]);
  });
});

describe('keys', () => {
  test('along a lane they come to every image of it, from the newest to the oldest', () => {
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

  test('across lanes they lead to the nearest image in time of the next lane that has any', () => {
    fc.assert(fc.property(models, fc.nat(), (model, pick) => {
      const from = pick % model.time.length;
      const to = new Lanes(model, allRows(model)).move(from, 'ArrowDown');
      const below = [...allRows(model)].filter((row) => model.lane[row] > model.lane[from]);
      const next = below.filter((row) => model.lane[row] === Math.min(...below.map((other) => model.lane[other])));
      const gap = (row: number) => Math.abs(model.time[row] - model.time[from]);

      expect(gap(to)).toBe(next.length === 0 ? 0 : Math.min(...next.map(gap)));
    }));
  });

  test('other keys are left alone', () => {
    expect(new Lanes(modelOf([{ hoursAgo: 1, lane: 0 }], 1), Int32Array.of(0)).move(0, 'a')).toBeUndefined();
  });
});

test('the time scale has round moments, in order, in view and not too many', () => {
  const [aStart, aSpan, aCount] = [fc.integer({ min: 0, max: 4e9 }), fc.integer({ min: 3600, max: 3e9 }), fc.integer({ min: 3, max: 20 })];
  fc.assert(fc.property(aStart, aSpan, aCount, (from, span, most) => {
    const found = ticks(from, from + span, most);
    const times = found.map(({ time }: { time: number }) => time);

    expect(times).toEqual([...new Set<number>(times)].sort((a, b) => a - b));
    expect(times.every((time: number) => time >= from && time <= from + span && time % 3600 === 0)).toBe(true);
    expect(times.length).toBeLessThanOrEqual(most + 2);
  }));
});
