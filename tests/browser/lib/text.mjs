// What stands in a file that the desk gave out.

import { execFileSync } from 'node:child_process';

/** The words of a PDF, by poppler's pdftotext. */
export function textOfPdf(bytes) {
  return execFileSync('pdftotext', ['-', '-'], { input: bytes, encoding: 'utf8' });
}
