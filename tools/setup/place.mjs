import { fileURLToPath } from 'node:url';

/** The folder of the whole product. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

export const say = (line = '') => void process.stdout.write(`${line}\n`);

/** A failure that the person at the terminal can mend; its message says how. */
export class SetupError extends Error {}
