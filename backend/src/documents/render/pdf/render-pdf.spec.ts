import { readFileSync } from 'node:fs';
import { describe, expect, it, jest } from '@jest/globals';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { oneParagraph, printed2020, textsOf } from '../report-2020.fixture.js';
import { renderPdf } from './render-pdf.js';

// the first document waits for the compiler and its fonts
jest.setTimeout(60_000);

const noPictures = async () => null;
const opened = (bytes: Uint8Array): Promise<PDFDocumentProxy> =>
  getDocument({ data: new Uint8Array(bytes), verbosity: 0, disableFontFace: true }).promise;

/** The text of every page without spaces, which a line break may add or take. */
async function textOf(pdf: PDFDocumentProxy): Promise<string> {
  let text = '';
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    text += items.map((item) => ('str' in item ? item.str : '')).join('');
  }
  return plain(text);
}
const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '');

/** Every string below a value, in JSON. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

describe('the PDF of the 2020 report', () => {
  const report = printed2020();
  const rendered = renderPdf(report, noPictures);
  const text = rendered.then(opened).then(textOf);

  it('has every figure of the golden tables and every character, as text', async () => {
    const all = await text;
    const golden = JSON.parse(
      readFileSync(new URL('../../../../../libs/template/golden/report-2020.figures.json', import.meta.url), 'utf8'),
    ) as Record<string, unknown>;
    const { budget, execution, procurement, three_public, assets } = golden;
    const figures = stringsIn({ budget, execution, procurement, three_public, assets }).filter((each) =>
      /^-?\d+\.\d\d$/.test(each),
    );
    const shown = figures.map((each) => each.replace(/\B(?=(\d{3})+(?!\d))(?<!\..*)/g, ','));
    expect(shown.length).toBeGreaterThan(100);
    expect(shown.filter((figure) => !all.includes(figure))).toEqual([]);
    const drawn = new Set(all);
    expect([...new Set(plain(textsOf(report).join('')))].filter((sign) => !drawn.has(sign))).toEqual([]);
    expect(all).not.toContain('□');
  });

  it('can be read by software for the blind: tagged, titled, in Chinese, with bookmarks', async () => {
    const pdf = await opened(await rendered);
    const { info, metadata } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: report.title, Author: '某区投资促进局', Language: 'zh-CN' });
    expect(metadata?.get('pdfuaid:part')).toBe('1');
    const tags = JSON.stringify(await (await pdf.getPage(3)).getStructTree());
    for (const role of ['H1', 'H2', 'P', 'Table', 'TH', 'TD']) expect(tags).toContain(`"role":"${role}"`);
    const outline = await pdf.getOutline();
    expect(outline.map(({ title }) => title)).toEqual([
      '一、部门（单位）基本情况',
      '二、部门（单位）主要履职绩效情况',
      '三、总体评价和整改措施',
      '四、整体支出绩效评分情况',
      '附件1 部门整体支出绩效评分表',
    ]);
  });

  it('turns the score table, and counts pages from the first of the body', async () => {
    const pdf = await opened(await rendered);
    const { view } = await pdf.getPage(pdf.numPages);
    expect(view[2]! > view[3]!).toBe(true);
    const body = (await (await pdf.getPage(3)).getTextContent()).items
      .map((item) => ('str' in item ? item.str : ''))
      .join('');
    expect(body.replace(/\s/g, '')).toContain('—1—');
  });

  it('is the same bytes each time, with another report in between', async () => {
    const first = await rendered;
    await renderPdf(oneParagraph('别的报告'), noPictures);
    expect(Buffer.compare(await renderPdf(report, noPictures), first)).toBe(0);
  });

  it('has a watermark until the bureau has accepted', async () => {
    const accepted = await opened(await renderPdf(oneParagraph('已接收'), noPictures));
    expect(await text).toContain('草稿');
    expect(await textOf(accepted)).not.toContain('草稿');
  });
});

describe('texts in a PDF', () => {
  it.each([
    '#import "/etc/passwd": *',
    '#read("/etc/passwd")',
    '#set page(fill: red)',
    '*粗* _斜_ `码` $x^2$ <签> @引 = 标题 - 项 + 项 / 项: ~ // 注 /* 注 */',
    '\\ " \' { } [ ] ( ) # \\u{41} \\#',
    '\'"}) #panic("x") ({"',
    '=HYPERLINK("http://x","点击") @办公室 -以前年度结转 ＝1+1 -12.50',
  ])('stay as they are: %s', async (typed) => {
    expect(await textOf(await opened(await renderPdf(oneParagraph(typed), noPictures)))).toContain(plain(typed));
  });

  it('show □ for a character that the font lacks, and say which at the end', async () => {
    const text = await textOf(await opened(await renderPdf(oneParagraph('人名𬎆与😀'), noPictures)));
    expect(text).toContain('人名');
    expect(text).toContain('□');
    expect(text).toContain('U+1F600');
  });

  it('show pictures, and say where one is missing', async () => {
    const report = {
      ...oneParagraph('图'),
      parts: [{ blocks: [{ kind: 'picture' as const, attachment: 'a', caption: '现场照片' }] }],
    };
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const shown = await opened(await renderPdf(report, async () => ({ bytes: png, type: 'image/png' })));
    expect(await textOf(shown)).toContain('现场照片');
    expect(await textOf(shown)).not.toContain('图片缺失');
    expect(await textOf(await opened(await renderPdf(report, noPictures)))).toContain(plain('（图片缺失）现场照片'));
  });
});
