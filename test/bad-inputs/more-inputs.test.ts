import { expectOutcome } from './evaluate';
import { MORE_INPUTS } from './more-inputs';

describe.each(Object.entries(MORE_INPUTS))('%s', (_, rows) => {
  test.each(rows.filter(([verdict]) => verdict === 'error'))('fails (%s): %s', (verdict, call, cause) => {
    expectOutcome({ call, expect: verdict }, cause);
  });

  test.each(rows.filter(([verdict]) => verdict === 'ok'))('is accepted (%s): %s', (verdict, call) => {
    expectOutcome({ call, expect: verdict });
  });
});
