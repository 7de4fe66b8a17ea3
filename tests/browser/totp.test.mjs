// The codes that the walks type in are the codes of the standard.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { freshTotp, totp } from './lib/totp.mjs';

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test('codes are those of RFC 6238, appendix B', () => {
  const table = [
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ];
  for (const [seconds, code] of table) assert.equal(totp(SECRET, seconds * 1000), code, `at ${seconds} s`);
});

test('no code is given out twice', () => {
  const used = new Map();
  assert.equal(freshTotp(SECRET, used, 59_000), totp(SECRET, 59_000));
  assert.equal(freshTotp(SECRET, used, 59_000), totp(SECRET, 60_000), 'the next step, before its time');
});
