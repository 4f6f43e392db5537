import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RouteName } from '@countersign/contracts';
import { placeReport, startWorld, tried } from '../reports/office-world.js';
import type { OfficeWorld, PlacedReport } from '../reports/office-world.js';
import type { Caller } from '../support/caller.js';

let world: OfficeWorld;
let near: PlacedReport;
let far: PlacedReport;
/** A finance officer and an auditor of one named department each. */
let officer: Caller;
let scopedAuditor: Caller;

beforeAll(async () => {
  world = await startWorld();
  near = await placeReport(world);
  far = await placeReport(world, { departmentId: world.otherDepartment.id });
  await world.dataSource.query(`update report set state = 'submitted' where id = any($1)`, [[near.id, far.id]]);
  const departmentId = world.department.id;
  await world.server.addPerson('officer', [{ role: 'finance', departmentId }]);
  await world.server.addPerson('scoped', [{ role: 'auditor', departmentId }]);
  officer = await world.server.as('officer');
  scopedAuditor = await world.server.as('scoped');
});
afterAll(() => world.close());

const reportReads: readonly RouteName[] = [
  'readReport',
  'readFigures',
  'readScore',
  'readFindings',
  'readHistory',
  'readChanges',
  'reportEvents',
];

describe('what a person may not read does not exist for them', () => {
  it.each(reportReads)('%s of an unreadable report answers like one that does not exist', async (route) => {
    const nowhere = '00000000-0000-4000-8000-000000000000';
    for (const caller of [world.people.stranger, world.people.administrator]) {
      const { status, problem } = await caller.call(route, { params: { id: near.id } });
      const missing = await caller.call(route, { params: { id: nowhere } });
      expect({ status, code: problem.code, detail: problem.detail }).toEqual({
        status: 404,
        code: missing.problem.code,
        detail: missing.problem.detail,
      });
    }
  });

  it('a section likewise', async () => {
    const params = { id: near.section(tried) };
    expect((await world.people.stranger.call('readSection', { params })).problem).toMatchObject({
      status: 404,
      code: 'not_found',
    });
  });
});

describe.each([
  ['a finance officer', () => officer],
  ['an auditor', () => scopedAuditor],
])('%s of one named department', (_, who) => {
  it('lists its reports alone, whatever is asked for', async () => {
    const all = await who().done('listReports');
    expect(all.items.map(({ id }) => id)).toEqual([near.id]);
    const query = { departmentId: world.otherDepartment.id };
    expect((await who().done('listReports', { query })).items).toEqual([]);
  });

  it('finds its reports and places alone', async () => {
    const { items } = await who().done('search', { query: { q: '评' } });
    expect(items.some(({ link }) => link.includes(near.id))).toBe(true);
    expect(items.filter(({ link }) => link.includes(far.id))).toEqual([]);
  });

  it('reads nothing of another department by its id', async () => {
    for (const route of reportReads)
      expect([route, (await who().call(route, { params: { id: far.id } })).status]).toEqual([route, 404]);
    expect((await who().call('readSection', { params: { id: far.section(tried) } })).status).toBe(404);
  });
});

it('a finance officer is asked to examine the reports of the named departments alone', async () => {
  const { items } = await officer.done('readWork');
  expect(items.map(({ reportId }) => reportId)).toEqual([near.id]);
});

it('an auditor of one department reads the acts of its reports alone', async () => {
  const revisions = await world.dataSource.query<{ id: string; revision: number }[]>('select id, revision from report');
  for (const { id, revision } of revisions) {
    const params = { id };
    await world.people.finance.done('moveReport', { params, body: { action: 'open', revision } });
  }
  const { items } = await scopedAuditor.done('listAudit');
  expect(items.length).toBeGreaterThan(0);
  expect(new Set(items.map(({ reportId }) => reportId))).toEqual(new Set([near.id]));
});
