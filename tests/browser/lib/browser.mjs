// Debian's Chromium, and what every page must keep to whatever a test looks for: no request to another
// host, no error in the console, nothing stopped by the page's own policy, no answer of 5xx.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { chromium } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where the browser is, or `undefined`. */
export function chromiumPath() {
  return [process.env.AMPARO_CHROMIUM, ...PLACES].find((path) => path && existsSync(path));
}

/** A browser of its own for one file of tests. */
export async function launch() {
  // Chromium's own sandbox needs rights that root in a container does not have; nothing foreign is opened here.
  return chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** One person at one browser: a profile of its own, watched. */
export class Visitor {
  /**
   * @param browser what `launch` gave
   * @param origin the only host that may be asked
   * @param look `js`, `locale`, `dark`, `width`, `height`
   */
  static async open(browser, origin, look = {}) {
    const { js = true, locale = 'en-GB', dark = false, width = 1280, height = 900 } = look;
    const context = await browser.newContext({
      javaScriptEnabled: js,
      locale,
      colorScheme: dark ? 'dark' : 'light',
      viewport: { width, height },
      acceptDownloads: true,
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(15_000);
    return new Visitor(context, await context.newPage(), origin, look);
  }

  constructor(context, page, origin, look) {
    Object.assign(this, { context, page, origin, look });
    /** What went wrong by itself, in words; empty on a good page. */
    this.complaints = [];
    /** Statuses of 4xx that a test asked for and does not want to hear about. */
    this.awaited = new Set();
    this.requests = 0;
    page.on('request', (request) => this.#asked(request.url()));
    page.on('response', (response) => this.#answered(response));
    page.on('console', (message) => this.#said(message));
    page.on('pageerror', (error) => this.complaints.push(`script failed on ${page.url()}: ${error.message}`));
    page.on('dialog', (dialog) => dialog.accept());
  }

  #asked(url) {
    this.requests += 1;
    if (new URL(url).origin !== this.origin) this.complaints.push(`asked another host: ${url}`);
  }

  #answered(response) {
    const status = response.status();
    if (status >= 400 && !this.awaited.has(status)) {
      this.complaints.push(`${status} for ${response.request().method()} ${response.url()}`);
    }
  }

  #said(message) {
    const text = message.text();
    const isStatus = text.startsWith('Failed to load resource');
    const isPolicy = text.includes('Content Security Policy');
    // An answer's status is judged where the answer comes.
    if ((message.type() === 'error' && !isStatus) || isPolicy) {
      this.complaints.push(`console on ${this.page.url()}: ${text}`);
    }
  }

  /** Runs a step in which answers of this status are meant. */
  async awaiting(status, step) {
    this.awaited.add(status);
    try {
      return await step();
    } finally {
      this.awaited.delete(status);
    }
  }

  /** What axe finds on the present page, as lines to read. Wants scripts. */
  async axe(values = AXE_TAGS, type = 'tag') {
    await this.page.evaluate(AXE);
    const found = await this.page.evaluate(async (runOnly) => {
      const result = await globalThis.axe.run(document, {
        runOnly,
        resultTypes: ['violations'],
      });
      return result.violations.map((violation) => ({
        id: violation.id,
        help: violation.help,
        nodes: violation.nodes.map((node) => node.target.join(' ')),
      }));
    }, { type, values });
    return found.map(({ id, help, nodes }) => `axe ${id} (${help}): ${nodes.slice(0, 4).join(' | ')}, ${nodes.length} in all`);
  }

  /** Fails with everything that went wrong by itself since the visit began. */
  assertQuiet() {
    assert.deepEqual(this.complaints, [], 'nothing may go wrong by itself');
  }

  /** Where the visit stands, for the report of a failure. */
  async where() {
    const words = await this.page.locator('main').innerText().catch(() => 'no main part');
    return `at ${this.page.url()}, which says:\n${words.replace(/\n+/g, '\n').slice(0, 1500)}`;
  }

  async close() {
    await this.context.close();
  }
}
