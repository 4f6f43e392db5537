import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placeReport, revisionOf, startWorld, type OfficeWorld, type PlacedReport } from '../reports/office-world.js';
import type { Caller } from '../support/caller.js';

const spent = 'execution.project.purchases.spent';
const total = 'execution.total.spent';

let world: OfficeWorld;
let clerk: Caller;
/** Of two years that follow each other, of one department. */
let last: PlacedReport;
let present: PlacedReport;
beforeAll(async () => {
  world = await startWorld();
  await world.server.addPerson('clerk', [{ role: 'owner', officeId: world.department.office('财务科') }]);
  clerk = await world.server.as('clerk');
  last = await placeReport(world);
  present = await placeReport(world);
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

describe('last year’s figures', () => {
  it('are those entered and computed in the same department’s report of the year before', async () => {
    const before = await figures(last);
    const { prior } = await figures(present);
    expect(prior[spent]).toBe(before.figures[spent]);
    expect(prior[total]).toBe((before.derived[total] as { value: string }).value);
    expect((await figures(last)).prior).toEqual({});
  });

  it('are nobody else’s: not of another department, not of two years ago', async () => {
    const other = await placeReport(world, { departmentId: world.otherDepartment.id });
    const [row] = await world.dataSource.query<{ prior: object }[]>(
      `select count(*)::integer as prior from report r join report p
         on p.department_id = r.department_id and p.year = r.year - 1 where r.id = $1`,
      [other.id],
    );
    expect(row).toEqual({ prior: 0 });
    const later = await placeReport(world);
    expect((await figures(later)).prior).toEqual({});
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
