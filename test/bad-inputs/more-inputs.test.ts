import { expectOutcome } from './evaluate';
import { MORE_INPUTS, type Row } from './more-inputs';

const withVerdict = (rows: Row[], wanted: Row[0]) => rows.filter(([verdict]) => verdict === wanted).map(([, call, cause]) => ({ call, cause }));

describe.each(Object.entries(MORE_INPUTS))('%s', (_, rows) => {
  test.each(withVerdict(rows, 'error'))('fails: $call', ({ call, cause }) => {
    expectOutcome({ call, expect: 'error' }, cause);
  });

  test.each(withVerdict(rows, 'ok'))('is accepted: $call', ({ call }) => {
    expectOutcome({ call, expect: 'ok' });
  });
});
