// What goes wrong on an ordinary day: two people at one claim, a session that ends in mid-form, an upload
// that is cut off, a form with fields of its own, an impatient second click.

import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, test } from 'node:test';

import { launch, Visitor } from './lib/browser.mjs';
import { newDesk, PASSPHRASE, run, Served } from './lib/desk.mjs';
import { enter } from './lib/pages.mjs';
import { PRISONER } from './lib/furnish.mjs';

let browser;
let served;
let visitor;
let amparo;
let origin;
let aCase;
const closing = [];

before(async () => {
  browser = await launch();
  const desk = await newDesk({ after: (close) => closing.push(close) });
  amparo = (...args) => run(['--desk', desk.desk, '--passphrase-file', desk.passphrase, ...args], { cwd: desk.dir });
  await amparo('case', 'open', PRISONER);
  await amparo('claim', 'add', 'sentence', '--set', 'length=8 years', '--testimony', 'Her sister told us.');
  served = await Served.start(
    ['--desk', desk.desk, '--passphrase-file', desk.passphrase, 'serve', '--listen', '127.0.0.1:0'],
    { cwd: desk.dir },
  );
  origin = served.origin;
  visitor = await Visitor.open(browser, origin);
  await enter(visitor, served.link);
  await visitor.page.goto(`${origin}/cases`);
  const href = await visitor.page.locator('main a[href^="/cases/case-"]', { hasText: PRISONER }).first().getAttribute('href');
  aCase = origin + href;
});

after(async () => {
  await browser?.close();
  await served?.stop();
  for (const close of closing.reverse()) await close();
});

/** The address of the claim that says this. */
async function claimThatSays(words) {
  await visitor.page.goto(`${aCase}/claims`);
  const link = visitor.page.locator('main a[href*="/claims/claim-"]', { hasText: words }).first();
  return origin + (await link.getAttribute('href'));
}

async function send(page, form) {
  await Promise.all([page.waitForNavigation(), page.locator(`${form} button.primary`).first().click()]);
}

test('of two people at one claim, the second sees both versions and loses nothing', async () => {
  const claim = await claimThatSays('8 years');
  const other = await visitor.context.newPage();
  for (const page of [visitor.page, other]) await page.goto(`${claim}/correct`);
  const form = 'form[action$="/correct"]';
  await other.locator('[name="field.length"]').fill('9 years');
  await other.locator('[name=why]').fill('From the verdict.');
  await send(other, form);
  await visitor.page.locator('[name="field.length"]').fill('10 years');
  await visitor.page.locator('[name=why]').fill('From her lawyer.');
  await visitor.awaiting(409, () => send(visitor.page, form));
  const said = await visitor.page.locator('main').innerText();
  for (const words of ['9 years', '10 years']) assert.ok(said.includes(words), `${words} is not in:\n${said}`);
  assert.equal(await visitor.page.locator('[name="field.length"]').inputValue(), '10 years');
  assert.equal(await visitor.page.locator('[name=why]').inputValue(), 'From her lawyer.');
  await send(visitor.page, form);
  const claims = await amparo('claim', 'list');
  assert.ok(claims.includes('10 years') && !claims.includes('9 years'), claims);
  await other.close();
  visitor.assertQuiet();
});

test('what was written outlives the session', async () => {
  const claim = await claimThatSays('10 years');
  await visitor.page.goto(`${claim}/correct`);
  await visitor.page.locator('[name="field.length"]').fill('11 years');
  await visitor.page.locator('[name=why]').fill('A long reason that nobody wants to write twice.');
  await visitor.context.clearCookies({ name: 'amparo' });
  await visitor.awaiting(401, () => send(visitor.page, 'form[action$="/correct"]'));
  await visitor.page.locator('#passphrase').fill(PASSPHRASE);
  await send(visitor.page, 'form[action="/unlock"]');
  const kept = visitor.page.locator('main form textarea');
  const values = await kept.evaluateAll((all) => all.map((one) => one.value));
  assert.ok(values.includes('11 years'), values.join(' | '));
  assert.ok(values.includes('A long reason that nobody wants to write twice.'), values.join(' | '));
  await send(visitor.page, 'main form');
  const claims = await amparo('claim', 'list');
  assert.ok(claims.includes('11 years'), claims);
  visitor.assertQuiet();
});

test('a second click sends nothing twice, and neither does going back', async () => {
  const { page } = visitor;
  const before = await sources();
  await page.goto(`${aCase}/sources/add`);
  const form = page.locator('form[action$="/sources/paste"]');
  await form.locator('[name=text]').fill(`${PRISONER} was arrested in Minsk on 3 May 2021.`);
  await Promise.all([page.waitForNavigation(), form.locator('button[type=submit]').dblclick()]);
  await page.waitForLoadState();
  assert.equal((await sources()) - before, 1, 'one click or two');
  await page.goBack();
  const again = page.locator('form[action$="/sources/paste"]');
  if (await again.count()) {
    if (!(await again.locator('[name=text]').inputValue())) {
      await again.locator('[name=text]').fill(`${PRISONER} was arrested in Minsk on 3 May 2021.`);
    }
    await Promise.all([page.waitForNavigation(), again.locator('button[type=submit]').click()]);
  }
  assert.equal((await sources()) - before, 1, 'the same text is on file once');
  visitor.assertQuiet();
});

async function sources() {
  return JSON.parse(await amparo('--json', 'source', 'list')).length;
}

test('a form with fields of its own is refused and changes nothing', async () => {
  const claim = await claimThatSays('11 years');
  await visitor.page.goto(claim);
  const csrf = await visitor.page.locator('input[name=csrf]').first().inputValue();
  const answer = await visitor.context.request.post(`${claim}/retract`, {
    form: { csrf, why: 'x', owner: 'somebody else' },
    headers: { origin },
    maxRedirects: 0,
  });
  assert.equal(answer.status(), 422);
  const forged = await visitor.context.request.post(`${claim}/retract`, { form: { why: 'x' }, headers: { origin } });
  assert.equal(forged.status(), 403, 'and so is one without the token of the session');
  const foreign = await visitor.context.request.post(`${claim}/retract`, {
    form: { csrf, why: 'x' },
    headers: { origin: 'http://elsewhere.example' },
  });
  assert.equal(foreign.status(), 403, 'and one that another site sent');
  assert.ok((await amparo('claim', 'list')).includes('11 years'));
});

test('an upload that is cut off leaves nothing behind', async () => {
  await visitor.page.goto(`${aCase}/sources/add`);
  const form = visitor.page.locator('form[action$="/sources/add"]');
  const csrf = await form.locator('[name=csrf]').inputValue();
  const once = await form.locator('[name=once]').inputValue();
  const [{ value: session }] = (await visitor.context.cookies()).filter(({ name }) => name === 'amparo');
  const before = await sources();
  const part = (name, value) => `--cut\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const head = `--cut\r\nContent-Disposition: form-data; name="file"; filename="half.txt"\r\n\r\n`;
  await new Promise((done) => {
    const sending = request(`${aCase}/sources/add`, {
      method: 'POST',
      headers: {
        cookie: `amparo=${session}`,
        origin,
        'content-type': 'multipart/form-data; boundary=cut',
        'content-length': 10_000_000,
      },
    });
    sending.on('error', () => done());
    sending.write(part('csrf', csrf) + part('once', once) + head + `${PRISONER} was arrested`, () => {
      setTimeout(() => sending.destroy(), 300);
    });
    sending.on('close', () => done());
  });
  assert.equal(await sources(), before, 'half a document is no document');
  await visitor.page.goto(`${aCase}/sources`);
  assert.ok(!(await visitor.page.content()).includes('half.txt'));
  visitor.assertQuiet();
});
