// Six-digit codes as an authenticator app shows them (RFC 6238: HMAC-SHA-1, 30 seconds).

import { createHmac } from 'node:crypto';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_SECONDS = 30;

/** The code for a secret in base32, as it stands on the sign-in page, at a moment in milliseconds. */
export function totp(secret, atMilliseconds = Date.now()) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(atMilliseconds / 1000 / STEP_SECONDS)));
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const place = digest[digest.length - 1] & 15;
  const number = (digest.readUInt32BE(place) & 0x7fffffff) % 1_000_000;
  return String(number).padStart(6, '0');
}

/**
 * A code that no earlier call gave out for this secret: a step is accepted once only, so the next one is
 * taken early where the present one is used up. The desk takes one step ahead.
 */
export function freshTotp(secret, used, now = Date.now()) {
  const present = Math.floor(now / 1000 / STEP_SECONDS);
  const step = Math.max(present, (used.get(secret) ?? 0) + 1);
  used.set(secret, step);
  return totp(secret, step * STEP_SECONDS * 1000);
}

function fromBase32(text) {
  const bytes = [];
  let bits = 0;
  let value = 0;
  for (const letter of text.toUpperCase().replace(/[\s=-]/g, '')) {
    const place = LETTERS.indexOf(letter);
    if (place < 0) throw new Error(`“${letter}” is no letter of base32`);
    value = ((value << 5) | place) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >> bits) & 0xff);
    }
  }
  return Buffer.from(bytes);
}
