/** A rectangle of texts as a spreadsheet puts it on the clipboard. */
export type Block = readonly (readonly string[])[];

/** What was copied: the HTML table when there is one (merged cells keep their width there), else the plain text. */
export function readClipboard({ text, html }: { text: string; html: string }): Block {
  return rectangular(/<table[\s>]/i.test(html) ? htmlRows(html) : textRows(text));
}

/** Both forms that Excel and WPS read. */
export function writeClipboard(block: Block): { text: string; html: string } {
  return {
    text: block.map((row) => row.map(quoted).join('\t')).join('\n'),
    html: `<table>${block.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('')}</table>`,
  };
}

/** Tab-separated rows; a quoted cell may hold tabs, line ends and doubled quotes. */
function textRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/y;
  for (;;) {
    const match = cell.exec(text) ?? unquotedCell(text, cell.lastIndex);
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] !== '\t') {
      rows.push(row);
      row = [];
    }
    const end = match.index + match[0].length;
    if (match[3] === '' || (match[3] !== '\t' && end === text.length)) return rows;
    cell.lastIndex = end;
  }
}

/** A cell that begins with a quote but is not a quoted one (`"甲"类`) is taken as it stands. */
function unquotedCell(text: string, from: number): RegExpExecArray {
  const plain = /()([^\t\r\n]*)(\t|\r\n|\n|\r|$)/y;
  plain.lastIndex = from;
  const match = plain.exec(text)!;
  return Object.assign(match, { 1: undefined });
}

function htmlRows(html: string): string[][] {
  const rows: string[][] = [];
  /** Columns still covered by a cell of an earlier row, with the rows that remain. */
  const covered = new Map<number, number>();
  const body = html.replace(/<!--[\s\S]*?-->|<(style|script)[\s\S]*?<\/\1>/gi, '');
  for (const [, inner = ''] of body.matchAll(/<tr[^>]*>([\s\S]*?)(?=<tr[\s>]|<\/tr>|<\/table>|$)/gi)) {
    const row: string[] = [];
    const pass = () => {
      for (let left = covered.get(row.length); left; left = covered.get(row.length)) {
        covered.set(row.length, left - 1);
        row.push('');
      }
    };
    for (const [, attributes = '', content = ''] of inner.matchAll(
      /<t[dh]([^>]*)>([\s\S]*?)(?=<t[dh][\s>]|<\/t[dh]>|$)/gi,
    )) {
      pass();
      const [wide, high] = [span(attributes, 'colspan'), span(attributes, 'rowspan')];
      for (let part = 0; part < wide; part += 1) {
        if (high > 1) covered.set(row.length, high - 1);
        row.push(part === 0 ? plainText(content) : '');
      }
    }
    pass();
    rows.push(row);
  }
  return rows;
}

function span(attributes: string, name: string): number {
  const stated = new RegExp(`${name}\\s*=\\s*["']?(\\d{1,3})`, 'i').exec(attributes)?.[1];
  return Math.max(1, stated ? Number.parseInt(stated, 10) : 1);
}

const entities: Record<string, string> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plainText(html: string): string {
  return html
    .replace(/<br[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) =>
      name
        ? (entities[name.toLowerCase()] ?? whole)
        : String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(decimal ?? hex ?? '20', decimal ? 10 : 16))),
    )
    .replace(/[ \t\u00a0]+/g, ' ')
    .trim();
}

function rectangular(rows: string[][]): Block {
  const width = Math.max(1, ...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
}

const quoted = (cell: string) => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const escaped = (cell: string) => cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
