import { Decimal } from '@countersign/figures';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placeReport, revisionOf, startWorld, type OfficeWorld, type PlacedReport } from '../reports/office-world.js';
import type { Caller } from '../support/caller.js';
import { publishChanged } from './template-world.js';

const spent = 'execution.project.purchases.spent';
const total = 'execution.total.spent';

let world: OfficeWorld;
let clerk: Caller;
/** Of two years that follow each other, of one department. */
let last: PlacedReport;
let present: PlacedReport;
/** A version with a formula over last year's figures. */
let looksBack: string;
beforeAll(async () => {
  world = await startWorld();
  await world.server.addPerson('clerk', [{ role: 'owner', officeId: world.department.office('财务科') }]);
  clerk = await world.server.as('clerk');
  last = await placeReport(world);
  present = await placeReport(world);
  looksBack = await publishChanged(world.server, world.people.administrator, (definition) => {
    definition.derived.push({
      key: 'execution.spent_growth',
      label: '支出比上年增长',
      formula: 'execution.total.spent / prior(execution.total.spent) - 1',
      section: 'execution',
      unit: '%',
      decimals: 2,
    });
  });
}, 120_000);
afterAll(() => world.close());

const figures = ({ id }: PlacedReport) => world.people.coordinator.done('readFigures', { params: { id } });
async function save(report: PlacedReport, value: string): Promise<void> {
  const id = report.section('execution');
  const body = { revision: await revisionOf(world, id), figures: [{ key: spent, value }] };
  await clerk.done('saveFigures', { params: { id }, body });
}
const waiting = async ({ id }: PlacedReport) => {
  const [row] = await world.dataSource.query<{ count: number }[]>(
    `select count(*)::integer as count from outbox where topic = 'recompute' and payload ->> 'reportId' = $1`,
    [id],
  );
  return row!.count;
};

async function use(report: PlacedReport, version: string): Promise<void> {
  await world.dataSource.query(
    'update report set template_version_id = $2, figures_revision = figures_revision + 1 where id = $1',
    [report.id, version],
  );
  await world.recompute(report.id);
}
const growth = async () => (await figures(present)).derived['execution.spent_growth'];

describe('last year’s figures', () => {
  it('are there for a text that tells a change; without one, and where no formula asks for them, they make no work', async () => {
    expect((await figures(present)).prior[spent]).toBe((await figures(last)).figures[spent]);
    const before = await waiting(present);
    await save(last, '3.70');
    await world.recompute(last.id);
    expect(await waiting(present)).toBe(before);
    await use(present, looksBack);
  });

  it('are those entered and computed in the same department’s report of the year before', async () => {
    const before = await figures(last);
    const { prior } = await figures(present);
    expect(prior[spent]).toBe(before.figures[spent]);
    expect(prior[total]).toBe((before.derived[total] as { value: string }).value);
    expect((await figures(last)).prior).toEqual({});
  });

  it('are nobody else’s: not of another department, not of two years ago', async () => {
    await world.dataSource.query('update report set department_id = $2 where id = $1', [
      last.id,
      world.otherDepartment.id,
    ]);
    expect((await figures(present)).prior).toEqual({});
    await world.dataSource.query('update report set department_id = $2 where id = $1', [last.id, world.department.id]);
    await world.dataSource.query('update report set year = year + 1 where id = $1', [present.id]);
    expect((await figures(present)).prior).toEqual({});
    await world.dataSource.query('update report set year = year - 1 where id = $1', [present.id]);
  });

  it('that change are computed into this year’s report, once for each change', async () => {
    const before = await figures(present);
    const jobs = await waiting(present);
    await save(last, '9.99');
    await world.recompute(last.id);
    const after = await figures(present);
    expect(after.figuresRevision).toBe(before.figuresRevision + 1);
    expect(await waiting(present)).toBe(jobs + 1);
    expect(after.prior[spent]).toBe('9.99');
    await world.recompute(last.id);
    expect(await waiting(present)).toBe(jobs + 1);
    await world.recompute(present.id);
    expect((await figures(present)).computedRevision).toBe(after.figuresRevision);
    const [now, then] = [after.derived[total], (await figures(last)).derived[total]] as { value: string }[];
    const expected = new Decimal(now!.value).div(then!.value).minus(1);
    expect(new Decimal(((await growth()) as { value: string }).value).toFixed(20)).toBe(expected.toFixed(20));
  });

  it('leave alone what the bureau has received or accepted', async () => {
    for (const state of ['submitted', 'accepted', 'published']) {
      await world.dataSource.query('update report set state = $2 where id = $1', [present.id, state]);
      const { figuresRevision } = await figures(present).catch(() => ({ figuresRevision: -1 }));
      const jobs = await waiting(present);
      await save(last, `${state.length}.50`);
      await world.recompute(last.id);
      expect(await waiting(present)).toBe(jobs);
      expect((await figures(present)).figuresRevision).toBe(figuresRevision);
    }
  });
});
