import { describe, expect, it } from '@jest/globals';
import { compileTemplate, evaluateReport, rememberRows, restrictedFields, sightOf } from './index.js';
import type { CompiledTemplate, ReportInputs, TemplateDefinition } from './index.js';
import { restrictedTemplate } from './restricted.fixture.js';
import { withRows } from './with-rows.js';

function compiled(definition: TemplateDefinition): CompiledTemplate {
  const result = compileTemplate(definition);
  if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join(' '));
  return result.template;
}

const inputs: ReportInputs = {
  figures: {
    spent: '100',
    secret_figure: '77341.95',
    'secret_table.first.plan': '66123.45',
    'secret_table.first.done': '10',
    'secret_table.more.known.plan': '55987.65',
    'secret_table.more.rabcd.plan': '44876.54',
  },
  answers: {
    remarks: '差额12万元，支出90万元。',
    secret_text: '内部数8万元',
    secret_choice: 'opt_secret_yes',
    secret_list: [{ name: '清单标记' }],
    'secret_table.rows': [{ key: 'rabcd', label: '新增标记', under: 'more' }],
    'secret_table.first.reason': '原因标记',
    conclusion: '见{secret_figure}',
  },
  prior: { secret_figure: '33111.22', spent: '1' },
};
const base = compiled(restrictedTemplate);
const template = compiled(withRows(restrictedTemplate, inputs.answers));
const hidden = restrictedFields(base);
const sight = sightOf(template, hidden);
const whole = evaluateReport(template, inputs);
const seen = sight.evaluation(whole);

/** Everything that would tell a hidden value; the points are 40 and 60 of it. */
const marks =
  /77341|77,341|77241|154483|66123|66,123|55987|44876|33111|opt_secret|清单标记|新增标记|原因标记|内部数8|内部数”写|为 8/;

describe('what somebody sees who does not see some fields', () => {
  it('restricted fields are those with a rule of who sees them', () => {
    expect([...hidden]).toEqual([
      'secret_text',
      'secret_figure',
      'secret_choice',
      'secret_table',
      'secret_list',
      'review_note',
    ]);
  });

  it('the whole holds the values, so that their absence means something', () => {
    expect(JSON.stringify([inputs, whole])).toMatch(marks);
    expect(JSON.stringify(whole.findings)).toMatch(/77,241/);
  });

  it.each([
    ['secret_figure', false],
    ['secret_table.first.plan', false],
    ['secret_table.more.plan', false],
    ['secret_table.more.rabcd.plan', false],
    ['secret_table.rows', false],
    ['secret_table.first.reason', false],
    ['secret_list', false],
    ['gap', false],
    ['twice', false],
    ['gone_with_an_older_version', false],
    ['doubled', true],
    ['spent', true],
    ['remarks', true],
    ['hidden_rate', true],
  ])('%s is seen: %s', (key, expected) => {
    expect(sight.sees(key)).toBe(expected);
  });

  it('a row that was removed stays hidden with its table', () => {
    const remembering = rememberRows(base, [inputs.answers]);
    expect(sightOf(remembering, hidden).sees('secret_table.more.rabcd.plan')).toBe(false);
  });

  it('inputs come without them, also those of last year', () => {
    const { figures, answers, prior } = sight.inputs(inputs);
    expect([figures, Object.keys(answers), prior]).toEqual([
      { spent: '100' },
      ['remarks', 'conclusion'],
      { spent: '1' },
    ]);
  });

  it('no computed value, working or finding tells them', () => {
    expect(JSON.stringify(seen)).not.toMatch(marks);
  });

  it('points, total and number of findings are those of the whole', () => {
    const points = ({ scores, total, known }: typeof whole) => [scores.map((each) => each.points), total, known];
    expect(points(seen)).toEqual(points(whole));
    expect(seen.findings.map(({ check, severity, section }) => [check, severity, section])).toEqual(
      whole.findings.map(({ check, severity, section }) => [check, severity, section]),
    );
    expect(new Set(seen.findings.map(({ key }) => key)).size).toBe(whole.findings.length);
  });

  it('what has nothing to do with them is told in full', () => {
    const open = (evaluation: typeof whole) => [
      evaluation.findings.find(({ check }) => check === 'open_stated'),
      evaluation.scores.find(({ key }) => key === 'open_rate'),
      evaluation.derived['doubled'],
    ];
    expect(open(seen)).toEqual(open(whole));
    expect(seen.derived['doubled']).toEqual({ value: '200' });
  });

  it('a hidden finding names its check and offers no press', () => {
    expect(seen.findings.find(({ check }) => check === 'gap_stated')).toEqual({
      key: expect.stringMatching(/^gap_stated:\d+$/),
      check: 'gap_stated',
      kind: 'stated',
      severity: 'blocking',
      section: 'work',
      message: '“差额的表述”没有通过核查，其中有您不能查看的栏目，请联系能查看的人员核对。',
      places: [],
      facts: {},
    });
  });

  it('who sees every field gets everything as it is', () => {
    const all = sightOf(template, new Set());
    expect([all.whole, all.inputs(inputs), all.evaluation(whole)]).toEqual([true, inputs, whole]);
  });
});
