// Every page that links lead to, found by following them as a browser without scripts does.

/** The passphrase of the example desk, which is no secret. */
export const DEMO_PASSPHRASE = 'an example and no secret';

/** More addresses of one kind than this tell nothing new. */
const ADDRESSES_OF_A_KIND_MAX = 5;
/** Lists are asked in as many ways as they have filters; these show how. */
const KINDS_OF_A_PATH_MAX = 3;
const ADDRESSES_MAX = 1500;

/** Signs in with the one-time link that the program printed. */
export async function enter(visitor, link) {
  await visitor.page.goto(link);
  await visitor.page.locator('main form button[type=submit]').click();
  await visitor.page.locator('header form[action="/lock"]').waitFor();
}

/** Chooses the language with the buttons at the foot of the page. */
export async function speak(visitor, language) {
  await visitor.page.locator(`footer button[name=language][value=${language}]`).click();
  await visitor.page.locator(`html[lang=${language}]`).waitFor();
}

/** What kind of page an address is: its path with every id and number replaced, and the names of its questions. */
export function kindOf(url) {
  const { pathname, searchParams } = new URL(url, 'http://desk');
  const path = pathname
    .split('/')
    .map((part) => (isId(part) ? '…' : part))
    .join('/');
  const asked = [...new Set(searchParams.keys())].sort();
  return asked.length ? `${path}?${asked.join('&')}` : path;
}

/** Ids are a word and letters drawn by chance; a framework's name, `usc-22-1741`, is none. */
function isId(part) {
  return /^\d+$/.test(part) || /^([a-z]+-)?(?=[0-9a-z]*\d)[0-9a-z]{8,}$/.test(part);
}

const ENTITIES = { '&amp;': '&', '&#38;': '&', '&quot;': '"', '&#34;': '"', '&lt;': '<', '&#60;': '<', '&gt;': '>', '&#62;': '>', '&#39;': "'", '&#x27;': "'" };

function unescaped(text) {
  return text.replace(/&(amp|quot|lt|gt|#\d+|#x27);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** The addresses of our own that a page names: links, pictures, style sheets, scripts. */
export function addressesIn(html, url) {
  const found = [];
  for (const [, , value] of html.matchAll(/\s(href|src|srcset)="([^"]*)"/g)) {
    found.push(unescaped(value).split(/\s/)[0]);
  }
  for (const [form] of html.matchAll(/<form\b[^>]*>/g)) {
    const action = /\saction="([^"]*)"/.exec(form);
    if (action && !/method="post"/i.test(form)) found.push(unescaped(action[1]));
  }
  return found
    .filter((value) => value && !value.startsWith('#') && !value.startsWith('mailto:'))
    .map((value) => {
      const absolute = new URL(value, url);
      absolute.hash = '';
      return absolute.href;
    });
}

/** Goes to a page; shows once more who one is, where the desk wants that first. */
export async function goTo(visitor, url) {
  const { page } = visitor;
  await visitor.awaiting(403, async () => {
    await page.goto(url);
    const confirm = page.locator('main form[action="/confirm"]');
    if (new URL(url).pathname === '/confirm' || !(await confirm.count())) return;
    await confirm.locator('[name=passphrase]').fill(DEMO_PASSPHRASE);
    await confirm.locator('button[type=submit]').click();
    await page.waitForLoadState();
    if (page.url() !== url) await page.goto(url);
  });
}

/** Pages that no link leads to, for who is signed in and for who is not. */
export const UNLINKED = {
  signedIn: ['/confirm?back=/', '/nowhere'],
  signedOut: ['/unlock', '/sign-in', '/join', `/enter/${'0'.repeat(64)}`],
};

/**
 * Asks for an address. Where the desk first wants to know once more who one is, or wants it said that a source is
 * opened, that is done as a person does it.
 */
async function ask(visitor, url) {
  const { request } = visitor.context;
  const get = () => request.get(url, { maxRedirects: 5, timeout: 120_000 });
  const send = (path, fields) =>
    request.post(visitor.origin + path, { form: fields, headers: { origin: visitor.origin }, timeout: 120_000 });
  const answer = await get();
  if (!(answer.headers()['content-type'] ?? '').startsWith('text/html')) return answer;
  const html = await answer.text();
  const csrf = /name="csrf" value="([^"]*)"/.exec(html)?.[1];
  if (answer.status() === 403 && html.includes('action="/confirm"')) {
    await send('/confirm', { csrf, back: '/', passphrase: DEMO_PASSPHRASE });
    return get();
  }
  const open = /action="([^"]*\/reading\/[^"/]*\/open)"/.exec(html);
  if (open && /\/reading\/[^/]+$/.test(new URL(url).pathname)) {
    await send(open[1], { csrf });
    return get();
  }
  return answer;
}

/**
 * Asks for everything that can be reached from the start by links. Gives the answers that were not good, in
 * words, and for each kind of HTML page the largest one of it: the largest shows most.
 */
export async function everyPage(visitor, start = '/') {
  const { origin } = visitor;
  const first = new URL(start, origin).href;
  const waiting = [[first, 'the start']];
  const seen = new Set([first]);
  const ofKind = new Map();
  const ofPath = new Map();
  const kinds = new Map();
  const complaints = [];
  let asked = 0;
  while (waiting.length) {
    const [url, from] = waiting.shift();
    const kind = kindOf(url);
    const already = ofKind.get(kind) ?? 0;
    const path = kind.split('?')[0];
    if (already === 0) {
      if ((ofPath.get(path) ?? 0) >= KINDS_OF_A_PATH_MAX) continue;
      ofPath.set(path, (ofPath.get(path) ?? 0) + 1);
    }
    if (already >= ADDRESSES_OF_A_KIND_MAX || asked >= ADDRESSES_MAX) continue;
    ofKind.set(kind, already + 1);
    asked += 1;
    const answer = await ask(visitor, url);
    if (answer.status() >= 400) {
      complaints.push(`${answer.status()} for ${url}, linked from ${from}`);
      continue;
    }
    if (!(answer.headers()['content-type'] ?? '').startsWith('text/html')) continue;
    if ((answer.headers()['content-disposition'] ?? '').startsWith('attachment')) continue;
    const html = await answer.text();
    const known = kinds.get(kind);
    // An address that only sends on to another is that other page.
    if (kindOf(answer.url()) === kind && (!known || known.length < html.length)) {
      kinds.set(kind, { kind, url, length: html.length });
    }
    for (const next of addressesIn(html, answer.url())) {
      if (new URL(next).origin !== origin) {
        complaints.push(`${url} leads to another host: ${next}`);
      } else if (!seen.has(next)) {
        seen.add(next);
        waiting.push([next, url]);
      }
    }
  }
  return { kinds: [...kinds.values()].sort((a, b) => a.kind.localeCompare(b.kind)), complaints, asked };
}
