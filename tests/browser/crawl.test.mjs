// Every page that links lead to, in every language, light and dark, wide and narrow.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { launch, Visitor } from './lib/browser.mjs';
import { furnishedDesk } from './lib/furnish.mjs';
import { enter, everyPage, goTo, speak, UNLINKED } from './lib/pages.mjs';

/**
 * Colours and structure are the same in every language that is written from the left; axe looks at one of each
 * direction, and with `AMPARO_BROWSER_ALL` at all four.
 */
const LANGUAGES = [
  ['en', 'ltr', true],
  ['ru', 'ltr', 'AMPARO_BROWSER_ALL' in process.env],
  ['es', 'ltr', 'AMPARO_BROWSER_ALL' in process.env],
  ['ar', 'rtl', true],
];
const NARROW = { width: 320, height: 720 };
const WIDE = { width: 1280, height: 900 };

const closing = [];
let browser;
let served;
let visitor;
let stranger;
let found;

before(async () => {
  browser = await launch();
  served = await furnishedDesk({ after: (close) => closing.push(close) });
  visitor = await Visitor.open(browser, served.origin, WIDE);
  await enter(visitor, served.link);
  found = await everyPage(visitor);
  stranger = await Visitor.open(browser, served.origin, WIDE);
  stranger.awaited.add(401);
  for (const who of [visitor, stranger]) who.awaited.add(404);
});

after(async () => {
  await browser?.close();
  for (const close of closing.reverse()) await close();
});

test('no link of ours leads to a refusal, a fault or another host', () => {
  console.log(`${found.asked} addresses asked, ${found.kinds.length} kinds of page`);
  if (process.env.AMPARO_BROWSER_REPORT) {
    writeFileSync(`${process.env.AMPARO_BROWSER_REPORT}/kinds.json`, JSON.stringify(found, null, 1));
  }
  assert.deepEqual(found.complaints, []);
});

for (const [language, direction, withAxe] of LANGUAGES) {
  test(`every page is accessible, whole and in its language: ${language}`, async () => {
    await visitor.page.goto(`${served.origin}/`);
    await speak(visitor, language);
    await stranger.page.goto(`${served.origin}/unlock`);
    await speak(stranger, language);
    const looks = [
      ...found.kinds.map(({ kind, url }) => [visitor, kind, url]),
      ...UNLINKED.signedIn.map((path) => [visitor, path, served.origin + path]),
      ...UNLINKED.signedOut.map((path) => [stranger, path, served.origin + path]),
    ];
    const complaints = [];
    for (const [who, kind, url] of looks) {
      for (const complaint of await lookAt(who, url, language, direction, withAxe)) complaints.push(`${kind}: ${complaint}`);
    }
    assert.deepEqual(complaints, []);
    visitor.assertQuiet();
    stranger.assertQuiet();
  });
}

/** Everything that is wrong with a page, in words. */
async function lookAt(who, url, language, direction, withAxe) {
  const { page } = who;
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: 'light' });
  await goTo(who, url);
  const complaints = await page.evaluate(wording, { language, direction });
  if (withAxe) {
    complaints.push(...(await who.axe()).map((line) => `light, ${line}`));
    await page.emulateMedia({ colorScheme: 'dark' });
    complaints.push(...(await who.axe(['color-contrast'], 'rule')).map((line) => `dark, ${line}`));
  }
  await page.setViewportSize(NARROW);
  complaints.push(...(await page.evaluate(overflow)));
  return complaints;
}

/** Runs in the page: its language, its direction, its heading, words that no locale has, ids given twice,
 * dates that right-to-left text turns around. */
function wording({ language, direction }) {
  const complaints = [];
  const root = document.documentElement;
  if (root.lang !== language) complaints.push(`lang is “${root.lang}”`);
  if (root.dir !== direction) complaints.push(`dir is “${root.dir}”`);
  if (!document.title.trim()) complaints.push('no title');
  const headings = document.querySelectorAll('h1').length;
  if (headings !== 1) complaints.push(`${headings} headings of the first rank`);
  const text = root.outerHTML;
  for (const [marker] of text.matchAll(/⟨[^⟩]*⟩/g)) complaints.push(`words are missing: ${marker}`);
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
  const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  for (const id of twice) complaints.push(`the id ${id} is given twice`);
  // In Arabic text, 2024-07-08 is drawn as 08-07-2024 unless something keeps its order.
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const { data, parentElement } = words.currentNode;
    const dated = /(^|[^\d\u2066\u2068/-])\d{4}-\d{2}(-\d{2})?(?![\d-])/.exec(data);
    if (dated && getComputedStyle(parentElement).direction === 'rtl') {
      complaints.push(`a date is turned around: ${data.trim().slice(0, 80)}`);
    }
  }
  return complaints;
}

/** Runs in the page: what makes it wider than a narrow screen. */
function overflow() {
  const { clientWidth, scrollWidth } = document.scrollingElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [...document.querySelectorAll('body *')].filter((element) => {
    const box = element.getBoundingClientRect();
    if (box.right <= clientWidth + 0.5 && box.left >= -0.5) return false;
    for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
      if (getComputedStyle(around).overflowX !== 'visible') return false;
    }
    return box.width > 0;
  });
  const names = wide.slice(0, 3).map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
  return [`${scrollWidth} px wide at ${clientWidth} px: ${names.join(', ')}`];
}
