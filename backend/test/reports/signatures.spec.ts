import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditVerificationService } from '../../src/audit/audit-verification.service.js';
import type { Caller } from '../support/caller.js';
import { act, placeReport, revisionOf, startWorld } from './office-world.js';
import type { OfficeWorld, PlacedReport } from './office-world.js';

/** `projects` shows figures of `execution`: its signature covers them though another office owns them. */
const watching = 'projects';
const owning = 'execution';

let world: OfficeWorld;
let report: PlacedReport;
let finance: Caller;
beforeAll(async () => {
  world = await startWorld();
  await world.server.addPerson('money', [{ role: 'owner', officeId: world.department.office('财务科') }]);
  finance = await world.server.as('money');
  await world.grant('leader', 'leader', '财务科');
}, 120_000);
afterAll(() => world.close());

const read = async (key: string) =>
  (await world.people.auditor.call('readSection', { params: { id: report.section(key) } })).body;

async function signWatching(): Promise<void> {
  await world.dataSource.query(
    `update section set state = 'awaiting_sign_off', submitted_by = $2, approved_by = $3 where id = $1`,
    [report.section(watching), world.ids.assistingOwner, world.ids.assistingReviewer],
  );
  const answer = await act(world, 'leader', report.section(watching), 'sign');
  expect(answer.problem).not.toHaveProperty('code');
}

async function save(key: string, value: string): Promise<void> {
  const id = report.section(owning);
  await finance.done('saveFigures', {
    params: { id },
    body: { revision: await revisionOf(world, id), figures: [{ key, value }] },
  });
  await world.recompute(report.id);
}

beforeEach(async () => {
  report = await placeReport(world);
  await signWatching();
});

describe('a signature', () => {
  it('names who signed which content', async () => {
    const { signatures, digest, state } = await read(watching);
    expect(state).toBe('signed_off');
    expect(signatures).toMatchObject([{ by: { name: '姓名leader' }, digest, superseded: null }]);
  });

  it('lapses when a figure of another section that it covers changes, and shows what changed', async () => {
    await save('execution.project.talent_programme.spent', '1.00');
    const { state, signatures, digest } = await read(watching);
    expect(state).toBe('awaiting_sign_off');
    expect(signatures[0]?.digest).not.toBe(digest);
    const changes = signatures[0]?.superseded?.changes ?? [];
    expect(changes.map(({ key }) => key)).toEqual([
      'execution.projects_with_investment.spent',
      'execution.projects_with_investment.progress',
    ]);
    for (const { kind, label, before, after } of changes) {
      expect(kind).toBe('derived');
      expect(label).toMatch(/[一-鿿]/);
      expect(before).toMatch(/万元|%/);
      expect(after).not.toBe(before);
    }
    const events = await world.dataSource.query<{ payload: Record<string, unknown> }[]>(
      `select payload from outbox where topic = 'event' and payload ->> 'reportId' = $1 order by id desc limit 1`,
      [report.id],
    );
    expect(events[0]?.payload).toMatchObject({
      kind: 'section.lapsed',
      sectionId: report.section(watching),
      actorId: null,
    });
  });

  it('stays when something changes that the section does not show', async () => {
    await save('execution.basic.personnel.carry_over', '0.01');
    expect((await read(watching)).state).toBe('signed_off');
  });

  it('is not touched by a save before the numbers are recomputed, and is given anew after a lapse', async () => {
    await save('execution.project.talent_programme.spent', '2.00');
    expect((await act(world, 'leader', report.section(watching), 'sign')).status).toBe(200);
    const { signatures } = await read(watching);
    expect(signatures.map(({ superseded }) => superseded === null)).toEqual([true, false]);
  });

  it('is kept as history when the section is reopened', async () => {
    await act(world, 'coordinator', report.section(watching), 'reopen', { comment: '口径调整' });
    const { state, signatures, notes } = await read(watching);
    expect(state).toBe('returned');
    expect(signatures).toMatchObject([{ superseded: { reason: '口径调整', changes: [] } }]);
    expect(notes).toMatchObject([{ text: '口径调整', answer: null }]);
  });
});

describe('the audit trail', () => {
  it('follows link by link through all of this', async () => {
    const { broken } = await world.server.context.get(AuditVerificationService).verify();
    expect(broken).toEqual([]);
  });
});
