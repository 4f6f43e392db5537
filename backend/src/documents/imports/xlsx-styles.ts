import { readXml } from './xlsx-xml.js';

export type NumberKind = 'plain' | 'percent' | 'date';

/** Whether numbers of a cell style are percentages or dates, by the number of the style. */
export function readStyles(content: Buffer | undefined): NumberKind[] {
  const kinds: NumberKind[] = [];
  const own = new Map<string, string>();
  let inCells = false;
  if (content)
    readXml(content, {
      open(name, attributes) {
        if (name === 'numFmt') own.set(attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '');
        else if (name === 'cellXfs') inCells = true;
        else if (name === 'xf' && inCells) kinds.push(kindOf(attributes['numFmtId'] ?? '0', own));
      },
      close(name) {
        if (name === 'cellXfs') inCells = false;
      },
    });
  return kinds;
}

const builtIn: Readonly<Record<string, NumberKind>> = Object.fromEntries([
  ...[9, 10].map((id) => [id, 'percent'] as const),
  ...[14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47].map((id) => [id, 'date'] as const),
  // dates of Chinese spreadsheets
  ...[27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58].map((id) => [id, 'date'] as const),
]);

function kindOf(id: string, own: ReadonlyMap<string, string>): NumberKind {
  const code = own.get(id);
  if (code === undefined) return builtIn[id] ?? 'plain';
  const bare = code.replace(/"[^"]*"|\\.|_.|\[[^\]]*\]/g, '');
  if (bare.includes('%')) return 'percent';
  return /[ymdhs年月日时分秒]/i.test(bare.replace(/General/gi, '')) ? 'date' : 'plain';
}
