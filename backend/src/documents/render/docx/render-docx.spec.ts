import { describe, expect, it, jest } from '@jest/globals';
import { zipParts } from '../../imports/zip-parts.js';
import { oneParagraph, printed2020 } from '../report-2020.fixture.js';
import { renderDocx } from './render-docx.js';

// the first document waits for the layout of the PDF, which gives the page numbers
jest.setTimeout(60_000);

const noPictures = async () => null;
async function partsOf(report: ReturnType<typeof oneParagraph>): Promise<(name: string) => string> {
  const parts = await zipParts(await renderDocx(report, noPictures));
  return (name) => parts.get(name)?.toString() ?? '';
}

describe('fonts of a DOCX', () => {
  it('are separate for Chinese and for Latin, in the text as in the styles', async () => {
    const part = await partsOf(oneParagraph('2025年执行率98.50%(详见附表A)'));
    const run = /<w:r><w:rPr>(?:(?!<\/w:r>).)*2025年执行率98\.50%\(详见附表A\)/.exec(part('word/document.xml'))?.[0];
    expect(run).toContain('w:ascii="Times New Roman"');
    expect(run).toContain('w:hAnsi="Times New Roman"');
    expect(run).toContain('w:eastAsia="仿宋_GB2312"');
    const styles = part('word/styles.xml');
    const eastAsia = (id: string) =>
      new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`).exec(styles)?.[0].match(/<w:rFonts[^>]*>/)?.[0];
    for (const [id, font] of [
      ['Title', '方正小标宋简体'],
      ['Heading1', '黑体'],
      ['Heading2', '楷体_GB2312'],
      ['Heading3', '仿宋_GB2312'],
    ] as const) {
      expect(eastAsia(id)).toContain(`w:eastAsia="${font}"`);
      expect(eastAsia(id)).toContain('w:ascii="Times New Roman"');
    }
    expect(styles).toMatch(/<w:docDefaults>.*w:eastAsia="仿宋_GB2312".*w:eastAsia="zh-CN".*<\/w:docDefaults>/);
  });

  it('name what stands in for them', async () => {
    const table = (await partsOf(oneParagraph('一')))('word/fontTable.xml');
    for (const [font, instead] of [
      ['仿宋_GB2312', 'FangSong'],
      ['黑体', 'SimHei'],
      ['楷体_GB2312', 'KaiTi'],
      ['宋体', 'SimSun'],
    ])
      expect(table).toMatch(new RegExp(`w:name="${font}"><w:altName w:val="[^"]*${instead}[^"]*Noto Serif CJK SC`));
  });
});

describe('the DOCX of the 2020 report', () => {
  const report = printed2020();
  const parts = partsOf(report);

  it('is the same bytes each time, with another report in between', async () => {
    const first = await renderDocx(report, noPictures);
    await renderDocx(oneParagraph('别的报告'), noPictures);
    expect(Buffer.compare(await renderDocx(report, noPictures), first)).toBe(0);
  });

  it('has the page of GB/T 9704: A4, 37 35 28 26 mm, 28 pt from line to line, the annex across', async () => {
    const part = await parts;
    const xml = part('word/document.xml');
    const sections = xml.match(/<w:sectPr.*?<\/w:sectPr>/g)!;
    expect(sections).toHaveLength(3);
    expect(sections[1]).toMatch(/<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/);
    expect(sections[1]).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect(sections[1]).toContain('<w:pgNumType w:start="1"');
    expect(sections[2]).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/);
    expect(part('word/styles.xml')).toMatch(/w:styleId="BodyText".*?w:line="560" w:lineRule="exact".*?<\/w:style>/);
    expect(part('word/settings.xml')).toContain('evenAndOddHeaders');
  });

  it('lets Word number the headings and lists them with their pages, without asking to update', async () => {
    const part = await parts;
    const xml = part('word/document.xml');
    const heading = /<w:p><w:pPr>(?:(?!<\/w:p>).)*w:val="Heading1"(?:(?!<\/w:p>).)*<\/w:p>/.exec(xml)![0];
    expect(heading).toContain('<w:numPr>');
    expect(heading).toContain('部门（单位）基本情况');
    expect(heading).not.toContain('一、');
    expect(part('word/numbering.xml')).toMatch(
      /w:val="chineseCountingThousand".*?w:lvlText w:val="%1、".*w:lvlText w:val="（%2）".*w:lvlText w:val="%3\.".*w:lvlText w:val="（%4）"/,
    );
    const contents = /<w:sdt>.*?<\/w:sdt>/.exec(xml)![0];
    const words = contents.replace(/<w:instrText.*?<\/w:instrText>/g, '').replace(/<[^>]+>/g, '');
    expect(words).toMatch(/^一、 部门（单位）基本情况1（一） 部门主要职能1/);
    expect(words).toMatch(/附件1 部门整体支出绩效评分表\d+$/);
    expect(xml).not.toContain('w:dirty="true"');
    expect(part('word/settings.xml')).not.toContain('updateFields');
  });

  it('repeats the heads of tables, keeps rows whole and joins cells', async () => {
    const xml = (await parts)('word/document.xml');
    const tables = xml.match(/<w:tbl>.*?<\/w:tbl>/g)!;
    expect(tables.every((table) => table.includes('<w:tblHeader/>'))).toBe(true);
    const rows = xml.match(/<w:tr>.*?<\/w:tr>/g)!;
    expect(rows.every((row) => row.includes('<w:cantSplit/>'))).toBe(true);
    expect(tables.at(-1)).toContain('<w:vMerge w:val="restart"/>');
    expect(xml).toContain('>36,184.46<');
  });

  it('has its title, department and language, and no date of its own', async () => {
    const part = await parts;
    const core = part('docProps/core.xml');
    expect(core).toContain(`<dc:title>${report.title}</dc:title>`);
    expect(core).toContain('<dc:creator>某区投资促进局</dc:creator>');
    expect(core).toContain('<dc:language>zh-CN</dc:language>');
    expect(core).not.toContain('dcterms:created');
    expect((await partsOf({ ...oneParagraph('一'), made: '2021-03-15T08:00:00Z' }))('docProps/core.xml')).toContain(
      '2021-03-15T08:00:00Z',
    );
  });

  it('has a watermark until the bureau has accepted', async () => {
    expect((await parts)('word/header1.xml')).toContain('string="草稿"');
    const accepted = await partsOf(printed2020({}, { state: 'accepted' }));
    expect(accepted('word/header1.xml')).not.toContain('草稿');
  });
});

describe('texts in a DOCX', () => {
  it.each(['=HYPERLINK("http://x","点击")', '@办公室', '-以前年度结转', '＝1+1', '<w:p/> & </w:t>', '{{name}} ${x}'])(
    'stay as they are: %s',
    async (typed) => {
      const xml = (await partsOf(oneParagraph(typed)))('word/document.xml');
      const texts = (xml.match(/<w:t[ >].*?<\/w:t>/g) ?? []).map((each) =>
        each
          .replace(/<[^>]+>/g, '')
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&quot;/g, '"')
          .replace(/&apos;/g, "'")
          .replace(/&amp;/g, '&'),
      );
      expect(texts).toContain(typed);
    },
  );

  it('carry footnotes, live charts with their words, and items that Word counts', async () => {
    const report = printed2020({ score_comment: '正文[^依据办法]\n{{chart:score}}\n+ 甲\n++ 乙\n+ 丙\n# 另起\n+ 丁' });
    const part = await partsOf(report);
    expect(part('word/footnotes.xml')).toContain('依据办法');
    const xml = part('word/document.xml');
    expect(xml).toMatch(/<wp:docPr [^>]*descr="绩效评分情况：部门决策 24 \/ 25/);
    const list = (text: string) => new RegExp(`<w:numId w:val="(\\d+)"/>(?:(?!</w:p>).)*>${text}</w:t>`).exec(xml)?.[1];
    expect([list('乙'), list('丙')]).toEqual([list('甲'), list('甲')]);
    expect(list('丁')).not.toBe(list('甲'));
  });
});
