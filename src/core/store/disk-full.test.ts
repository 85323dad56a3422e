import { constants } from 'node:os';
import { expect, test } from 'vitest';
import { isDiskFull } from './disk-full.ts';

const { EDQUOT, EIO } = constants.errno;

test.each([
  { code: 'SQLITE_FULL' },
  { code: 'ENOSPC', errno: -28 },
  // As Node tells of a user's share that is used up.
  { code: `Unknown system error -${EDQUOT}`, errno: -EDQUOT, syscall: 'unlink' },
])('%o says that there is no room', (error) => {
  expect(isDiskFull(Object.assign(new Error('no'), error))).toBe(true);
});

test.each([{ code: 'EIO', errno: -EIO }, { code: 'SQLITE_IOERR' }, {}, null, undefined])(
  '%o does not',
  (error) => {
    expect(isDiskFull(error)).toBe(false);
  },
);
