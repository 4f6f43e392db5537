import { describe, expect, it } from '@jest/globals';
import { ZipFile } from 'yazl';
import { readSheets } from './read-sheets.js';
import { SheetRefusal } from './sheet-refusal.js';

type Parts = Readonly<Record<string, string | Buffer>>;

async function packed(parts: Parts): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts))
    zip.addBuffer(Buffer.from(content), name, { compress: content.length > 1000 });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

const workbook = (attributes = '') =>
  `<workbook xmlns:r="urn:r"><sheets><sheet name="表" sheetId="1" r:id="rId1" ${attributes}/></sheets></workbook>`;
const relations = '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>';
const sheet = (rows: string, after = '') => `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`;
const book = (rows: string, others: Parts = {}, after = ''): Parts => ({
  'xl/workbook.xml': workbook(),
  'xl/_rels/workbook.xml.rels': relations,
  'xl/worksheets/sheet1.xml': sheet(rows, after),
  ...others,
});
const row = (cells: string, at = 1) => `<row r="${at}">${cells}</row>`;
const read = async (parts: Parts) => (await readSheets(await packed(parts)))[0]!;

async function refusalOf(bytes: Uint8Array): Promise<string> {
  try {
    await readSheets(bytes);
    return 'read';
  } catch (error) {
    if (error instanceof SheetRefusal) return error.code;
    throw error;
  }
}

describe('a file that means harm is refused in words, quickly', () => {
  it.each<[what: string, parts: () => Parts, code: string]>([
    [
      'a bomb: a thousandth packed',
      () => book('', { 'xl/sharedStrings.xml': Buffer.alloc(12 * 1024 * 1024, 0x20) }),
      'too_large',
    ],
    [
      'a bomb below the limit of one part',
      () => book('', { 'xl/sharedStrings.xml': Buffer.alloc(3 * 1024 * 1024, 0x20) }),
      'too_large',
    ],
    [
      'thousands of parts',
      () => book('', Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`x/${index}`, '']))),
      'too_large',
    ],
    [
      'an external entity',
      () =>
        book(row('<c r="A1" t="inlineStr"><is><t>&x;</t></is></c>'), {
          'xl/sharedStrings.xml':
            '<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>',
        }),
      'unsafe',
    ],
    [
      'entities that multiply',
      () => ({
        ...book(''),
        'xl/worksheets/sheet1.xml': `<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${sheet(row('<c r="A1"><v>&b;</v></c>'))}`,
      }),
      'unsafe',
    ],
    ['an unknown entity', () => book(row('<c r="A1" t="str"><v>&nothing;</v></c>')), 'damaged'],
    ['tags without end', () => book('<a>'.repeat(5000)), 'unsafe'],
    ['a cell in the last corner', () => book(row('<c r="XFD1048576"><v>1</v></c>', 1048576)), 'too_many_cells'],
    [
      'too many cells',
      () => book(Array.from({ length: 4000 }, (_, at) => row('<c><v>1</v></c>'.repeat(30), at + 1)).join('')),
      'too_many_cells',
    ],
    ['a document instead of a workbook', () => ({ 'word/document.xml': '<w/>' }), 'unknown_format'],
    [
      'a sheet that ends in the middle',
      () => ({ ...book(''), 'xl/worksheets/sheet1.xml': '<worksheet><sheetData>' }),
      'damaged',
    ],
  ])('%s', async (_, parts, code) => {
    expect(await refusalOf(await packed(parts()))).toBe(code);
  });

  it('a package with a wrong length of a part', async () => {
    const bytes = await packed(book(row('<c r="A1"><v>1</v></c>')));
    expect(await refusalOf(bytes.slice(0, bytes.length - 30))).toBe('damaged');
  });
});

describe('what is harmless is passed over', () => {
  it('macros, links, pictures and anything else are never unpacked', async () => {
    const found = await read(
      book(row('<c r="A1" t="str"><v>甲</v></c>'), {
        'xl/vbaProject.bin': Buffer.alloc(1024, 1),
        'xl/externalLinks/externalLink1.xml': '<!DOCTYPE x><x/>',
        'xl/media/image1.png': Buffer.alloc(1024),
      }),
    );
    expect(found.rows).toEqual([[{ kind: 'text', text: '甲' }]]);
  });

  it('a merge over the whole sheet and styled cells without content cost nothing', async () => {
    const found = await read(
      book(
        row('<c r="A1"><v>1</v></c><c r="XFD1" s="1"/>'),
        {},
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
      ),
    );
    expect(found.rows).toEqual([[{ kind: 'number', text: '1' }]]);
    expect(found.merges).toEqual([{ row: 0, column: 0, rows: 5000, columns: 200 }]);
  });

  it('hidden sheets are told as such', async () => {
    const found = await read({
      ...book(row('<c r="A1"><v>1</v></c>')),
      'xl/workbook.xml': workbook('state="veryHidden"'),
    });
    expect(found.hidden).toBe(true);
  });
});

describe('a cell is read as it is stored', () => {
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.00%"/><numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m"/>' +
    '<numFmt numFmtId="166" formatCode="#,##0.00_);[Red]\\(#,##0.00\\)"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="14"/></cellXfs></styleSheet>';
  it.each<[what: string, cell: string, expected: object | null]>([
    [
      'a result of a formula, never the formula',
      '<c r="A1"><f>A2+A3</f><v>0.30000000000000004</v></c>',
      { kind: 'number', text: '0.30000000000000004' },
    ],
    [
      'digits beyond a float',
      '<c r="A1"><v>89.97400000000000000001</v></c>',
      { kind: 'number', text: '89.97400000000000000001' },
    ],
    ['an exponent', '<c r="A1"><v>9.0000076293945299E-2</v></c>', { kind: 'number', text: '0.090000076293945299' }],
    ['a percentage', '<c r="A1" s="1"><v>0.9767</v></c>', { kind: 'number', text: '0.9767', percent: true }],
    ['a date', '<c r="A1" s="4"><v>44196</v></c>', { kind: 'date', text: '2020-12-31' }],
    ['a date of an own format', '<c r="A1" s="2"><v>44196</v></c>', { kind: 'date', text: '2020-12-31' }],
    ['an accounting format', '<c r="A1" s="3"><v>-12.5</v></c>', { kind: 'number', text: '-12.5' }],
    [
      'a text that looks like a formula',
      '<c r="A1" t="str"><v>=HYPERLINK("http://x","点击")</v></c>',
      { kind: 'text', text: '=HYPERLINK("http://x","点击")' },
    ],
    ['an error', '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', { kind: 'error', text: '#DIV/0!' }],
    ['a boolean', '<c r="A1" t="b"><v>1</v></c>', { kind: 'boolean', text: 'TRUE' }],
    [
      'a shared text of several runs, without reading aids',
      '<c r="A1" t="s"><v>0</v></c>',
      { kind: 'text', text: '人员经费' },
    ],
    ['a text without content', '<c r="A1" t="s"><v>1</v></c>', null],
    ['no number at all', '<c r="A1"><v>NaN</v></c>', { kind: 'error', text: 'NaN' }],
  ])('%s', async (_, cell, expected) => {
    const strings =
      '<sst><si><r><t>人员</t></r><r><t>经费</t></r><rPh sb="0" eb="1"><t>じん</t></rPh></si><si><t xml:space="preserve"> </t></si></sst>';
    const found = await read(
      book(row(`${cell}<c r="B1"><v>1</v></c>`), { 'xl/styles.xml': styles, 'xl/sharedStrings.xml': strings }),
    );
    expect(found.rows[0]![0]).toEqual(expected);
  });
});

describe('a text file', () => {
  const text = (value: string) => new TextEncoder().encode(value);
  const texts = async (bytes: Uint8Array) =>
    (await readSheets(bytes))[0]!.rows.map((cells) => cells.map((cell) => cell?.text ?? null));
  it.each<[what: string, bytes: Uint8Array]>([
    ['UTF-8 with a mark', text('\ufeff项目,支出\n购置费,"1,234.50"')],
    ['UTF-8 without', text('项目,支出\r\n购置费,"1,234.50"\r\n')],
    ['tabs', text('项目\t支出\n购置费\t1,234.50')],
    ['semicolons', text('项目;支出\n购置费;1,234.50')],
    [
      'GB 18030',
      Uint8Array.from([
        0xcf,
        0xee,
        0xc4,
        0xbf,
        0x2c,
        0xd6,
        0xa7,
        0xb3,
        0xf6,
        0x0a,
        0xb9,
        0xba,
        0xd6,
        0xc3,
        0xb7,
        0xd1,
        0x2c,
        0x22,
        ...text('1,234.50"'),
      ]),
    ],
    ['UTF-16', new Uint8Array(Buffer.from('\ufeff项目\t支出\n购置费\t1,234.50', 'utf16le'))],
  ])('in %s', async (_, bytes) => {
    expect(await texts(bytes)).toEqual([
      ['项目', '支出'],
      ['购置费', '1,234.50'],
    ]);
  });

  it.each<[what: string, bytes: Uint8Array, code: string]>([
    ['bytes that are no text', Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0, 1, 2]), 'unknown_format'],
    ['no known encoding', Uint8Array.from([0xff, 0xff, 0x41, 0xff]), 'bad_text'],
    ['too many rows', text('1\n'.repeat(6000)), 'too_many_cells'],
    ['too many columns', text(','.repeat(300)), 'too_many_cells'],
  ])('%s is refused', async (_, bytes, code) => expect(await refusalOf(bytes)).toBe(code));
});
