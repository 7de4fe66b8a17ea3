// All browser tests: `node tests/browser/run.mjs [WORD…]`. With words, only files whose name holds one of them.
//
// The gate runs it (`cargo xtask check --only browser`) after building the program and installing the
// two packages of package-lock.json. The last line is the count, in the form of cargo's own runner.

import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

import { chromiumPath } from './lib/browser.mjs';
import { binary } from './lib/desk.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const FILE_MILLISECONDS_MAX = 1_200_000;

function stop(complaint) {
  console.error(complaint);
  process.exit(2);
}

if (!chromiumPath()) {
  stop('Chromium is not there. Install it (Debian: `apt-get install chromium`), or name one in AMPARO_CHROMIUM.');
}
try {
  binary();
} catch (error) {
  stop(error.message);
}

const words = process.argv.slice(2);
const files = readdirSync(HERE)
  .filter((name) => name.endsWith('.test.mjs') && (!words.length || words.some((word) => name.includes(word))))
  .sort()
  .map((name) => join(HERE, name));
if (!files.length) stop(`No file of tests is named so: ${words.join(', ')}.`);

const counts = { passed: 0, failed: 0, skipped: 0 };
const results = run({ files, concurrency: 2, timeout: FILE_MILLISECONDS_MAX });
const isTest = (data) => data.details?.type !== 'suite' && !files.includes(data.name);
results.on('test:pass', (data) => {
  if (!isTest(data)) return;
  counts[data.skip === undefined ? 'passed' : 'skipped'] += 1;
});
let brokenFiles = 0;
results.on('test:fail', (data) => {
  if (isTest(data)) counts.failed += 1;
  else if (files.includes(data.name)) brokenFiles += 1;
});
results.compose(spec).pipe(process.stdout);
results.on('end', () => {
  // A file that breaks down before its first test counts, too.
  counts.failed = Math.max(counts.failed, brokenFiles);
  const verdict = counts.failed === 0 && counts.passed > 0 ? 'ok' : 'FAILED';
  process.exitCode = verdict === 'ok' ? 0 : 1;
  process.on('exit', () =>
    console.log(`test result: ${verdict}. ${counts.passed} passed; ${counts.failed} failed; ${counts.skipped} ignored`),
  );
});
