// The real program, on a desk in a temporary folder.

import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

const START_MILLISECONDS_MAX = 120_000;

/** The program under test: what `AMPARO_BINARY` names, else what `cargo build` left. */
export function binary() {
  const target = process.env.CARGO_TARGET_DIR ?? join(PROJECT, 'target');
  const path = process.env.AMPARO_BINARY ?? join(target, 'debug', 'amparo');
  if (!existsSync(path)) throw new Error(`${path} is not there. Build it with \`cargo build\`.`);
  return path;
}

/** A temporary folder that is gone when the test is over. */
export function folder(test) {
  const path = mkdtempSync(join(tmpdir(), 'amparo-browser-'));
  test?.after?.(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Runs a command of the program to its end. */
export async function run(args, options = {}) {
  const { stdout, stderr } = await promisify(execFile)(binary(), args, {
    maxBuffer: 1 << 26,
    ...options,
    env: environment(options.env),
  });
  return stdout + stderr;
}

function environment(more = {}) {
  const { AMPARO_DESK: _theirs, ...rest } = process.env;
  return { ...rest, ...more };
}

/** A program that serves pages: its address, its links, everything it has said so far. */
export class Served {
  /** Starts the program with these words and waits for the link it prints. */
  static async start(args, { cwd, input } = {}) {
    const served = new Served(args, cwd, input);
    await served.#linkPrinted();
    return served;
  }

  constructor(args, cwd, input) {
    this.said = '';
    this.child = spawn(binary(), args, { cwd, env: environment(), stdio: ['pipe', 'pipe', 'pipe'] });
    this.child.stdin.end(input ?? '');
    this.ended = new Promise((done) => this.child.on('exit', (code, signal) => done(code ?? signal)));
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (words) => (this.said += words));
    }
  }

  async #linkPrinted() {
    const began = Date.now();
    let status;
    this.ended.then((code) => (status = code));
    for (;;) {
      const found = /https?:\/\/[^\s"“”]+/.exec(this.said);
      // The line is whole only when something follows it.
      if (found && this.said.length > found.index + found[0].length) {
        this.link = found[0];
        this.origin = new URL(this.link).origin;
        return;
      }
      if (status !== undefined) throw new Error(`the program ended (${status}) and said:\n${this.said}`);
      if (Date.now() - began > START_MILLISECONDS_MAX) {
        this.child.kill('SIGKILL');
        throw new Error(`no link after ${START_MILLISECONDS_MAX / 1000} s; the program said:\n${this.said}`);
      }
      await new Promise((done) => setTimeout(done, 25));
    }
  }

  /** Ends the program as Ctrl-C does, and gives its exit status. */
  async stop() {
    this.child.kill('SIGINT');
    const late = setTimeout(() => this.child.kill('SIGKILL'), 10_000);
    const status = await this.ended;
    clearTimeout(late);
    return status;
  }
}

/** The example desk, served on a free port until the test is over. */
export async function demo(test) {
  const dir = folder(test);
  const served = await Served.start(['demo', '--dir', join(dir, 'demo'), '--listen', '127.0.0.1:0'], { cwd: dir });
  test?.after?.(() => served.stop());
  return served;
}

export const PASSPHRASE = 'four words nobody joins';
export const MEMBER = 'Mira Example';

/** A new desk without anything in it: its folder and the file of its passphrase. */
export async function newDesk(test) {
  const dir = folder(test);
  const passphrase = join(dir, 'passphrase');
  writeFileSync(passphrase, `${PASSPHRASE}\n`, { mode: 0o600 });
  const desk = join(dir, 'desk');
  await run(
    [
      '--desk', desk, '--passphrase-file', passphrase,
      'init', '--small-computer', '--your-name', MEMBER, '--sheet-file', join(dir, 'sheet'),
    ],
    { cwd: dir },
  );
  return { dir, desk, passphrase };
}
