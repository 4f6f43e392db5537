import { reportExpectations } from '@countersign/access';
import type { Expectation, ReportTrial } from '@countersign/access';
import { reportStates } from '@countersign/workflow';
import type { ReportState } from '@countersign/workflow';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fingerprint, placeReport, reportRevisionOf, startWorld, tried } from './office-world.js';
import type { OfficeWorld, PlacedReport } from './office-world.js';

type Case = Expectation<ReportTrial, ReportState>;

let world: OfficeWorld;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.close());

const submittedOnce: readonly ReportState[] = ['submitted', 'revision_requested', 'accepted', 'published'];

/** Every section is signed off from `ready` on; under revision the tried one is with its owner. */
async function prepared(state: ReportState): Promise<PlacedReport> {
  const { dataSource, ids } = world;
  const report = await placeReport(world, { others: state === 'drafting' ? 'draft' : 'signed_off' });
  const triedState = state === 'drafting' || state === 'revision_requested' ? 'draft' : 'signed_off';
  await dataSource.query('update section set state = $2 where id = $1', [report.section(tried), triedState]);
  await dataSource.query('update report set state = $2 where id = $1', [report.id, state]);
  if (submittedOnce.includes(state)) {
    await dataSource.query('update report set submitted_at = now(), submitted_by = $2 where id = $1', [
      report.id,
      ids.coordinator,
    ]);
    await dataSource.query(
      `insert into submission (report_id, round, person_id, figures, answers, evaluation)
       select $1, 1, $2, '{}', '{}', result from evaluation where report_id = $1`,
      [report.id, ids.coordinator],
    );
  }
  if (state === 'revision_requested') {
    const [request] = await dataSource.query<{ id: string }[]>(
      `insert into revision_request (report_id, round, person_id, person_name, person_post)
       values ($1, 1, $2, '姓名finance', '科员') returning id`,
      [report.id, ids.finance],
    );
    await dataSource.query(`insert into revision_request_item (request_id, section_id, text) values ($1, $2, '补充')`, [
      request!.id,
      report.section(tried),
    ]);
  }
  return report;
}

async function attempt({ persona, trial }: Case, { id, section }: PlacedReport) {
  const caller = world.people[persona];
  const params = { id };
  if (trial === 'read') return caller.call('readReport', { params });
  if (trial === 'assign') {
    const assignment = {
      sectionId: section(tried),
      officeId: world.department.office('招商一科'),
      assistingOfficeIds: [world.department.office('招商二科')],
      leaderId: world.ids.leader,
      deadline: '2021-03-15',
    };
    return caller.call('assign', { params, body: { assignments: [assignment] } });
  }
  const revision = await reportRevisionOf(world, id);
  const sections = trial === 'request_revision' ? { sections: [{ sectionId: section(tried), text: '请核对' }] } : {};
  return caller.call('moveReport', { params, body: { action: trial, revision, ...sections } });
}

describe.each(reportStates)('a report that is %s', (state) => {
  const cases = reportExpectations().filter((each) => each.state === state);
  const readers = cases.filter(({ trial, allowed }) => trial === 'read' && allowed).map(({ persona }) => persona);

  it.each(cases.filter(({ allowed }) => allowed))('lets $persona $trial', async (each) => {
    const report = await prepared(state);
    const before = await fingerprint(world, report.id);
    const answer = await attempt(each, report);
    expect(answer.problem).not.toHaveProperty('code');
    expect(answer.status).toBe(200);
    const after = await fingerprint(world, report.id);
    if (each.trial === 'read') expect(after).toBe(before);
    else expect(after).not.toBe(before);
  });

  describe('refuses and changes nothing', () => {
    let report: PlacedReport;
    beforeAll(async () => {
      report = await prepared(state);
    });
    it.each(cases.filter(({ allowed }) => !allowed))('$persona: $trial', async (each) => {
      const before = await fingerprint(world, report.id);
      const answer = await attempt(each, report);
      expect(readers.includes(each.persona) ? [403, 409] : [404]).toContain(answer.status);
      expect(answer.problem.detail).toMatch(/[一-鿿]/);
      expect(await fingerprint(world, report.id)).toBe(before);
    });
  });
});
