import { describe, expect, it } from '@jest/globals';
import { compareStages } from '@countersign/scoring';
import {
  compileTemplate,
  createSession,
  evaluateReport,
  GrownTemplates,
  shownFigure,
  template2020,
  type ReportInputs,
} from '@countersign/template';
import { goldenInputs, settledInputs } from '@countersign/template/demo';
import { printReport } from './print-report.js';
import type { PrintSource } from './print-source.js';
import type { PrintedBlock, PrintedReport, PrintedRun, PrintedTable } from './printed-report.js';

const compiled = compileTemplate(template2020);
if (!compiled.ok) throw new Error('the 2020 template does not compile');

function printed(inputs: ReportInputs = goldenInputs, over: Partial<PrintSource> = {}): PrintedReport {
  const template = new GrownTemplates().of(compiled.template!, inputs.answers);
  return printReport({
    template,
    inputs,
    evaluation: evaluateReport(template, inputs),
    department: '某区投资促进局',
    state: 'drafting',
    date: '2021年3月15日',
    visible: () => true,
    ...over,
  });
}
const withAnswers = (answers: Record<string, unknown>): ReportInputs => ({
  ...goldenInputs,
  answers: { ...goldenInputs.answers, ...answers },
});

const text = (runs: readonly PrintedRun[]): string =>
  runs.map((run) => (run.footnote ? text(run.footnote) : run.text)).join('');
function textsOf(block: PrintedBlock): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.number + block.text];
    case 'paragraph':
      return [text(block.runs)];
    case 'item':
      return [block.number + text(block.runs)];
    case 'table':
      return [block.caption ?? '', block.unit ?? '', ...block.rows.flat().map(({ runs }) => text(runs))];
    case 'picture':
      return [block.caption];
    case 'chart':
      return block.chart.bars.map(({ label, shown }) => `${label} ${shown}`);
  }
}
const blocksOf = ({ parts }: PrintedReport) => parts.flatMap(({ blocks }) => blocks);
const allTexts = (report: PrintedReport) => blocksOf(report).flatMap(textsOf);
const tableOf = (report: PrintedReport, caption: string): PrintedTable =>
  blocksOf(report).find(
    (block): block is PrintedTable => block.kind === 'table' && (block.caption ?? '').startsWith(caption),
  )!;
const below = (report: PrintedReport, anchor: string): PrintedBlock[] => {
  const blocks = blocksOf(report);
  const start = blocks.findIndex((block) => block.kind === 'heading' && block.anchor === anchor);
  const end = blocks.findIndex((block, index) => index > start && block.kind === 'heading');
  return blocks.slice(start + 1, end < 0 ? undefined : end);
};

/** Every string below a value, in JSON. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
describe('the printed report of 2020', () => {
  const report = printed();
  const texts = allTexts(report);

  it('shows every figure, entered or computed, as the template shows it', () => {
    const template = compiled.template!;
    const { derived } = evaluateReport(template, goldenInputs);
    const exact = Object.entries(derived).flatMap(([key, each]): [string, string][] =>
      'value' in each ? [[key, each.value]] : [],
    );
    const wanted = [...Object.entries(goldenInputs.figures), ...exact].map(([key, value]) =>
      shownFigure(template, key, value, true),
    );
    const all = texts.join('\n');
    expect(wanted.length).toBeGreaterThan(200);
    expect(wanted.filter((shown) => !all.includes(shown))).toEqual([]);
  });

  it('shows every task and every goal', () => {
    const shown = new Set(texts);
    const cells = Object.entries({ ...goldenInputs.answers }).filter(
      ([key]) => key.startsWith('tasks_') || key === 'goals',
    );
    expect(cells).toHaveLength(4);
    expect(cells.flatMap(([, rows]) => stringsIn(rows)).filter((each) => each !== '' && !shown.has(each))).toEqual([]);
  });

  it('shows the points of every indicator and the total', () => {
    const table = report.parts.at(-1)!.blocks.find((block): block is PrintedTable => block.kind === 'table')!;
    const rows = table.rows.map((row) => row.map(({ runs }) => text(runs)));
    const { scores } = evaluateReport(compiled.template!, goldenInputs);
    expect(scores).toHaveLength(21);
    for (const { label, of, points } of scores) {
      const row = rows.find((cells) => cells.includes(label))!;
      const at = row.indexOf(label);
      expect([label, row[at + 1], row[at + 3]]).toEqual([label, of, points]);
    }
    expect(rows.at(-1)!.slice(0, 4)).toEqual(['合计', '100', '', '95.41']);
  });

  it('numbers its headings as official documents do', () => {
    const headings = blocksOf(report).flatMap((block) =>
      block.kind === 'heading' ? `${block.level} ${block.number}${block.text}` : [],
    );
    expect(headings.slice(0, 9)).toEqual([
      '1 一、部门（单位）基本情况',
      '2 （一）部门主要职能',
      '2 （二）年度总体工作和重点工作任务',
      '2 （三）年度部门预算编制和绩效目标设置情况',
      '3 1.预算编制情况',
      '3 2.绩效目标设置情况',
      '2 （四）年度部门整体管理情况',
      '3 1.资金管理',
      '4 （1）预算执行情况',
    ]);
    expect(headings.at(-1)).toBe('1 附件1部门整体支出绩效评分表');
  });

  it('prints no guidance', () => {
    const guidance = template2020.sections.flatMap(({ guidance: own, fields }) => [
      own,
      ...fields.map((field) => field.guidance),
    ]);
    const all = texts.join('\n');
    expect(guidance.filter((each) => each !== undefined && all.includes(each))).toEqual([]);
  });

  it('has a cover, and a watermark until the bureau has accepted', () => {
    expect(report.title).toBe('某区投资促进局2020年度部门整体支出绩效自评报告');
    expect(report.cover).toEqual(['某区投资促进局', '2021年3月15日']);
    expect(
      ['drafting', 'ready', 'submitted', 'revision_requested', 'accepted', 'published'].map(
        (state) => printed(goldenInputs, { state: state as PrintSource['state'] }).watermark,
      ),
    ).toEqual(['草稿', '草稿', '草稿', '草稿', undefined, undefined]);
  });
});

describe('tables', () => {
  it('say their unit once, sums are strong, of-which rows stand in, headings span', () => {
    const table = tableOf(printed(), '表5');
    expect(table.unit).toBe('单位：万元');
    expect(table.rows.find(([first]) => text(first!.runs) === '一、政府投资项目')).toEqual([
      { runs: [{ text: '一、政府投资项目' }], columnSpan: 9, strong: true },
    ]);
    expect(table.rows.find(([first]) => text(first!.runs) === '合计')!.every(({ strong }) => strong)).toBe(true);
    expect(table.rows.map(([first]) => text(first!.runs))).toContain('　其中：公务接待');
    expect(table.rows.at(-1)!.at(-2)!.runs).toEqual([{ text: '892.98', figure: 'execution.total.remaining' }]);
  });

  it('say the unit in the head where it differs from column to column', () => {
    const table = tableOf(printed(), '资产情况');
    expect([table.unit, ...table.rows[0]!.map(({ runs }) => text(runs))]).toEqual([
      undefined,
      '项目',
      '数量（件）',
      '账面净值（万元）',
    ]);
  });

  it('show — for what is not known, and nothing else that is blank', () => {
    const { 'procurement.goods.actual': _, ...figures } = goldenInputs.figures;
    const rows = tableOf(printed({ ...goldenInputs, figures }), '政府采购').rows.map((row) =>
      row.map(({ runs }) => text(runs)),
    );
    expect(rows[1]).toEqual(['货物类', '5.40', '—']);
    expect(rows[3]).toEqual(['合计', '53.87', '—']);
  });

  it('have the rows that a clerk added, and the reasons below', () => {
    const report = printed(
      withAnswers({
        'execution.rows': [{ key: 'rpark1', label: '产业园配套', under: 'project' }],
        'execution.project.rpark1.reason': '开工较晚。',
      }),
    );
    expect(tableOf(report, '表5').rows.map(([first]) => text(first!.runs))).toContain('产业园配套');
    expect(allTexts(report).some((each) => /^\d+\. 产业园配套：开工较晚。$/.test(each))).toBe(true);
  });

  it('say where rounding makes a sum look wrong', () => {
    const inputs = {
      ...goldenInputs,
      figures: { ...goldenInputs.figures, 'procurement.goods.actual': '0.005', 'procurement.services.actual': '0.005' },
    };
    expect(allTexts(printed(inputs)).find((each) => each.startsWith('注：“政府采购'))).toContain('四舍五入');
  });

  it('join the groups of the score table', () => {
    const table = printed()
      .parts.at(-1)!
      .blocks.find((block): block is PrintedTable => block.kind === 'table')!;
    expect(table.rows[1]!.slice(0, 2).map(({ runs, rowSpan }) => [text(runs), rowSpan])).toEqual([
      ['部门决策', 4],
      ['预算编制', 2],
    ]);
    const places = table.rows.flat().reduce((sum, { rowSpan = 1, columnSpan = 1 }) => sum + rowSpan * columnSpan, 0);
    expect(places).toBe(table.rows.length * table.columns.length);
  });
});

describe('texts', () => {
  it('print a live figure as exactly its text, with its key', () => {
    const report = printed(
      withAnswers({ score_comment: '执行{execution.total.progress}，支出{execution.total.spent|亿元,1位,带单位}。' }),
    );
    const paragraph = below(report, 'score').find(
      (block) => block.kind === 'paragraph' && text(block.runs).startsWith('执行'),
    );
    expect(paragraph).toEqual({
      kind: 'paragraph',
      runs: [
        { text: '执行' },
        { text: '97.67%', figure: 'execution.total.progress' },
        { text: '，支出' },
        { text: '3.7 亿元', figure: 'execution.total.spent' },
        { text: '。' },
      ],
    });
  });

  it('print headings, items, tables, pictures, footnotes, live tables and charts', () => {
    const report = printed(
      withAnswers({
        score_comment:
          '# 得分\n+ 甲\n++ 乙\n+ 丙\n* 丁\n正文[^脚注]\n|项目|金额|\n|甲|1.00|\n![图一](a1)\n{{table:procurement}}\n{{chart:execution}}\n{{chart:score}}',
      }),
    );
    const kinds = below(report, 'score').concat(below(report, 'score-score_comment-1'));
    expect(kinds.map((block) => (block.kind === 'item' ? block.number : block.kind))).toEqual([
      'table',
      '一、',
      '（一）',
      '二、',
      '•',
      'paragraph',
      'table',
      'picture',
      'table',
      'chart',
      'chart',
    ]);
    const charts = kinds.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
    expect(charts[0]!.bars.find(({ label }) => label === '人才专项经费')).toMatchObject({
      shown: expect.stringMatching(/%$/),
    });
    expect(charts[1]!.bars[0]).toEqual({ label: '部门决策', value: '24', shown: '24 / 25', of: '25' });
  });

  it('are missed in drafts, and left out once the report is accepted', () => {
    const missing = withAnswers({ score_comment: '' });
    expect(allTexts(printed(missing))).toContain('评分结论（未填写）');
    expect(allTexts(printed(missing, { state: 'accepted' })).join('')).not.toMatch(/未填写|评分结论/);
  });
});

describe('what the reader may not see', () => {
  const hidden = (section: string, field?: string) =>
    printed(goldenInputs, { visible: (at, key) => at !== section || (field !== undefined && key !== field) });

  it('is not printed: no table, no live figure, no working, no computed figure', () => {
    const report = hidden('procurement');
    const texts = allTexts(report).join('\n');
    for (const secret of ['53.87', '50.52', '93.78']) expect(texts).not.toContain(secret);
    expect(blocksOf(report).some((block) => block.kind === 'heading' && block.anchor === 'procurement')).toBe(false);
  });

  it('leaves the other fields of the section', () => {
    const report = hidden('procurement', 'procurement');
    expect(tableOf(report, '政府采购')).toBeUndefined();
    expect(allTexts(report).join('')).toContain('全年政府采购计划（略）万元');
  });
});

describe('stages', () => {
  it('stand beside the self-score with their reasons once somebody gave points', () => {
    const session = createSession(compiled.template!, settledInputs);
    const given = { points: '3', reason: '年中调剂较多', basis: { self: '4', verified: null } };
    const staged = session.result().scores.map((score) => ({
      ...score,
      verified: score.key === 'reasonable_budget' ? given : null,
      rescored: null,
    }));
    const report = printed(settledInputs, { stages: compareStages(staged, session.addUp) });
    const table = report.parts.at(-1)!.blocks.find((block): block is PrintedTable => block.kind === 'table')!;
    const rows = table.rows.map((row) => row.map(({ runs }) => text(runs)));
    expect(rows[0]!.slice(-3)).toEqual(['自评得分', '复核得分', '评分依据']);
    expect(rows[1]!.slice(5, 7)).toEqual(['4', '3']);
    expect(rows[1]!.at(-1)).toContain('复核 3 分：年中调剂较多');
    expect(rows.at(-1)!.slice(3, 5)).toEqual(['95.41', '94.41']);
  });
});
