import { describe, expect, it } from '@jest/globals';
import { compiled2020 } from './compiled-2020.fixture.js';
import { settledInputs } from './demo/index.js';
import { coveredContent, evaluateReport, type ReportInputs } from './index.js';

const template = compiled2020();

/** What the signature of a section covers, with some inputs changed. */
function covered(
  section: string,
  change: { figures?: Record<string, string>; answers?: Record<string, unknown> } = {},
) {
  const inputs: ReportInputs = {
    figures: { ...settledInputs.figures, ...change.figures },
    answers: { ...settledInputs.answers, ...change.answers },
  };
  return coveredContent(template, section, inputs, evaluateReport(template, inputs));
}

const sections = [...template.sections.keys()];
/** Sections whose covered content differs after the change. */
const touched = (change: Parameters<typeof covered>[1]) =>
  sections.filter((section) => JSON.stringify(covered(section, change)) !== JSON.stringify(covered(section)));

describe('coveredContent', () => {
  it.each(sections)('%s covers every figure and answer that it owns', (section) => {
    const content = covered(section);
    const own = [...template.figures.values()].filter((figure) => figure.section === section).map(({ key }) => key);
    const answers = [...template.answers.values()].filter((answer) => answer.section === section).map(({ key }) => key);
    expect(Object.keys(content.figures)).toEqual(expect.arrayContaining(own));
    expect(Object.keys(content.answers).sort()).toEqual(answers.filter((key) => key in settledInputs.answers).sort());
  });

  it('a change of table 4 reaches the sections that show what follows from it, and no other', () => {
    expect(touched({ figures: { 'budget.project.talent_programme': '350' } })).toEqual([
      'budget',
      'execution',
      'carry_over',
      'compliance',
      'projects',
      'goal_completion',
    ]);
  });

  it('summary and annex lapse when a figure changes points, and stand while the points stay', () => {
    expect(touched({ figures: { 'quarters.q1.cumulative_spent': '9000' } })).toEqual(['execution', 'score', 'annex']);
    expect(touched({ figures: { 'staff.retired': '2' } })).toEqual(['staff']);
  });

  it('a figure that only a narrative of another section refers to is covered there', () => {
    const key = 'procurement.services.actual';
    expect(covered('staff').figures[key]).toBe('46.72');
    expect(covered('rules', { answers: { rules_narrative: `劳务{${key}}万元` } }).figures[key]).toBe('46.72');
    expect(covered('rules').figures).not.toHaveProperty([key]);
  });

  it('a table, a chart and a change that a narrative shows are covered with it', () => {
    const narrative = '{{table:execution}}\n{{chart:score}}\n[^{staff.on_posts|较上年}]';
    const inputs: ReportInputs = {
      figures: settledInputs.figures,
      answers: {
        ...settledInputs.answers,
        rules_narrative: narrative,
        'execution.rows': [{ key: 'rpark1', label: '园区', under: 'project' }],
      },
      prior: { 'staff.on_posts': '10' },
    };
    const content = coveredContent(template, 'rules', inputs, evaluateReport(template, inputs));
    expect(content.figures).toMatchObject({
      'execution.total.progress': expect.any(String),
      'staff.on_posts@prior': '10',
    });
    expect(Object.keys(content.figures).filter((key) => key.startsWith('execution.')).length).toBeGreaterThan(50);
    expect(Object.keys(content.answers)).toContain('execution.rows');
    expect(content.scores).toEqual({ decision: '24', management: expect.any(String), performance: '54.47' });
  });

  it('the inputs of an indicator are covered by the section that answers for it', () => {
    const figures = covered('goal_setting').figures;
    expect(figures).toMatchObject({ 'goals.missing': '0', 'goals.unfit_indicators': '0' });
    expect(covered('compliance').figures).toHaveProperty(['adjustment.share_of_budget']);
  });

  it('text of one section touches that section alone', () => {
    expect(touched({ answers: { experience_narrative: '改写' } })).toEqual(['experience']);
  });

  it('a judgement that changes points touches its section, the summary and the annex', () => {
    const answers = { effects: { points: '19', reason: '理由' } };
    expect(touched({ answers })).toEqual(['goal_completion', 'score', 'annex']);
  });

  it('the summary covers groups and total, the annex every indicator and the total', () => {
    expect(covered('score').scores).toMatchObject({ decision: '24', performance: '54.47', total: '95.41' });
    expect(Object.keys(covered('annex').scores)).toHaveLength(22);
    expect(covered('staff').scores).toEqual({});
  });

  it('a figure that is not known yet is covered as unknown', () => {
    const inputs = { figures: {}, answers: {} };
    const { figures } = coveredContent(template, 'staff', inputs, evaluateReport(template, inputs));
    expect(figures).toMatchObject({ 'staff.on_posts': null, 'staff.control': null });
  });

  it('does not depend on the order in which inputs arrive', () => {
    const figures = Object.fromEntries(Object.entries(settledInputs.figures).reverse());
    const answers = Object.fromEntries(Object.entries(settledInputs.answers).reverse());
    const inputs = { figures, answers };
    for (const section of sections)
      expect(JSON.stringify(coveredContent(template, section, inputs, evaluateReport(template, inputs)))).toBe(
        JSON.stringify(covered(section)),
      );
  });
});
