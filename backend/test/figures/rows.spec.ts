import { revisionConflict } from '@countersign/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Decimal } from '@countersign/figures';
import type { Caller } from '../support/caller.js';
import { act, fingerprint, placeReport, revisionOf, startWorld } from '../reports/office-world.js';
import type { OfficeWorld, PlacedReport } from '../reports/office-world.js';

const park = { key: 'rpark1', label: '园区道路改造', under: 'project' };
const school = { key: 'rschool', label: '学校修缮', under: 'project' };
const stage = { key: 'rstage', label: '一期工程', under: 'project.rpark1' };
const cell = (row: string, column: string) => `execution.project.${row}.${column}`;

let world: OfficeWorld;
let report: PlacedReport;
let id: string;
let money: Caller;
let colleague: Caller;
beforeAll(async () => {
  world = await startWorld();
  const officeId = world.department.office('财务科');
  await world.server.addPerson('money', [{ role: 'owner', officeId }]);
  await world.server.addPerson('purse', [{ role: 'owner', officeId }]);
  money = await world.server.as('money');
  colleague = await world.server.as('purse');
  await world.grant('leader', 'leader', '财务科');
  await world.grant('reviewer', 'reviewer', '财务科');
}, 120_000);
afterAll(() => world.close());
beforeEach(async () => {
  report = await placeReport(world);
  id = report.section('execution');
});

const putRows = async (rows: unknown, { as = money, revision }: { as?: Caller; revision?: number } = {}) =>
  as.call('saveAnswers', {
    params: { id },
    body: { revision: revision ?? (await revisionOf(world, id)), answers: [{ key: 'execution.rows', value: rows }] },
  });
const putFigures = async (figures: Readonly<Record<string, string | null>>, as = money) =>
  as.call('saveFigures', {
    params: { id },
    body: {
      revision: await revisionOf(world, id),
      figures: Object.entries(figures).map(([key, value]) => ({ key, value })),
    },
  });
/** Fills a project row: index total 10, nothing of it transferred or added later. */
const filled = (row: string, spent: string) => ({
  [cell(row, 'budget')]: '10',
  [cell(row, 'carry_over')]: '0',
  [cell(row, 'added')]: '0',
  [cell(row, 'adjusted')]: '0',
  [cell(row, 'spent')]: spent,
});
const saved = async (answer: Promise<{ status: number; problem: unknown }>) => {
  const { status, problem } = await answer;
  if (status !== 200) throw new Error(JSON.stringify(problem));
  await world.recompute(report.id);
};
const view = (as = money) => as.done('readSection', { params: { id } });
const figures = () => money.done('readFigures', { params: { id: report.id } });
const derived = async (key: string) => {
  const result = (await figures()).derived[key];
  return result && 'value' in result ? result.value : result;
};
const subtotal = () => derived('execution.project.spent');
const plus = (amount: unknown, more: string) => new Decimal(amount as string).plus(more).toFixed();

describe('a row that a clerk adds', () => {
  it('counts in subtotal, total and score once it is filled', async () => {
    const before = { subtotal: await subtotal(), total: await derived('execution.total.spent') };
    const score = () => money.done('readScore', { params: { id: report.id } });
    const { total: points } = await score();
    await saved(putRows([park]));
    expect(await subtotal()).toEqual({ missing: [cell('rpark1', 'spent')] });
    expect((await score()).total).toBeNull();
    expect((await view()).missing[0]?.label).toContain('还有 5 格未填');

    await saved(putFigures({ ...filled('rpark1', '4'), [cell('rpark1', 'budget')]: '60000' }));
    expect(await subtotal()).toBe(plus(before.subtotal, '4'));
    expect(await derived('execution.total.spent')).toBe(plus(before.total, '4'));
    expect((await score()).total).not.toBe(points);
    expect(await derived(cell('rpark1', 'remaining'))).toBe('59996');
    expect((await view()).missing).toEqual([]);
  });

  it('owes a reason when it falls behind, named in the finding', async () => {
    await saved(putRows([park]));
    await saved(putFigures(filled('rpark1', '4')));
    const owed = async () =>
      (await money.done('readFindings', { params: { id: report.id } })).findings.filter(({ places }) =>
        places.some(({ field }) => field === cell('rpark1', 'reason')),
      );
    expect((await owed())[0]?.message).toContain('园区道路改造');
    const revision = await revisionOf(world, id);
    const answers = [{ key: cell('rpark1', 'reason'), value: '招标推迟，工程于十二月开工。' }];
    await saved(money.call('saveAnswers', { params: { id }, body: { revision, answers } }));
    expect(await owed()).toEqual([]);
  });

  it('below a project is shown and not counted', async () => {
    await saved(putRows([park, stage]));
    await saved(putFigures(filled('rpark1', '9.8')));
    const before = await subtotal();
    await saved(putFigures({ [`execution.project.rpark1.rstage.spent`]: '7' }));
    expect(await subtotal()).toBe(before);
    expect((await view()).figures['execution.project.rpark1.rstage.spent']).toBe('7');
  });

  it('keeps its figures when it is renamed or moved', async () => {
    await saved(putRows([park, school]));
    await saved(putFigures({ ...filled('rpark1', '4'), ...filled('rschool', '5') }));
    const before = await figures();
    await saved(putRows([school, { ...park, label: '园区道路提升' }]));
    const after = await figures();
    expect(after.figures).toEqual(before.figures);
    expect(after.derived).toEqual(before.derived);
    const found = await money.done('search', { query: { q: '道路提升 支出' } });
    expect(found.items[0]).toMatchObject({ kind: 'figure', title: '表5 园区道路提升 支出' });
  });

  it('takes its figures and reason along when it is removed, and brings them back when that is undone', async () => {
    const before = await figures();
    await saved(putRows([park, school]));
    const typed = { ...filled('rpark1', '4'), [cell('rschool', 'spent')]: '5' };
    await saved(putFigures(typed));
    const revision = await revisionOf(world, id);
    const answers = [{ key: cell('rpark1', 'reason'), value: '工程推迟' }];
    await saved(money.call('saveAnswers', { params: { id }, body: { revision, answers } }));
    const filledReport = await figures();

    await saved(putRows([school]));
    const { figures: left, answers: texts } = await figures();
    expect(left).toEqual({ ...before.figures, [cell('rschool', 'spent')]: '5' });
    expect(texts).not.toHaveProperty([cell('rpark1', 'reason')]);

    await saved(putRows([park, school]));
    await saved(putFigures(filled('rpark1', '4')));
    expect((await figures()).figures).toEqual(filledReport.figures);
    expect((await figures()).derived).toEqual(filledReport.derived);
  });

  it('and is removed again leaves the report as it was', async () => {
    const { figures: typed, derived: computed } = await figures();
    const { digest } = await view();
    await saved(putRows([park]));
    await saved(putFigures(filled('rpark1', '4')));
    await saved(putRows(null));
    expect(await figures()).toMatchObject({ figures: typed, derived: computed });
    expect((await view()).digest).toBe(digest);
  });
});

describe('figures and rows that are refused', () => {
  const refusal = async (answer: Promise<{ status: number; problem: { errors?: unknown } }>) => {
    const before = await fingerprint(world, report.id);
    const { status, problem } = await answer;
    expect(await fingerprint(world, report.id)).toBe(before);
    return { status, errors: problem.errors };
  };

  it('of a row that is not there: the figure is named, and the way out', async () => {
    const { status, errors } = await refusal(putFigures({ [cell('rpark1', 'spent')]: '4' }));
    expect(status).toBe(422);
    expect(errors).toMatchObject([
      { code: 'unknown_key', field: cell('rpark1', 'spent'), message: expect.stringContaining('请先添加这一行再填写') },
    ]);
  });

  it('of a place that takes no rows, of a repeated name, in a sentence', async () => {
    for (const [rows, code] of [
      [[{ ...park, under: 'basic' }], 'unknown_under'],
      [[park, { ...school, label: park.label }], 'duplicate_label'],
      ['rows', 'wrong_shape'],
    ] as const)
      expect(await refusal(putRows(rows))).toMatchObject({ status: 422, errors: [{ code, field: 'execution.rows' }] });
  });

  it('of somebody who may not write the section', async () => {
    expect((await refusal(putRows([park], { as: world.people.owner }))).status).toBe(403);
    expect((await refusal(putRows([park], { as: world.people.auditor }))).status).toBe(403);
  });

  it('of somebody who did not see the other rows: 409 with those, and nothing is lost', async () => {
    const { revision } = await view();
    await saved(putRows([park], { revision }));
    const { status, problem } = await putRows([school], { as: colleague, revision });
    expect(status).toBe(409);
    expect(revisionConflict.parse(problem.facts).answers['execution.rows']).toEqual([park]);
    await saved(putRows([park, school], { as: colleague }));
    expect((await view()).answers['execution.rows']).toEqual([park, school]);
  });
});

describe('what is told about rows', () => {
  const history = async () => {
    const { items } = await money.done('readHistory', { params: { id: report.id } });
    return items.flatMap(({ changes }) => changes);
  };

  it('names a removed row in the history as it was called', async () => {
    await saved(putRows([park]));
    await saved(putFigures({ [cell('rpark1', 'spent')]: '4' }));
    await saved(putRows(null, { as: colleague }));
    const changes = await history();
    expect(changes).toContainEqual({
      key: cell('rpark1', 'spent'),
      label: '表5 园区道路改造 支出',
      before: '4.00 万元',
      after: null,
    });
    expect(changes).toContainEqual({
      key: 'execution.rows',
      label: '表5 增加的行',
      before: '1. 项目支出：园区道路改造',
      after: null,
    });
  });

  it('is covered by the signature, which lapses in a section that shows the subtotal', async () => {
    await saved(putRows([park]));
    await saved(putFigures(filled('rpark1', '9.9')));
    await world.dataSource.query(
      `update section set state = 'awaiting_sign_off', submitted_by = $3, approved_by = $4 where id = any($1) and report_id = $2`,
      [[id, report.section('projects')], report.id, world.ids.owner, world.ids.reviewer],
    );
    for (const key of ['execution', 'projects'])
      expect((await act(world, 'leader', report.section(key), 'sign')).problem).not.toHaveProperty('code');
    const [signature] = await world.dataSource.query<{ covered: { answers: object; figures: object } }[]>(
      'select covered from signature where section_id = $1',
      [id],
    );
    expect(signature?.covered.answers).toMatchObject({ 'execution.rows': [park] });
    expect(signature?.covered.figures).toMatchObject({ [cell('rpark1', 'spent')]: '9.9' });

    await act(world, 'coordinator', id, 'reopen', { comment: '核对项目' });
    await saved(putRows([{ ...park, label: '园区道路提升' }]));
    const projects = () => money.done('readSection', { params: { id: report.section('projects') } });
    expect((await projects()).state).toBe('signed_off');
    await saved(putRows(null));
    const lapsed = await projects();
    expect(lapsed.state).toBe('awaiting_sign_off');
    expect(lapsed.signatures[0]?.superseded?.changes.map(({ key }) => key)).toContain(
      'execution.projects_with_investment.spent',
    );
  });
});
