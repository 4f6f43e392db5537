import { fileURLToPath } from 'node:url';

/** The folder of the whole product. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

let progress = process.stdout;

/** Tells the person at the terminal how far things are. */
export const say = (line = '') => void progress.write(`${line}\n`);

/** For commands whose standard output is a result that a program may read. */
export function keepOutputForResults() {
  progress = process.stderr;
}

/** A failure that the person at the terminal can mend; its message says how. */
export class SetupError extends Error {}
