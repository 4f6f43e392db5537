import type { RawSheet } from '@countersign/document';
import { readCsv } from './csv-sheet.js';
import { SheetRefusal } from './sheet-refusal.js';
import { readXlsx } from './xlsx-sheets.js';

/** Largest file that is looked into. */
export const largestFile = 10 * 1024 * 1024;

/** The sheets of an uploaded file, by what it holds and not by its name. Throws SheetRefusal. */
export async function readSheets(bytes: Uint8Array): Promise<RawSheet[]> {
  if (bytes.length === 0) throw new SheetRefusal('empty');
  if (bytes.length > largestFile) throw new SheetRefusal('too_large');
  const sheets = startsWith(bytes, zipStart) ? await readXlsx(bytes) : [readText(bytes)];
  if (!sheets.some(({ rows }) => rows.length > 0)) throw new SheetRefusal('empty');
  return sheets;
}

function readText(bytes: Uint8Array): RawSheet {
  if (startsWith(bytes, compoundStart)) throw new SheetRefusal('old_format');
  return readCsv(bytes);
}

const zipStart = [0x50, 0x4b];
/** Container of the old `.xls`, and of an `.xlsx` with a password. */
const compoundStart = [0xd0, 0xcf, 0x11, 0xe0];

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);
