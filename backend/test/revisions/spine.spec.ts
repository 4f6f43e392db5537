import type { ReportChanges, ReportView, SectionTransition } from '@countersign/contracts';
import { compileTemplate, template2020 } from '@countersign/template';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { goldenInputs, settledInputs } from '@countersign/template/demo';
import { AuditVerificationService } from '../../src/audit/audit-verification.service.js';
import type { Caller } from '../support/caller.js';
import { eventually } from '../support/eventually.js';
import { startServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

const offices = ['财务科', '办公室', '招商一科', '招商二科', '信息平台科'] as const;

/** What the funds section first says, and what the bureau has it correct. */
const corrected = 'execution.project.talent_programme.spent';
const mistaken = '41.70';

const compiled = compileTemplate(template2020);
if (!compiled.ok) throw new Error('The template does not compile');
const { template } = compiled;

const keys = [...template.sections.keys()];

let server: TestServer;
let coordinator: Caller;
let leader: Caller;
let finance: Caller;
const owners = new Map<string, Caller>();
const reviewers = new Map<string, Caller>();
let reportId: string;

beforeAll(async () => {
  server = await startServer();
  const department = await server.addDepartment('区投资推广署', offices);
  const everyOffice = offices.map((office) => ({ role: 'leader', officeId: department.office(office) }));
  await server.addPerson('coordinator', [{ role: 'coordinator', departmentId: department.id }]);
  await server.addPerson('leader', everyOffice);
  await server.addPerson('finance', [{ role: 'finance' }]);
  for (const [index, office] of offices.entries()) {
    await server.addPerson(`owner${index}`, [{ role: 'owner', officeId: department.office(office) }]);
    await server.addPerson(`reviewer${index}`, [{ role: 'reviewer', officeId: department.office(office) }]);
    owners.set(office, await server.as(`owner${index}`));
    reviewers.set(office, await server.as(`reviewer${index}`));
  }
  coordinator = await server.as('coordinator');
  leader = await server.as('leader');
  finance = await server.as('finance');
  const [version] = await server.dataSource.query<{ id: string }[]>(
    'select id from template_version where year = 2020',
  );
  ({ id: reportId } = await coordinator.done('createReport', {
    body: { departmentId: department.id, templateVersionId: version!.id, deadline: '2021-03-31' },
  }));
}, 120_000);
afterAll(() => server.close());

const view = (caller = coordinator): Promise<ReportView> => caller.done('readReport', { params: { id: reportId } });
const sectionId = async (key: string) => (await view()).sections.find((each) => each.key === key)!.id;
const settled = () =>
  eventually(async () => {
    const { figuresRevision, computedRevision } = await view();
    return figuresRevision === computedRevision;
  });

async function move(caller: Caller, key: string, action: SectionTransition['action'], extra: object = {}) {
  const id = await sectionId(key);
  const { revision, digest } = await coordinator.done('readSection', { params: { id } });
  return caller.call('moveSection', {
    params: { id },
    body: { action, revision, ...(action === 'sign' && { digest }), ...extra },
  });
}
async function moved(caller: Caller, key: string, action: SectionTransition['action'], extra: object = {}) {
  const answer = await move(caller, key, action, extra);
  if (answer.status !== 200) throw new Error(`${action} ${key}: ${JSON.stringify(answer.problem)}`);
}
async function moveReport(caller: Caller, action: string, extra: object = {}) {
  const { revision } = await view();
  return caller.call('moveReport', { params: { id: reportId }, body: { action, revision, ...extra } });
}

const ownerOf = (key: string) => owners.get(template.sections.get(key)!.office!)!;
const reviewerOf = (key: string) => reviewers.get(template.sections.get(key)!.office!)!;

/** The owner types the section's part of the golden report. */
async function write(key: string, inputs = settledInputs): Promise<void> {
  const id = await sectionId(key);
  const caller = ownerOf(key);
  const own = <T>(values: Readonly<Record<string, T>>, places: ReadonlyMap<string, { section: string }>) =>
    Object.entries(values).filter(([each]) => places.get(each)?.section === key);
  const figures = own(inputs.figures, template.figures).map(([each, value]) => ({
    key: each,
    value: each === corrected ? mistaken : value,
  }));
  const answers = own(inputs.answers, template.answers).map(([each, value]) => ({ key: each, value }));
  let revision = 1;
  if (figures.length)
    ({ revision } = await caller.done('saveFigures', { params: { id }, body: { revision, figures } }));
  if (answers.length) await caller.done('saveAnswers', { params: { id }, body: { revision, answers } });
}

async function explainWarnings(sections: readonly string[] = keys): Promise<void> {
  const { findings } = await coordinator.done('readFindings', { params: { id: reportId } });
  for (const { key, section, explanation } of findings)
    if (!explanation && sections.includes(section))
      await ownerOf(section).done('explainFinding', {
        params: { id: await sectionId(section), finding: key },
        body: { text: '已核对，情况属实，详见本章节说明。' },
      });
}

async function countersignAndApprove(key: string): Promise<void> {
  for (const office of template.sections.get(key)!.assisting ?? [])
    await moved(reviewers.get(office)!, key, 'countersign');
  await moved(reviewerOf(key), key, 'approve');
}

describe('a report from an empty template to acceptance', () => {
  it('is assigned: every office hears of its sections', async () => {
    const { sections } = await view();
    const assignments = sections.map(({ id, office, assisting, leader: signer }) => ({
      sectionId: id,
      officeId: office!.id,
      assistingOfficeIds: assisting.map((each) => each.id),
      leaderId: signer!.id,
      deadline: '2021-03-15',
    }));
    const after = await coordinator.done('assign', { params: { id: reportId }, body: { assignments } });
    expect(after.sections.every(({ office, leader: signer }) => office && signer)).toBe(true);
    const { items } = await owners.get('财务科')!.done('readWork');
    expect(items.map(({ ask }) => ask)).toContain('fill');
  });

  it('is written; what is wrong is found and cannot be submitted', async () => {
    for (const key of keys) await write(key, key === 'projects' ? goldenInputs : settledInputs);
    await settled();
    const refused = await move(ownerOf('projects'), 'projects', 'submit');
    expect(refused.status).toBe(409);
    expect(refused.problem.errors?.some(({ code }) => code === 'blocking_findings')).toBe(true);
    const id = await sectionId('projects');
    const { revision } = await coordinator.done('readSection', { params: { id } });
    await ownerOf('projects').done('saveNarrative', {
      params: { id, key: 'projects_narrative' },
      body: { revision, text: settledInputs.answers['projects_narrative'] },
    });
    await settled();
    await explainWarnings();
  });

  it('is reviewed: one section goes back with a reason, is answered and comes again', async () => {
    for (const key of keys) await moved(ownerOf(key), key, 'submit');
    await moved(reviewerOf('staff'), 'staff', 'return', {
      comment: '请说明超编原因',
      notes: [{ field: 'staff_narrative', text: '请说明超编原因' }],
    });
    const id = await sectionId('staff');
    const { notes } = await ownerOf('staff').done('readSection', { params: { id } });
    await ownerOf('staff').done('answerNote', { params: { id, note: notes[0]!.id }, body: { text: '已在说明中补充' } });
    await moved(ownerOf('staff'), 'staff', 'submit');
    for (const key of keys) await countersignAndApprove(key);
  }, 60_000);

  it('is signed, and then ready by itself', async () => {
    for (const key of keys) await moved(leader, key, 'sign');
    expect(await view()).toMatchObject({ state: 'ready', blocking: 0, sectionsSigned: keys.length });
    const { items } = await coordinator.done('readWork');
    expect(items).toMatchObject([{ ask: 'submit', reportId }]);
  }, 60_000);

  it('can be withdrawn until the bureau opens it', async () => {
    expect((await moveReport(coordinator, 'submit', { comment: '请审阅' })).body).toMatchObject({ state: 'submitted' });
    expect((await moveReport(coordinator, 'withdraw')).body).toMatchObject({ state: 'ready' });
    expect((await moveReport(coordinator, 'submit')).status).toBe(200);
    expect((await moveReport(finance, 'open')).status).toBe(200);
    const late = await moveReport(coordinator, 'withdraw');
    expect(late.problem).toMatchObject({ status: 409, code: 'already_opened' });
    expect(await finance.done('readChanges', { params: { id: reportId } })).toMatchObject({ round: 1, changes: [] });
  });

  it('goes back for one section only; a request without a section is refused', async () => {
    const empty = await moveReport(finance, 'request_revision', { comment: '请修改' });
    expect(empty.problem).toMatchObject({ status: 422, code: 'sections_missing', field: 'sections' });
    const id = await sectionId('execution');
    const item = { sectionId: id, text: '人才专项经费支出与决算不符，请核对', due: '2021-04-10' };
    const twice = await moveReport(finance, 'request_revision', { sections: [item, item] });
    expect(twice.problem).toMatchObject({ status: 422, field: 'sections.1.sectionId' });
    const answer = await moveReport(finance, 'request_revision', { comment: '请核对数据', sections: [item] });
    expect(answer.body).toMatchObject({ state: 'revision_requested' });
    const { sections, revisionRequests } = await view();
    expect(
      sections.filter(({ reopened }) => reopened).map(({ key, state, deadline }) => [key, state, deadline]),
    ).toEqual([['execution', 'returned', '2021-04-10']]);
    expect(revisionRequests).toMatchObject([{ open: true, round: 1, items: [{ sectionKey: 'execution' }] }]);
  });

  it.each(keys.filter((key) => key !== 'execution'))('leaves %s locked, and says so', async (key) => {
    const id = await sectionId(key);
    const { revision, lockedBecause } = await ownerOf(key).done('readSection', { params: { id } });
    const answers = [
      await ownerOf(key).call('saveAnswers', {
        params: { id },
        body: { revision, answers: [{ key: 'x', value: 'x' }] },
      }),
      await move(ownerOf(key), key, 'submit'),
      await move(coordinator, key, 'reopen', { comment: '想改' }),
    ];
    for (const { status, problem } of answers) {
      expect([403, 409]).toContain(status);
      expect(problem.detail).toMatch(/锁定|已签批|不包括本章节/);
    }
    expect(lockedBecause).toContain('保持锁定');
  });

  it('may be asked for more while it is revised: what was open stays open', async () => {
    const [execution, duties] = [await sectionId('execution'), await sectionId('duties')];
    const sections = [
      { sectionId: duties, text: '职能与“三定”规定不一致' },
      { sectionId: execution, text: '余额也请核对' },
    ];
    await moveReport(finance, 'request_revision', { sections });
    const after = await view();
    expect(after.sections.filter(({ reopened }) => reopened).map(({ key }) => key)).toEqual(['duties', 'execution']);
    expect(after.revisionRequests).toMatchObject([
      {
        open: true,
        comment: '请核对数据',
        items: [
          { sectionKey: 'duties', due: null },
          { sectionKey: 'execution', text: '人才专项经费支出与决算不符，请核对\n余额也请核对', due: '2021-04-10' },
        ],
      },
    ]);
    const { notes } = await ownerOf('duties').done('readSection', { params: { id: duties } });
    const note = notes.find(({ answer }) => answer === null)!.id;
    await ownerOf('duties').done('answerNote', { params: { id: duties, note }, body: { text: '已核对，一致' } });
    await moved(ownerOf('duties'), 'duties', 'submit');
    await countersignAndApprove('duties');
    await moved(leader, 'duties', 'sign');
  });

  it('is revised; signatures that cover the corrected figure lapse and are given anew', async () => {
    const id = await sectionId('execution');
    const { revision, notes } = await ownerOf('execution').done('readSection', { params: { id } });
    const open = notes.filter(({ answer }) => answer === null);
    expect(open.map(({ text }) => text)).toEqual(['人才专项经费支出与决算不符，请核对', '余额也请核对']);
    const value = settledInputs.figures[corrected]!;
    await ownerOf('execution').done('saveFigures', {
      params: { id },
      body: { revision, figures: [{ key: corrected, value }] },
    });
    await settled();
    await explainWarnings(['execution']);
    for (const { id: note } of open)
      await ownerOf('execution').done('answerNote', { params: { id, note }, body: { text: '已按决算更正' } });
    await moved(ownerOf('execution'), 'execution', 'submit');
    await countersignAndApprove('execution');
    const waiting = (await leader.done('readWork')).items.filter(({ ask }) => ask === 'sign');
    expect(waiting.map(({ sectionKey }) => sectionKey)).toEqual(
      expect.arrayContaining(['execution', 'carry_over', 'projects', 'goal_completion']),
    );
    for (const { sectionKey } of waiting) await moved(leader, sectionKey!, 'sign');
    expect(await view()).toMatchObject({ state: 'ready' });
  }, 60_000);

  it('shows the bureau exactly what changed', async () => {
    expect((await moveReport(coordinator, 'submit')).body).toMatchObject({ state: 'submitted' });
    const { round, changes }: ReportChanges = await finance.done('readChanges', { params: { id: reportId } });
    expect(round).toBe(1);
    expect(changes.filter(({ kind }) => kind === 'figure')).toMatchObject([
      {
        key: corrected,
        before: '41.70 万元',
        after: '41.80 万元',
        by: { name: '姓名owner0' },
        sectionKey: 'execution',
      },
    ]);
    expect(changes.filter(({ kind }) => kind === 'answer' || kind === 'narrative')).toEqual([]);
    // where two decimals look the same, more are shown
    expect(changes.find(({ key }) => key === 'execution.total.progress')).toMatchObject({
      kind: 'derived',
      before: '97.668%',
      after: '97.669%',
    });
    expect(changes.map(({ kind }) => kind)).not.toContain('score');
  });

  it('is accepted and published with 95.41 points, and its audit trail holds', async () => {
    expect((await moveReport(finance, 'accept', { comment: '同意' })).body).toMatchObject({ state: 'accepted' });
    expect((await moveReport(finance, 'publish')).body).toMatchObject({ state: 'published' });
    expect(await view()).toMatchObject({ scoreTotal: '95.41', blocking: 0, revisionRequests: [{ open: false }] });
    const { broken } = await server.context.get(AuditVerificationService).verify();
    expect(broken).toEqual([]);
    const refused = await move(coordinator, 'execution', 'reopen', { comment: '想改' });
    expect(refused.problem).toMatchObject({ status: 409, code: 'report_locked' });
  });
});
