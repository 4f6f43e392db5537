import type { WorkbookSheet } from '@countersign/document';
import { Decimal } from '@countersign/figures';
import { ZipFile } from 'yazl';
import { zipParts } from '../../imports/zip-parts.js';

/** Digits that spreadsheets keep of a number in a file; amounts have fewer, endless ratios more. */
const digitsKept = 17;

/**
 * The same XLSX package with every number as its exact decimal text, where the writing library puts a float, and
 * with one moment on all its parts.
 */
export async function exactPackage(bytes: Uint8Array, sheets: readonly WorkbookSheet[], at: Date): Promise<Uint8Array> {
  const parts = await zipParts(bytes);
  const zip = new ZipFile();
  for (const [name, content] of parts) {
    const index = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name)?.[1];
    const sheet = index === undefined ? undefined : sheets[Number(index) - 1];
    const exact = sheet ? Buffer.from(withExactNumbers(content.toString('utf8'), sheet)) : content;
    zip.addBuffer(exact, name, { mtime: at, compress: true });
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function withExactNumbers(xml: string, { rows }: WorkbookSheet): string {
  return xml.replace(
    /(<c r="([A-Z]+)(\d+)"[^>]*>(?:<f>[^<]*<\/f>)?<v>)[^<]*(<\/v>)/g,
    (whole, before: string, column: string, row: string, after: string) => {
      const number = rows[Number(row) - 1]?.cells[columnNumber(column) - 1]?.number;
      return number === undefined ? whole : `${before}${exactText(number)}${after}`;
    },
  );
}

const exactText = (number: string): string => new Decimal(number).toSignificantDigits(digitsKept).toString();

const columnNumber = (name: string): number =>
  [...name].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
