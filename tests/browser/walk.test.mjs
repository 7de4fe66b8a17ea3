// The daily work, from the locked desk to the locked desk, as one person does it. Once with scripts, and
// once in a browser that has none.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { launch, Visitor } from './lib/browser.mjs';
import { MEMBER, newDesk, PASSPHRASE, Served } from './lib/desk.mjs';
import { PRISONER } from './lib/furnish.mjs';
import { textOfPdf } from './lib/text.mjs';
import { freshTotp } from './lib/totp.mjs';

const ARTICLE = `${PRISONER}, a journalist of the Example Herald, was arrested in Minsk on 3 May 2021.

She is a lawful permanent resident of the United States.

On 14 June 2021 she was charged with extremism under Article 361. On 2 February 2022 the Minsk City Court convicted \
Sorokina of extremism and sentenced her to 8 years in prison.

Sorokina suffers from diabetes. In the colony she was denied medical care.

Senator Paula Hartwell called for her immediate release on 9 March 2022.
`;

const OTHER_ARTICLE = `The journalist ${PRISONER} was arrested in Minsk on 4 May 2021, her lawyer said.
`;

const PASSWORD = 'lantern river copper absent';
const WHY = 'The lawyer stood beside her and has the protocol.';
const REASON = 'The sentence punishes her articles; nothing else is charged.';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

for (const js of [true, false]) {
  test(`the daily work, ${js ? 'with' : 'without'} scripts`, async (t) => {
    const desk = await newDesk(t);
    const served = await Served.start(
      ['--desk', desk.desk, 'serve', '--locked', '--listen', '127.0.0.1:0'],
      { cwd: desk.dir },
    );
    t.after(() => served.stop());
    const visitor = await Visitor.open(browser, served.origin, { js });
    t.after(() => visitor.close());
    await new Walk(t, visitor, served, desk).go();
  });
}

class Walk {
  constructor(t, visitor, served, desk) {
    Object.assign(this, { t, visitor, served, desk, page: visitor.page, codes: new Map() });
  }

  async go() {
    await this.step('unlock', () => this.unlock());
    await this.step('set up a password and a second factor', () => this.secondFactor());
    await this.step('sign in with a code', () => this.signIn());
    await this.step('start a case from an article', () => this.startCase());
    await this.step('confirm, edit and reject what was found', () => this.read());
    await this.step('resolve a conflict', () => this.resolveConflict());
    await this.step('assess', () => this.assess());
    await this.step('sign', () => this.sign());
    await this.step('write the letter and download it', () => this.writeLetter());
    await this.step('restore an earlier version of a claim', () => this.restore());
    await this.step('lock', () => this.lock());
  }

  /** One step; nothing may have gone wrong by itself after it, and axe looks at where it ended. */
  async step(name, doing) {
    if (this.broken) return;
    await this.t.test(name, async () => {
      this.broken = true;
      try {
        await doing();
        this.visitor.assertQuiet();
        if (this.visitor.look.js) assert.deepEqual(await this.visitor.axe(), [], 'axe, where the step ended');
      } catch (error) {
        throw new Error(`${error.stack}\n${await this.visitor.where()}`);
      }
      this.broken = false;
    });
  }

  // ---- the steps

  async unlock() {
    const { page } = this;
    await this.visitor.awaiting(401, () => page.goto(`${this.served.origin}/`));
    await page.locator('#passphrase').fill('not the one it is');
    await this.visitor.awaiting(422, () => this.send('form[action="/unlock"]'));
    await page.locator('.problem').waitFor();
    await page.locator('#passphrase').fill(PASSPHRASE);
    await this.send('form[action="/unlock"]');
    await page.locator('header form[action="/lock"]').waitFor();
  }

  /** Sets up a password and an authenticator app, as the desk asks of whoever works here with others. */
  async secondFactor() {
    const { page } = this;
    await page.goto(`${this.served.origin}/account`);
    await page.locator('#new').fill(PASSWORD);
    await page.locator('#again').fill(PASSWORD);
    await this.send('form[action="/account/password"]');
    await page.goto(`${this.served.origin}/account/second-factor`);
    await page.locator('#password').fill(PASSWORD);
    await this.send('form[action="/account/second-factor"]');
    await page.locator('img.qr').waitFor();
    this.secret = (await page.locator('main p.mono').innerText()).trim();
    await page.locator('#code').fill(this.code());
    await this.send('form[action="/account/second-factor/confirm"]');
    const codes = (await page.locator('pre.recovery-sheet').innerText()).trim().split('\n');
    assert.equal(codes.length, 10, 'ten recovery codes');
  }

  async signIn() {
    const { page } = this;
    await this.send('header form[action="/sign-out"]');
    await page.goto(`${this.served.origin}/sign-in`);
    const form = 'form[action="/sign-in"]';
    const fill = async (password, code) => {
      await page.locator(`${form} [name=name]`).fill(MEMBER);
      await page.locator(`${form} [name=password]`).fill(password);
      await page.locator(`${form} [name=code]`).fill(code);
    };
    await fill(PASSWORD, '000000');
    await this.visitor.awaiting(422, () => this.send(form));
    await page.locator('main .warn').waitFor();
    await fill(PASSWORD, this.code());
    await this.send(form);
    await page.locator('header form[action="/lock"]').waitFor();
  }

  /** A code that the desk has not seen yet. */
  code() {
    return freshTotp(this.secret, this.codes);
  }

  async startCase() {
    const { page } = this;
    await page.goto(`${this.served.origin}/cases`);
    await page.locator('main a[href="/cases/new"]').first().click();
    const form = 'form[action="/cases/new/text"]';
    await page.locator(`${form} [name=text]`).fill(ARTICLE);
    const folded = page.locator(`${form} details:not([open]) > summary`);
    if (await folded.count()) await folded.first().click();
    await page.locator(`${form} [name=title]`).fill('A journalist in Minsk');
    await page.locator(`${form} [name=date]`).fill('2022-03-10');
    await this.send(form);
    // The text names several people; whose case it is a person says.
    await page.locator('form.whose input[name=name]').first().waitFor();
    await page.locator(`form.whose label:has(input[name=name]):has-text("${PRISONER}") input`).check();
    await this.send('form.whose');
    this.case = /^\/cases\/case-[^/]+/.exec(new URL(page.url()).pathname)?.[0];
    assert.ok(this.case, page.url());
    await this.openReading();
  }

  async paste(title, date, text) {
    await this.page.goto(`${this.served.origin}${this.case}/sources/add`);
    const form = this.page.locator('form[action$="/sources/paste"]');
    await form.locator('[name=text]').fill(text);
    await form.locator('summary').click();
    await form.locator('[name=title]').fill(title);
    await form.locator('[name=date]').fill(date);
    await this.send('form[action$="/sources/paste"]');
    await this.openReading();
  }

  /** Opening a source is written down, so it is a button and not a link. */
  async openReading() {
    const open = this.page.locator('main form[action$="/open"] button').first();
    if (await open.isVisible()) await open.click();
    await this.page.locator('.reading').waitFor();
  }

  async read() {
    const { page } = this;
    const waiting = () => page.locator('.reading-rows article.row.waiting');
    const before = await waiting().count();
    assert.ok(before >= 8, `${before} proposals from the article`);

    const sentence = waiting().filter({ hasText: '8 years' }).first();
    await sentence.locator('a.edit').click();
    await page.locator('[name="field.length"]').fill('8 years and 6 months');
    await this.send('form[action*="/proposals/"]');
    assert.equal(await waiting().count(), before - 1, 'the edited one is decided');
    await page.getByText('8 years and 6 months').first().waitFor();

    const row = waiting().first();
    await row.locator('details.reject summary').click();
    await row.locator('[name=why]').fill('Said elsewhere.');
    await row.locator('form[action$="/reject"] button').click();
    await page.locator('article.row.rejected').first().waitFor();
    await page.locator('main form[action$="/undo"] button').first().click();
    await page.waitForLoadState();
    assert.equal(await waiting().count(), before - 1, 'what was rejected waits again');

    for (let left = await waiting().count(); left > 0; left -= 1) {
      const accept = waiting().first().locator('form.accept');
      const who = accept.locator('select[name=who]');
      if ((await who.count()) && !(await who.inputValue())) await who.selectOption({ index: 1 });
      await accept.locator('button[type=submit]').click();
      await page.waitForLoadState();
      assert.equal(await waiting().count(), left - 1, 'one less waits');
    }
  }

  async resolveConflict() {
    const { page } = this;
    await this.paste('What her lawyer says', '2022-05-02', OTHER_ARTICLE);
    const waiting = page.locator('.reading-rows article.row.waiting');
    for (let left = await waiting.count(); left > 0; left -= 1) {
      await waiting.first().locator('form.accept button[type=submit]').click();
      await page.waitForLoadState();
    }
    await page.goto(`${this.served.origin}${this.case}/claims`);
    const question = page.locator('#one-happening form').first();
    await question.locator('button[value=same]').click();
    await page.locator('#conflicts .conflict').first().waitFor();
    // Both days stay visible side by side; the one that is wrong is disputed, with a reason.
    const conflict = page.locator('#conflicts .conflict').first();
    assert.match(await conflict.innerText(), /3 May 2021[^]*4 May 2021|4 May 2021[^]*3 May 2021/);
    await conflict.locator('a[href*="/claims/"]', { hasText: '3 May 2021' }).first().click();
    await page.locator('form[action$="/retract"]').waitFor({ state: 'attached' });
    await this.open('form[action$="/retract"]');
    await page.locator('form[action$="/retract"] [name=why]').fill(WHY);
    await this.send('form[action$="/retract"]');
    await page.goto(`${this.served.origin}${this.case}/claims`);
    assert.equal(await page.locator('#conflicts .conflict').count(), 0, 'nothing disagrees any more');
    await page.goto(`${this.served.origin}${this.case}/history`);
    await page.getByText(WHY).first().waitFor();
  }

  async assess() {
    const { page } = this;
    await page.goto(`${this.served.origin}${this.case}/assessment`);
    await page.locator('main a[href*="/assessment/us.levinson.1741"]').first().click();
    await page.locator('main a[href*="/on/"]').first().waitFor();
    const answered = page.locator('main .answer');
    assert.equal(await answered.count(), 0, 'nothing is answered by the program');
    this.worksheet = new URL(page.url()).pathname;
    await page.locator('main article a[href*="/on/"]').nth(1).click();
    await page.locator('.finding-form [name=answer]').first().check();
    await page.locator('.finding-form [name=reason]').fill(REASON);
    const claim = page.locator('.finding-form [name=claim]').first();
    if (!(await claim.isVisible())) await page.locator('.finding-form details summary').click();
    await claim.check();
    await this.send('.finding-form');
    await page.goto(`${this.served.origin}${this.worksheet}`);
    await page.getByText(REASON).first().waitFor();
    assert.equal(await answered.count(), 1);
  }

  async sign() {
    const { page } = this;
    await page.goto(`${this.served.origin}${this.worksheet}`);
    await page.locator('main a[href*="/sign"]').first().click();
    await this.stepUp();
    await page.locator('#statement').fill('This is what I found after reading everything on file.');
    await this.send('form[action$="/sign"]');
    assert.match(page.url(), /\/assessment\/signed\//);
    await page.getByText(REASON).first().waitFor();
  }

  async writeLetter() {
    const { page } = this;
    await page.goto(`${this.served.origin}${this.case}/papers/letter/words`);
    await page.locator('#sender').fill('Example Family\n1 Example Road');
    await page.locator('#addressee').fill('The Secretary of State');
    const own = page.locator('.own textarea[name^="argument."]').first();
    await own.fill('We ask you to look at the footnotes one by one.');
    await this.send('form.writing');
    await page.goto(`${this.served.origin}${this.case}/papers/letter`);
    await page.getByText('look at the footnotes').first().waitFor();
    const notes = await page.locator('.paper-sheet .cite a').count();
    assert.ok(notes >= 5, `${notes} footnotes stand in the preview`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('main a[href*="/papers/letter/file/pdf"]').first().click(),
    ]);
    const bytes = readFileSync(await download.path());
    assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
    assert.match(download.suggestedFilename(), /\.pdf$/);
    const text = textOfPdf(bytes);
    for (const words of [PRISONER, 'look at the footnotes', '4 May 2021']) assert.ok(text.includes(words), words);
    assert.ok(!text.includes('3 May 2021'), 'what was retracted is not printed');
  }

  async restore() {
    const { page } = this;
    await page.goto(`${this.served.origin}${this.case}/claims`);
    await page.locator('main a[href*="/claims/claim-"]', { hasText: '8 years and 6 months' }).first().click();
    const claim = page.url();
    await page.goto(`${claim}/correct`);
    await page.locator('[name="field.length"]').fill('9 years');
    await page.locator('[name=why]').fill('Misheard.');
    await this.send('form[action$="/correct"]');
    await page.getByText('9 years').first().waitFor();
    await page.goto(`${this.served.origin}${this.case}/history`);
    const correction = page.locator('ol.history li').filter({ hasText: 'Misheard.' });
    await correction.locator('form button').first().click();
    await page.waitForLoadState();
    await page.goto(`${this.served.origin}${this.case}/claims`);
    await page.locator('main a', { hasText: '8 years and 6 months' }).first().waitFor();
    assert.equal(await page.locator('main a[href*="/claims/claim-"]', { hasText: '9 years' }).count(), 0);
  }

  async lock() {
    const { page } = this;
    await this.send('header form[action="/lock"]');
    assert.match(page.url(), /\/unlock$/);
    await this.visitor.awaiting(401, () => page.goto(`${this.served.origin}${this.case}`));
    assert.ok(!(await page.content()).includes(PRISONER), 'nothing of the case is shown');
    await page.goBack();
    assert.ok(!(await page.locator('main').innerText()).includes(PRISONER));
  }

  // ---- helpers

  /** Sends the form with its main button and waits for the answer. */
  async send(form) {
    const { page } = this;
    const main = page.locator(`${form} button.primary`);
    const button = ((await main.count()) ? main : page.locator(`${form} button[type=submit]`)).first();
    await Promise.all([page.waitForNavigation(), button.click()]);
  }

  /** Opens the parts of the page that hold this, where they are folded. */
  async open(selector) {
    const folded = this.page.locator(`details:not([open]):has(${selector}) > summary`);
    while (await folded.count()) await folded.first().click();
  }

  /** Shows once more who one is, where that is asked. */
  async stepUp() {
    const { page } = this;
    if (!(await page.locator('main form[action="/confirm"]').count())) return;
    await page.locator('#passphrase').fill(PASSPHRASE);
    await this.send('main form[action="/confirm"]');
  }
}
