import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { personas } from '@countersign/access';
import type { Persona } from '@countersign/access';
import { reportStates, sectionStates } from '@countersign/workflow';
import type { ReportState, SectionState } from '@countersign/workflow';
import { placeReport, startWorld, tried } from '../reports/office-world.js';
import type { OfficeWorld, PlacedReport } from '../reports/office-world.js';

/** Deducts for each task that is not completed, full 8: settled inputs give 8. Its section is the tried one. */
const tasks = 'key_tasks';
/** A judgement alone, full 20 in steps of 0.5: settled inputs give 20. */
const effects = 'effects';

let world: OfficeWorld;
let report: PlacedReport;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.close());
beforeEach(async () => {
  report = await placeReport(world);
});

const be = async (state: SectionState, reportState: ReportState = 'drafting') => {
  await world.dataSource.query('update section set state = $2 where report_id = $1', [report.id, state]);
  await world.dataSource.query('update report set state = $2 where id = $1', [report.id, reportState]);
};
const give = (by: Persona, stage: 'verified' | 'rescored', points: string, reason = '', indicator = tasks) =>
  world.people[by].call('stageScore', { params: { id: report.id, indicator }, body: { stage, points, reason } });
const score = (by: Persona) => world.people[by].done('readScore', { params: { id: report.id } });
const lineOf = async (by: Persona) => (await score(by)).stages.lines.find(({ key }) => key === tasks)!;
const notCompleted = async (count: string) => {
  await world.dataSource.query(
    `update figure set value = $2 where report_id = $1 and key = 'key_tasks.not_completed'`,
    [report.id, count],
  );
  await world.dataSource.query('update report set figures_revision = figures_revision + 1 where id = $1', [report.id]);
  await world.recompute(report.id);
};

describe('who gives points', () => {
  const mayVerify = (persona: Persona, state: SectionState, reportState: ReportState) =>
    persona === 'reviewer' && state === 'in_review' && ['drafting', 'ready'].includes(reportState);
  it.each(sectionStates.flatMap((state) => (['drafting', 'submitted'] as const).map((each) => [state, each] as const)))(
    'verified points are the reviewer’s, in review: section %s, report %s',
    async (state, reportState) => {
      for (const persona of personas) {
        await be(state, reportState);
        const { status } = await give(persona, 'verified', '6', '一项任务缺佐证');
        expect([persona, status === 200]).toEqual([persona, mayVerify(persona, state, reportState)]);
        if (status === 200) expect(await givenRows()).toEqual(['verified 6']);
        else expect(await givenRows()).toEqual([]);
        await world.dataSource.query('delete from staged_score where report_id = $1', [report.id]);
      }
    },
  );

  it.each(reportStates)('re-scored points are the bureau’s, after submission: report %s', async (reportState) => {
    for (const persona of personas) {
      await be('signed_off', reportState);
      const { status } = await give(persona, 'rescored', '6', '一项任务缺佐证');
      const allowed = persona === 'finance' && reportState === 'submitted';
      expect([persona, status === 200]).toEqual([persona, allowed]);
      expect(await givenRows()).toEqual(allowed ? ['rescored 6'] : []);
      await world.dataSource.query('delete from staged_score where report_id = $1', [report.id]);
    }
  });

  const givenRows = async () =>
    (
      await world.dataSource.query<{ row: string }[]>(
        `select stage || ' ' || trim_scale(points) as row from staged_score where report_id = $1`,
        [report.id],
      )
    ).map(({ row }) => row);
});

describe('who sees them', () => {
  const readers = personas.filter((persona) => !['stranger', 'administrator'].includes(persona));

  it('verified points: who gave them at once, the department when the review is over, the bureau when it has the report', async () => {
    await be('in_review');
    expect((await give('reviewer', 'verified', '4', '缺佐证')).status).toBe(200);
    const seeing = async () => {
      const seen: Persona[] = [];
      for (const persona of readers) {
        const answer = await world.people[persona].call('readScore', { params: { id: report.id } });
        if (answer.status !== 200) continue;
        const { verified } = answer.body.indicators.find(({ key }) => key === tasks)!;
        // the comparison tells no more than the indicator
        const line = answer.body.stages.lines.find(({ key }) => key === tasks)!;
        expect(line.points.verified).toBe(verified?.points ?? line.points.self);
        if (verified) seen.push(persona);
      }
      return seen;
    };
    expect(await seeing()).toEqual(['reviewer', 'auditor']);
    await be('returned');
    expect(await seeing()).toEqual(readers.filter((persona) => persona !== 'finance'));
    await be('signed_off', 'submitted');
    expect(await seeing()).toEqual(readers);
  });

  it('re-scored points: the bureau at once, the department when the bureau has decided; the history keeps to the same', async () => {
    await be('signed_off', 'submitted');
    expect((await give('finance', 'rescored', '4', '成果未公开')).status).toBe(200);
    const sees = async (persona: Persona) => {
      const { indicators } = await score(persona);
      const { items } = await world.people[persona].done('readHistory', { params: { id: report.id } });
      const points = indicators.find(({ key }) => key === tasks)!.rescored?.points ?? null;
      const told = items.some(({ action, comment }) => action === 'rescore' && comment === '成果未公开');
      expect(told).toBe(points !== null);
      return points;
    };
    expect([await sees('finance'), await sees('owner'), await sees('reviewer')]).toEqual(['4', null, null]);
    await be('signed_off', 'accepted');
    expect([await sees('finance'), await sees('owner'), await sees('reviewer')]).toEqual(['4', '4', '4']);
  });
});

describe('what may be given', () => {
  it.each([
    ['above full', tasks, '8.01', '理由', ['points']],
    ['below nothing', tasks, '-0.5', '理由', ['points']],
    ['three decimals', tasks, '7.125', '理由', ['points']],
    ['other points without a reason', tasks, '6', '', ['reason']],
    ['beside the step of a judgement', effects, '19.75', '理由', ['points']],
    ['several faults', effects, '20.25', '', ['points', 'points', 'reason']],
  ])('%s is refused with the field, and nothing is stored', async (_, indicator, points, reason, fields) => {
    await be('signed_off', 'submitted');
    const { problem } = await give('finance', 'rescored', points, reason, indicator);
    expect(problem).toMatchObject({ status: 422, code: 'invalid_input' });
    expect(problem.errors?.map(({ field }) => field) ?? [problem.field]).toEqual(fields);
    expect((await score('finance')).stages.total.given.rescored).toBe(0);
  });

  it('agreeing needs no reason; the bureau is held against the reviewer where there is one', async () => {
    await be('in_review');
    expect((await give('reviewer', 'verified', '8')).status).toBe(200);
    expect((await give('reviewer', 'verified', '4', '两项缺佐证')).status).toBe(200);
    await be('signed_off', 'submitted');
    expect((await give('finance', 'rescored', '8')).problem).toMatchObject({
      field: 'reason',
      detail: '与上一环节的 4 分不同，请在“依据”中写明理由。',
    });
    expect((await give('finance', 'rescored', '4')).status).toBe(200);
    expect((await lineOf('finance')).differences).toEqual([
      { stage: 'verified', from: '8', to: '4', change: '-4', reason: '两项缺佐证' },
    ]);
  });
});

describe('side by side', () => {
  it('totals by group and in all, a stage without its own number taking over the earlier one', async () => {
    await be('in_review');
    await give('reviewer', 'verified', '4', '两项缺佐证');
    await be('signed_off', 'submitted');
    await give('finance', 'rescored', '6.5', '补充了佐证');
    await give('finance', 'rescored', '18.5', '成效数据不足', effects);
    const { total, stages } = await score('finance');
    expect(total).not.toBeNull();
    expect(stages.total.points.self).toBe(total);
    expect(stages.total).toMatchObject({
      given: { verified: 1, rescored: 2 },
      change: { verified: '-4', rescored: '1' },
    });
    const group = (name: string) => stages.groups.find(({ key }) => key === name)!.change;
    expect(group('efficiency')).toEqual({ verified: '-4', rescored: '2.5' });
    expect(group('effect')).toEqual({ verified: '0', rescored: '-1.5' });
    expect(group('performance')).toEqual({ verified: '-4', rescored: '1' });
    expect(group('decision')).toEqual({ verified: '0', rescored: '0' });
  });

  it('points given on a self-score that has changed since say on which', async () => {
    await be('in_review');
    await give('reviewer', 'verified', '6', '一项缺佐证');
    expect((await lineOf('reviewer')).outdated).toEqual([]);
    await notCompleted('1');
    expect(await lineOf('reviewer')).toMatchObject({
      points: { self: '4', verified: '6' },
      outdated: [{ stage: 'verified', basis: { self: '8', verified: null } }],
    });
    await give('reviewer', 'verified', '4');
    expect((await lineOf('reviewer')).outdated).toEqual([]);
  });

  it('a re-score rests on the verified points too', async () => {
    await be('signed_off', 'submitted');
    await give('finance', 'rescored', '6', '一项缺佐证');
    await be('in_review', 'ready');
    await give('reviewer', 'verified', '6', '一项缺佐证');
    await be('signed_off', 'submitted');
    expect((await lineOf('finance')).outdated).toEqual([{ stage: 'rescored', basis: { self: '8', verified: '8' } }]);
  });
});

it('the section of the indicator is the one whose reviewer verifies', async () => {
  await be('in_review');
  expect(report.section(tried)).toBeDefined();
  const { indicators } = await score('reviewer');
  expect(indicators.filter(({ mayVerify }) => mayVerify).map(({ section }) => section)).toContain(tried);
  expect((await score('neighbour')).indicators.find(({ key }) => key === tasks)!.mayVerify).toBe(false);
});
