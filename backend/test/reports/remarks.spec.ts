import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { goldenInputs } from '@countersign/template/demo';
import type { Caller } from '../support/caller.js';
import { bringTo, fingerprint, placeReport, startWorld, tried } from './office-world.js';
import type { OfficeWorld, PlacedReport } from './office-world.js';

let world: OfficeWorld;
let report: PlacedReport;
/** Owner and reviewer of the offices that have findings. */
let writer: Caller;
let checker: Caller;
beforeAll(async () => {
  world = await startWorld();
  const everywhere = (role: string) =>
    ['办公室', '财务科', '招商一科', '招商二科'].map((office) => ({ role, officeId: world.department.office(office) }));
  await world.server.addPerson('writer', everywhere('owner'));
  await world.server.addPerson('checker', everywhere('reviewer'));
  writer = await world.server.as('writer');
  checker = await world.server.as('checker');
}, 120_000);
afterAll(() => world.close());
beforeEach(async () => {
  report = await placeReport(world, { inputs: goldenInputs });
});

const findings = async () => (await writer.done('readFindings', { params: { id: report.id } })).findings;
const findingOf = async (check: string) => (await findings()).find((finding) => finding.check === check)!;

describe('an explanation', () => {
  it('stands with its warning, and the lists count one fewer', async () => {
    const { key, section } = await findingOf('labour_dispatch_cost');
    const summary = async () => await writer.done('readReport', { params: { id: report.id } });
    const before = await summary();
    const params = { id: report.section(section), finding: key };
    expect((await writer.call('explainFinding', { params, body: { text: '采购含税，说明为不含税金额' } })).status).toBe(
      204,
    );
    expect((await findingOf('labour_dispatch_cost')).explanation).toMatchObject({
      text: '采购含税，说明为不含税金额',
      by: { name: '姓名writer', post: '科员' },
    });
    const after = await summary();
    expect(after.warnings).toBe(before.warnings - 1);
    const open = (view: typeof after) => view.sections.find((each) => each.key === section)!.warnings;
    expect(open(after)).toBe(open(before) - 1);
  });

  it('is for these values alone: with others the warning is open again, and with the same ones it is explained', async () => {
    const { key, section } = await findingOf('labour_dispatch_cost');
    const id = report.section(section);
    await writer.done('explainFinding', { params: { id, finding: key }, body: { text: '采购含税' } });
    const retold = async (cost: string) => {
      const { revision, answers } = await writer.done('readSection', { params: { id } });
      const text = String(answers['staff_narrative']).replace(/劳务派遣费用[\d.]+万元/, `劳务派遣费用${cost}万元`);
      await writer.done('saveNarrative', { params: { id, key: 'staff_narrative' }, body: { revision, text } });
      await world.recompute(report.id);
      return await findingOf('labour_dispatch_cost');
    };
    const warnings = async () => (await writer.done('readReport', { params: { id: report.id } })).warnings;
    const explained = await warnings();
    expect(await retold('46.70')).toMatchObject({ explanation: null });
    expect(await warnings()).toBe(explained + 1);
    expect(await retold('46.72')).toBeUndefined();
    expect(await retold('46.70')).toMatchObject({ explanation: null });
    expect(await retold('46.71')).toMatchObject({ explanation: { text: '采购含税' } });
  });

  it('cannot stand for an error', async () => {
    const { key, section } = await findingOf('stated_projects_total');
    const before = await fingerprint(world, report.id);
    const answer = await writer.call('explainFinding', {
      params: { id: report.section(section), finding: key },
      body: { text: '无妨' },
    });
    expect(answer.problem).toMatchObject({ status: 409, code: 'must_be_corrected' });
    expect(await fingerprint(world, report.id)).toBe(before);
  });

  it.each([
    ['of a finding that is gone', 'nothing:1', 404],
    ['of another section', 'labour_dispatch_cost', 404],
  ])('%s is not stored', async (_, check, status) => {
    const finding = (await findings()).find((each) => each.check === check)?.key ?? check;
    const answer = await writer.call('explainFinding', {
      params: { id: report.section('duties'), finding },
      body: { text: '说明' },
    });
    expect(answer.problem).toMatchObject({ status, code: 'finding_gone' });
  });

  it('is written by owners, while the section is with them', async () => {
    const { key, section } = await findingOf('labour_dispatch_cost');
    const params = { id: report.section(section), finding: key };
    expect((await checker.call('explainFinding', { params, body: { text: '说明' } })).status).toBe(403);
    await world.dataSource.query(`update section set state = 'in_review' where id = $1`, [params.id]);
    expect((await writer.call('explainFinding', { params, body: { text: '说明' } })).problem).toMatchObject({
      status: 403,
      detail: expect.stringContaining('填报人'),
    });
  });
});

describe('a reminder', () => {
  const remind = (persona: 'coordinator' | 'owner' = 'coordinator') =>
    world.people[persona].call('remind', {
      params: { id: report.section(tried) },
      body: { comment: '请于周五前送审' },
    });

  it('goes out once an hour', async () => {
    expect((await remind()).status).toBe(204);
    const again = await remind();
    expect(again.status).toBe(429);
    expect(again.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(again.problem.detail).toMatch(/^姓名coordinator已于.*催办，同一章节一小时内只催办一次/);
    const events = await world.dataSource.query<{ payload: unknown }[]>(
      `select payload from outbox where payload ->> 'sectionId' = $1 and payload ->> 'kind' = 'section.reminded'`,
      [report.section(tried)],
    );
    expect(events).toMatchObject([{ payload: { comment: '请于周五前送审' } }]);
  });

  it('is the coordinator’s, and needs somebody who has something to do', async () => {
    expect((await remind('owner')).status).toBe(403);
    await world.dataSource.query(`update section set state = 'signed_off' where id = $1`, [report.section(tried)]);
    expect((await remind()).problem).toMatchObject({ status: 409, code: 'nothing_to_remind' });
  });
});

describe('points of one’s own', () => {
  const indicator = 'execution_rate';
  let key: string;
  beforeEach(async () => {
    const { indicators } = await checker.done('readScore', { params: { id: report.id } });
    key = (indicators.find((each) => each.key === indicator) ?? indicators[0]!).key;
  });
  const lineOf = async (caller: Caller) =>
    (await caller.done('readScore', { params: { id: report.id } })).indicators.find((each) => each.key === key)!;
  const stage = (caller: Caller, body: Record<string, unknown>) =>
    caller.call('stageScore', { params: { id: report.id, indicator: key }, body });

  it('are the reviewer’s in review, with a reason where they differ', async () => {
    const { section, of } = await lineOf(checker);
    const give = (points: string, reason = '') => stage(checker, { stage: 'verified', points, reason });
    expect((await give(of)).status).toBe(403);
    await world.dataSource.query(`update section set state = 'in_review' where id = $1`, [report.section(section)]);
    expect((await lineOf(checker)).mayVerify).toBe(true);
    expect((await give('0.5')).problem).toMatchObject({ status: 422, field: 'reason' });
    expect((await give('100.01', '理由')).problem).toMatchObject({ status: 422, field: 'points' });
    expect((await give('-1', '理由')).problem).toMatchObject({ status: 422, field: 'points' });
    expect((await give('0.125', '理由')).problem).toMatchObject({ status: 422, field: 'points' });
    const answer = await give('0.50', '依据不足');
    expect(answer.status).toBe(200);
    expect((await lineOf(checker)).verified).toMatchObject({ reason: '依据不足', by: { name: '姓名checker' } });
  });

  it('are the bureau’s after submission', async () => {
    const give = () => stage(world.people.finance, { stage: 'rescored', points: '0', reason: '未公开' });
    expect((await give()).status).toBe(404);
    await world.dataSource.query(`update report set state = 'submitted' where id = $1`, [report.id]);
    expect((await give()).status).toBe(200);
    expect((await lineOf(world.people.finance)).rescored).toMatchObject({ points: '0', reason: '未公开' });
    expect((await stage(checker, { stage: 'rescored', points: '0', reason: '未公开' })).status).toBe(403);
  });

  it('of an indicator that does not exist are not found', async () => {
    const answer = await world.people.finance.call('stageScore', {
      params: { id: report.id, indicator: 'nothing' },
      body: { stage: 'rescored', points: '0', reason: '无' },
    });
    expect(answer.status).toBe(404);
  });
});

describe('an answer to a reason of a return', () => {
  it('is the owner’s, and belongs to a note of the section', async () => {
    await bringTo(world, report, 'returned');
    const id = report.section(tried);
    const [note] = (await world.people.owner.done('readSection', { params: { id } })).notes;
    const answer = (caller: Caller, sectionId = id) =>
      caller.call('answerNote', { params: { id: sectionId, note: note!.id }, body: { text: '已按要求补充' } });
    expect((await answer(world.people.reviewer)).status).toBe(403);
    expect((await answer(writer, report.section('duties'))).status).toBe(404);
    expect((await answer(world.people.colleague)).status).toBe(204);
    const { notes } = await world.people.owner.done('readSection', { params: { id } });
    expect(notes).toMatchObject([{ answer: { text: '已按要求补充', by: { name: '姓名colleague' } } }]);
  });
});
