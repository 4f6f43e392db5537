import { compileTemplate, evaluateReport, GrownTemplates, rememberRows, template2020 } from '@countersign/template';
import type { ReportInputs } from '@countersign/template';
import { settledInputs } from '@countersign/template/demo';
import { describe, expect, it } from '@jest/globals';
import { answerText, compareContent, figuresOf } from './content-comparison.js';
import type { ContentVersion } from './content-comparison.js';

const compiled = compileTemplate(template2020);
if (!compiled.ok) throw new Error('The template does not compile');
const { template } = compiled;

function version(change: Partial<ReportInputs> = {}, scores: ContentVersion['scores'] = {}): ContentVersion {
  const inputs: ReportInputs = {
    figures: { ...settledInputs.figures, ...change.figures },
    answers: { ...settledInputs.answers, ...change.answers },
  };
  return { figures: figuresOf(inputs, evaluateReport(template, inputs)), answers: inputs.answers, scores };
}
const differences = (after: ContentVersion, before = version()) => compareContent(template, before, after);

describe('comparing two versions', () => {
  it('finds nothing between equal content', () => {
    expect(differences(version())).toEqual([]);
  });

  it('tells an entered figure and everything computed from it, as the template shows them', () => {
    const found = differences(version({ figures: { 'staff.on_posts': '13' } }));
    expect(found.slice(0, 2).map(({ kind, key, before, after }) => [kind, key, before, after])).toEqual([
      ['figure', 'staff.on_posts', expect.stringMatching(/^\d+ 人$/), '13 人'],
      ['derived', 'staff.control', expect.stringMatching(/%$/), expect.stringMatching(/%$/)],
    ]);
    expect(found.slice(1).every(({ kind }) => kind === 'derived')).toBe(true);
    expect(found[0]).toMatchObject({ sectionKey: 'staff', label: '在编在岗' });
  });

  it('shows more decimals where two would look the same', () => {
    const before = { ...version(), figures: { 'execution.total.progress': '0.976684' } };
    const after = { ...version(), figures: { 'execution.total.progress': '0.976687' } };
    expect(differences(after, before)).toMatchObject([{ before: '97.668%', after: '97.669%' }]);
  });

  it('gives null for what was or is not known', () => {
    const { 'staff.retired': _, ...figures } = settledInputs.figures;
    const without = { ...version(), figures };
    const found = differences(without, { ...version(), figures: settledInputs.figures });
    expect(found).toMatchObject([{ key: 'staff.retired', after: null }]);
  });

  it('tells answers by their labels, and leaves out what only looks different', () => {
    const answers = { ...settledInputs.answers };
    const [key, value] = Object.entries(answers).find(([, each]) => Array.isArray(each))!;
    const found = differences(
      version({ answers: { [key]: [...(value as unknown[])].map((row) => ({ ...(row as object) })) } }),
    );
    expect(found).toEqual([]);
    expect(differences(version({ answers: { [key]: [] } }))).toMatchObject([{ kind: 'answer', key, after: '（无）' }]);
  });

  it('tells points of indicators, groups and the total', () => {
    const group = template.definition.groups[0]!;
    const found = differences(
      version({}, { total: '95.41', [group.key]: '10' }),
      version({}, { total: '90', [group.key]: '9' }),
    );
    expect(found.map(({ kind, label, before, after }) => [kind, label, before, after])).toEqual([
      ['score', group.label, '9', '10'],
      ['score', '总分', '90', '95.41'],
    ]);
  });
});

describe('two versions with different rows', () => {
  const park = { key: 'rpark1', label: '园区道路改造', under: 'project' };
  const spent = 'execution.project.rpark1.spent';
  const grown = new GrownTemplates().of(template, { 'execution.rows': [park] });
  const inputs: ReportInputs = {
    figures: { ...settledInputs.figures, [spent]: '4' },
    answers: { ...settledInputs.answers, 'execution.rows': [park] },
  };
  const withRow: ContentVersion = {
    figures: figuresOf(inputs, evaluateReport(grown, inputs)),
    answers: inputs.answers,
    scores: {},
  };
  const told = (changes: ReturnType<typeof compareContent>) =>
    changes
      .filter(({ key }) => key === spent || key === 'execution.rows')
      .map(({ kind, label, before, after, sectionKey }) => [sectionKey, kind, label, before, after]);

  it('tell a row that came, with its figures', () => {
    expect(told(compareContent(grown, version(), withRow))).toEqual([
      ['execution', 'figure', '表5 园区道路改造 支出', null, '4.00 万元'],
      ['execution', 'answer', '表5 增加的行', null, '1. 项目支出：园区道路改造'],
    ]);
  });

  it('tell a row that went by the name it had', () => {
    expect(told(compareContent(rememberRows(template, [withRow.answers]), withRow, version()))).toEqual([
      ['execution', 'figure', '表5 园区道路改造 支出', '4.00 万元', null],
      ['execution', 'answer', '表5 增加的行', '1. 项目支出：园区道路改造', null],
    ]);
  });
});

describe('a narrative in words', () => {
  it('shows each version’s own figures, and a name where there is none', () => {
    const text = '进度 {execution.total.progress}，{staff.on_posts}';
    expect(answerText(template, 'year_plan', text, { figures: { 'execution.total.progress': '0.5' } })).toBe(
      '进度 50.00%，【在编在岗：暂无】',
    );
  });

  it('is told as it is printed: numbers, other units, changes, tables', () => {
    const text = '+ **支出**{execution.total.spent|亿元,带单位}，{execution.total.spent|较上年}\n{{table:execution}}';
    const figures = { 'execution.total.spent': '36184.46', 'execution.total.spent@prior': '35060.13' };
    expect(answerText(template, 'year_plan', text, { figures })).toBe(
      '一、支出3.62 亿元，增长 3.21%\n〔表：部门预算执行情况〕',
    );
  });

  it('last year’s figure that a change is told against is a difference with its year', () => {
    const [before, after] = ['11', '12'].map((value) => ({ ...version(), figures: { 'staff.on_posts@prior': value } }));
    expect(differences(after!, before)).toMatchObject([{ label: '上年 在编在岗', before: '11 人', after: '12 人' }]);
  });
});
