// Pictures of every page, for people to look at: `node tests/browser/pictures.mjs [FOLDER]`, by default docs/pictures.
//
// The pages are found as the tests find them, in the example desk. With pngquant on the machine the files are
// a third as large.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { launch, Visitor } from './lib/browser.mjs';
import { PROJECT } from './lib/desk.mjs';
import { furnishedDesk } from './lib/furnish.mjs';
import { enter, everyPage, goTo, speak, UNLINKED } from './lib/pages.mjs';

/** What is below this is more of the same. */
const HEIGHT_MAX = 1500;

/** Every paper has these pages; the letter's stand for all. */
const LIKE_THE_LETTERS = /\/papers\/(?!letter\/)[^/]+\/(coverage|release|words)$/;

const LOOKS = [
  { name: 'wide', width: 1440, dark: false, language: 'en' },
  { name: 'narrow', width: 360, dark: false, language: 'en' },
  { name: 'dark', width: 1440, dark: true, language: 'en' },
  { name: 'arabic', width: 1440, dark: false, language: 'ar' },
];

const folder = process.argv[2] ?? join(PROJECT, 'docs', 'pictures');
const closing = [];
const browser = await launch();
try {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (name.endsWith('.png')) rmSync(join(folder, name));
  const served = await furnishedDesk({ after: (close) => closing.push(close) });
  const visitor = await Visitor.open(browser, served.origin);
  const stranger = await Visitor.open(browser, served.origin);
  await enter(visitor, served.link);
  const { kinds } = await everyPage(visitor);
  const drawn = new Set();
  const once = ({ kind }) => {
    const path = kind.split('?')[0];
    const isNew = !drawn.has(path) && !LIKE_THE_LETTERS.test(path);
    drawn.add(path);
    return isNew;
  };
  const pages = [
    ...UNLINKED.signedOut.map((path) => ({ who: stranger, kind: path, url: served.origin + path })),
    ...kinds.filter(once).map(({ kind, url }) => ({ who: visitor, kind, url })),
    ...UNLINKED.signedIn.map((path) => ({ who: visitor, kind: path, url: served.origin + path })),
  ];
  const rows = [];
  for (const look of LOOKS) {
    for (const who of [visitor, stranger]) {
      await who.page.goto(`${served.origin}/unlock`);
      await speak(who, look.language);
      await who.page.emulateMedia({ colorScheme: look.dark ? 'dark' : 'light' });
    }
    for (const { who, kind, url } of pages) {
      const file = `${slug(kind)}-${look.name}.png`;
      await take(who, url, look, join(folder, file));
      rows.push({ kind, look: look.name, file, title: await who.page.title() });
    }
  }
  compress(rows.map(({ file }) => join(folder, file)));
  writeFileSync(join(folder, 'README.md'), index(pages, rows));
  const bytes = rows.reduce((sum, { file }) => sum + statSync(join(folder, file)).size, 0);
  console.log(`${rows.length} pictures of ${pages.length} pages, ${(bytes / 1e6).toFixed(1)} MB, in ${folder}`);
} finally {
  await browser.close();
  for (const close of closing.reverse()) await close();
}

async function take(who, url, look, path) {
  const { page } = who;
  await page.setViewportSize({ width: look.width, height: 900 });
  await goTo(who, url);
  const height = await page.evaluate(() => document.scrollingElement.scrollHeight);
  await page.setViewportSize({ width: look.width, height: Math.min(Math.max(height, 600), HEIGHT_MAX) });
  await page.screenshot({ path });
}

/** A file name for a kind of page: `/cases/…/claims` becomes `cases-one-claims`. */
function slug(kind) {
  const words = kind.replace(/0{64}/, 'spent').replaceAll('…', 'one').split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return words.join('-') || 'start';
}

function compress(paths) {
  try {
    execFileSync('pngquant', ['--force', '--skip-if-larger', '--strip', '--ext', '.png', '48', ...paths], { stdio: 'ignore' });
  } catch (error) {
    // 98: some were smaller as they were.
    if (error.status !== 98) console.log('The pictures stay as large as they are: pngquant is not there.');
  }
}

function index(pages, rows) {
  const lines = [
    '# What the pages look like',
    '',
    'The example desk in Chromium: wide (1440 px), narrow (360 px), dark, and Arabic. Made by',
    '`node tests/browser/pictures.mjs`; look through them when the look of the pages was changed. What lies below',
    `${HEIGHT_MAX} px is cut off; where papers have like pages, the letter’s stand for all.`,
    '',
    `| page | ${LOOKS.map(({ name }) => name).join(' | ')} |`,
    `| --- |${LOOKS.map(() => ' --- |').join('')}`,
  ];
  for (const { kind } of pages) {
    const own = rows.filter((row) => row.kind === kind);
    const title = own[0].title.replace(/ – Amparo$/, '').replaceAll('|', '\\|');
    const cells = own.map(({ file, look }) => `[${look}](${file})`);
    lines.push(`| ${title} \`${kind.replace(/0{64}/, '…').replaceAll('|', '\\|')}\` | ${cells.join(' | ')} |`);
  }
  return `${lines.join('\n')}\n`;
}
