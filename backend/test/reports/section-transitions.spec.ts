import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { settledInputs } from '@countersign/template/demo';
import { act, answerNotes, bringTo, fingerprint, placeReport, revisionOf, startWorld, tried } from './office-world.js';
import type { OfficeWorld, PlacedReport } from './office-world.js';

let world: OfficeWorld;
let report: PlacedReport;
let id: string;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.close());
beforeEach(async () => {
  report = await placeReport(world);
  id = report.section(tried);
});

const stateOf = async () => (await world.people.owner.call('readSection', { params: { id } })).body.state;
const events = () =>
  world.dataSource.query<{ kind: string; comment: string }[]>(
    `select payload ->> 'kind' as kind, payload ->> 'comment' as comment from outbox
     where topic = 'event' and payload ->> 'sectionId' = $1 order by id`,
    [id],
  );

describe('a request that is no longer true', () => {
  it('hears what the present revision is, before it hears about rights', async () => {
    await act(world, 'owner', id, 'submit');
    const answer = await world.people.neighbour.call('moveSection', {
      params: { id },
      body: { action: 'submit', revision: 1 },
    });
    expect(answer.status).toBe(409);
    expect(answer.problem).toMatchObject({
      code: 'revision_conflict',
      facts: { revision: 2, by: { name: '姓名owner' } },
    });
    expect(answer.problem.facts?.['answers']).toHaveProperty('year_plan');
  });

  it('is refused when the signature was shown another content', async () => {
    await bringTo(world, report, 'awaiting_sign_off');
    const answer = await act(world, 'leader', id, 'sign', { digest: 'a'.repeat(64) });
    expect(answer.status).toBe(409);
    expect(answer.problem).toMatchObject({ code: 'digest_changed', detail: expect.stringContaining('有变化') });
  });
});

describe('a refusal', () => {
  it('lists everything that is missing, each with its field', async () => {
    const { year_plan: _, tasks_city: __, ...answers } = settledInputs.answers;
    report = await placeReport(world, { inputs: { ...settledInputs, answers } });
    id = report.section(tried);
    const answer = await act(world, 'owner', id, 'submit');
    expect(answer.status).toBe(409);
    expect(answer.problem.code).toBe('required_missing');
    expect(answer.problem.errors?.map(({ field }) => field)).toEqual(['tasks_city', 'year_plan']);
    expect(answer.problem.detail).toBe(
      '送审前还差 2 项：“市级重点工作任务（至少 1 行）”还没有填写；“年度工作思路”还没有填写。',
    );
  });

  it('is told in English to whoever asks so', async () => {
    const answer = await world.people.neighbour.call('moveSection', {
      params: { id },
      body: { action: 'approve', revision: await revisionOf(world, id) },
      headers: { 'accept-language': 'en' },
    });
    expect(answer.status).toBe(403);
    expect(answer.problem.detail).toBe(
      'You may not approve this section; it is for a reviewer of the responsible office.',
    );
  });

  it.each([
    ['return', 'in_review', 'reviewer', '请写明退回的理由。'],
    ['reopen', 'signed_off', 'coordinator', '请写明重新打开的理由。'],
  ] as const)('asks for the reason to %s', async (action, state, persona, detail) => {
    await bringTo(world, report, state);
    const before = await fingerprint(world, report.id);
    const answer = await act(world, persona, id, action, { comment: '  ' });
    expect(answer.status).toBe(422);
    expect(answer.problem).toMatchObject({ code: 'reason_missing', field: 'comment', detail });
    expect(await fingerprint(world, report.id)).toBe(before);
  });

  it('comes before anything is decided on numbers that are being recomputed', async () => {
    await world.dataSource.query('update report set figures_revision = figures_revision + 1 where id = $1', [
      report.id,
    ]);
    const answer = await act(world, 'owner', id, 'submit');
    expect(answer.problem).toMatchObject({ status: 409, code: 'recompute_pending' });
  });
});

describe('separation of duties', () => {
  it.each([
    ['reviewer', 'approve', 'in_review'],
    ['leader', 'sign', 'awaiting_sign_off'],
  ] as const)('whoever submitted cannot, as %s, %s', async (persona, action, state) => {
    await bringTo(world, report, state);
    await world.dataSource.query('update section set submitted_by = $2 where id = $1', [id, world.ids[persona]]);
    const answer = await act(world, persona, id, action);
    expect(answer.status).toBe(409);
    expect(answer.problem).toMatchObject({ code: 'same_person', detail: expect.stringContaining('不相容岗位') });
  });

  it('whoever approved cannot sign', async () => {
    await bringTo(world, report, 'awaiting_sign_off');
    await world.dataSource.query('update section set approved_by = $2 where id = $1', [id, world.ids.leader]);
    expect((await act(world, 'leader', id, 'sign')).problem).toMatchObject({ status: 409, code: 'same_person' });
  });
});

describe('a return', () => {
  it('pins its reasons, which must be answered before the section is submitted again', async () => {
    await bringTo(world, report, 'in_review');
    const notes = [{ field: 'year_plan', text: '缺少全年目标' }];
    expect((await act(world, 'reviewer', id, 'return', { notes })).status).toBe(200);
    const refused = await act(world, 'owner', id, 'submit');
    expect(refused.problem).toMatchObject({
      code: 'notes_unanswered',
      detail: '退回意见（年度工作思路）“缺少全年目标”还没有答复。',
    });
    await answerNotes(world, id);
    expect((await act(world, 'owner', id, 'submit')).body).toMatchObject({ state: 'in_review' });
    const { body } = await world.people.reviewer.call('readSection', { params: { id } });
    expect(body.notes).toMatchObject([{ field: 'year_plan', answer: { text: '已补充', by: { name: '姓名owner' } } }]);
  });

  it('clears the countersignatures; one step back by the leader keeps them', async () => {
    await bringTo(world, report, 'awaiting_sign_off');
    await act(world, 'leader', id, 'return', { comment: '请再核一遍', to: 'in_review' });
    expect(await stateOf()).toBe('in_review');
    const confirmed = async () =>
      (await world.people.owner.call('readSection', { params: { id } })).body.assisting.map(
        (each) => each.countersigned,
      );
    expect(await confirmed()).toEqual([true]);
    await act(world, 'reviewer', id, 'return', { comment: '退回补充' });
    expect(await confirmed()).toEqual([false]);
  });

  it('refuses a note on a field that does not exist', async () => {
    await bringTo(world, report, 'in_review');
    const answer = await act(world, 'reviewer', id, 'return', { notes: [{ field: 'nothing.here', text: '？' }] });
    expect(answer.problem).toMatchObject({ status: 422, field: 'notes.0.field' });
  });
});

describe('at the same time', () => {
  it('of two approvals exactly one counts', async () => {
    await bringTo(world, report, 'in_review');
    await world.server.addPerson(`second${report.id.slice(0, 8)}`, [
      { role: 'reviewer', officeId: world.department.office('招商一科') },
    ]);
    const second = await world.server.as(`second${report.id.slice(0, 8)}`);
    const revision = await revisionOf(world, id);
    const approve = { params: { id }, body: { action: 'approve', revision } };
    const answers = await Promise.all([
      world.people.reviewer.call('moveSection', approve),
      second.call('moveSection', approve),
      world.people.reviewer.call('moveSection', approve),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await events()).filter(({ kind }) => kind === 'section.approved')).toHaveLength(1);
  });

  it('assisting offices confirm without making each other stale', async () => {
    await world.dataSource.query('insert into section_assisting_office (section_id, office_id) values ($1, $2)', [
      id,
      world.department.office('信息平台科'),
    ]);
    const name = `platform${report.id.slice(0, 8)}`;
    await world.server.addPerson(name, [{ role: 'reviewer', officeId: world.department.office('信息平台科') }]);
    const platform = await world.server.as(name);
    await act(world, 'owner', id, 'submit');
    const refused = await act(world, 'reviewer', id, 'approve');
    expect(refused.problem).toMatchObject({
      code: 'countersignature_missing',
      detail: '还需协办科室会签（全部）：信息平台科、招商二科。',
    });
    const countersign = { params: { id }, body: { action: 'countersign', revision: await revisionOf(world, id) } };
    const answers = await Promise.all([
      platform.call('moveSection', countersign),
      world.people.assistingReviewer.call('moveSection', countersign),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await act(world, 'reviewer', id, 'approve')).status).toBe(200);
  });
});

describe('a repeated request', () => {
  const submit = async (key: string, comment?: string) =>
    world.people.owner.call('moveSection', {
      params: { id },
      body: { action: 'submit', revision: 1, ...(comment && { comment }) },
      headers: { 'idempotency-key': key },
    });

  it('gets the first answer and does nothing, also when both come at once', async () => {
    const answers = await Promise.all([submit('k1'), submit('k1'), submit('k1')]);
    expect(answers.map(({ status, body }) => [status, body])).toEqual(
      Array.from({ length: 3 }, () => [200, { state: 'in_review', revision: 2 }]),
    );
    const before = await fingerprint(world, report.id);
    expect((await submit('k1')).body).toEqual({ state: 'in_review', revision: 2 });
    expect(await fingerprint(world, report.id)).toBe(before);
    expect(await events()).toEqual([{ kind: 'section.submitted', comment: '' }]);
  });

  it('with another content is refused', async () => {
    await submit('k2');
    expect((await submit('k2', '另一个意思')).problem).toMatchObject({ status: 422, code: 'idempotency_key_reused' });
  });

  it('that was refused may be tried again under its key', async () => {
    await world.dataSource.query('update report set figures_revision = figures_revision + 1 where id = $1', [
      report.id,
    ]);
    expect((await submit('k3')).status).toBe(409);
    await world.recompute(report.id);
    expect((await submit('k3')).status).toBe(200);
  });
});
