import { rawLimits, type RawSheet } from '@countersign/document';
import { SheetRefusal } from './sheet-refusal.js';
import { readSheetPart } from './xlsx-sheet-part.js';
import { readStyles } from './xlsx-styles.js';
import { readXml } from './xlsx-xml.js';
import { zipParts } from './zip-parts.js';

/** Parts that hold cells; pictures, macros, links and everything else are never unpacked. */
const wanted =
  /^xl\/(workbook|sharedStrings|styles)\.xml$|^xl\/_rels\/workbook\.xml\.rels$|^xl\/worksheets\/[^/]+\.xml$/i;

/**
 * The sheets of an XLSX file with their cells as stored: exact number texts, results of formulas, never the formulas.
 * An own reader on a SAX parser, since libraries make every cell of a merged or declared range before anybody could
 * count them. Throws SheetRefusal.
 */
export async function readXlsx(bytes: Uint8Array): Promise<RawSheet[]> {
  const parts = await zipParts(bytes, (name) => wanted.test(name));
  const workbook = parts.get('xl/workbook.xml');
  if (!workbook) throw new SheetRefusal('unknown_format');
  const { sheets, date1904 } = sheetsOf(workbook);
  const targets = relations(parts.get('xl/_rels/workbook.xml.rels'));
  const strings = sharedStrings(parts.get('xl/sharedStrings.xml'));
  const formats = readStyles(parts.get('xl/styles.xml'));
  let left: number = rawLimits.cells;
  const read: RawSheet[] = [];
  for (const { name, relation, hidden } of sheets) {
    const content = parts.get(targets.get(relation) ?? '');
    if (!content) continue;
    const { rows, merges, count } = readSheetPart(content, { strings, formats, date1904, most: left });
    left -= count;
    read.push({ name, rows, merges, ...(hidden && { hidden: true as const }) });
  }
  return read;
}

function sheetsOf(content: Buffer) {
  const sheets: { name: string; relation: string; hidden: boolean }[] = [];
  let date1904 = false;
  readXml(content, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const hidden = /hidden/i.test(attributes['state'] ?? '');
      sheets.push({ name: (attributes['name'] ?? '').slice(0, 100), relation, hidden });
    },
  });
  if (sheets.length > 200) throw new SheetRefusal('too_large');
  return { sheets, date1904 };
}

/** Part of each relation. Targets outside the package are never followed, since only its own parts are looked up. */
function relations(content: Buffer | undefined): Map<string, string> {
  const targets = new Map<string, string>();
  if (content)
    readXml(content, {
      open(name, { Id = '', Target = '' }) {
        if (name === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
      },
    });
  return targets;
}

/** Texts that cells refer to by number; reading aids for pronunciation are left out. */
function sharedStrings(content: Buffer | undefined): string[] {
  const strings: string[] = [];
  let [text, aid, inText] = ['', false, false];
  if (content)
    readXml(content, {
      open(name) {
        if (name === 'si') text = '';
        else if (name === 'rPh') aid = true;
        else if (name === 't') inText = !aid;
      },
      text(part) {
        if (inText && text.length < rawLimits.text) text += part;
      },
      close(name) {
        if (name === 't') inText = false;
        else if (name === 'rPh') aid = false;
        else if (name === 'si') strings.push(text);
      },
    });
  return strings;
}
