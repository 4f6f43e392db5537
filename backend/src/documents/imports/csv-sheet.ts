import { rawLimits, type RawCell, type RawSheet } from '@countersign/document';
import { parse } from 'csv-parse/sync';
import { SheetRefusal } from './sheet-refusal.js';

/** A text file with commas, semicolons or tabs, in UTF-8, UTF-16 or GB 18030. Every cell is a text. */
export function readCsv(bytes: Uint8Array): RawSheet {
  const text = decoded(bytes);
  if (/[\0\u0001-\u0008]/.test(text)) throw new SheetRefusal('unknown_format');
  const rows = parsed(text);
  if (rows.length > rawLimits.rows || rows.some((row) => row.length > rawLimits.columns))
    throw new SheetRefusal('too_many_cells');
  if (rows.reduce((count, row) => count + row.length, 0) > rawLimits.cells) throw new SheetRefusal('too_many_cells');
  return { name: 'CSV', merges: [], rows: rows.map((row) => row.map(cellOf)) };
}

const cellOf = (text: string): RawCell | null =>
  text.trim() === '' ? null : { kind: 'text', text: text.slice(0, rawLimits.text) };

function parsed(text: string): string[][] {
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 1024 * 1024,
    });
  } catch {
    throw new SheetRefusal('damaged');
  }
}

/** The sign that the first lines have most of; a comma where there is none. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 4000);
  const count = (sign: string) => head.split(sign).length;
  return [',', '\t', ';', '，'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  for (const encoding of ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // the next encoding is tried
    }
  throw new SheetRefusal('bad_text');
}
