import type { FieldDefinition, TemplateDefinition } from '@countersign/template';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditVerificationService } from '../../src/audit/audit-verification.service.js';
import { act, fingerprint, placeReport, reportRevisionOf, revisionOf, startWorld } from '../reports/office-world.js';
import type { OfficeWorld, PlacedReport } from '../reports/office-world.js';
import type { Caller } from '../support/caller.js';
import { draftOf2020, publishChanged } from './template-world.js';

let world: OfficeWorld;
let admin: Caller;
let clerk: Caller;
let report: PlacedReport;
/** The version with every change that `revised` makes. */
let next: string;

const section = ({ sections }: TemplateDefinition, key: string) => sections.find((each) => each.key === key)!;
const narrative = (key: string, label: string): FieldDefinition => ({
  kind: 'narrative',
  key,
  label,
  required: true,
  maxLength: 2000,
});

function revised(definition: TemplateDefinition): void {
  definition.sections = definition.sections.filter(({ key }) => key !== 'experience');
  definition.sections.push({
    key: 'digital',
    number: '六、',
    title: '数字化建设',
    office: '信息平台科',
    assisting: ['办公室'],
    fields: [narrative('digital_narrative', '数字化建设说明')],
  });
  const assets = section(definition, 'assets');
  assets.fields.push(narrative('idle_assets', '闲置资产处置说明'));
  const [staff, procurement] = [section(definition, 'staff'), section(definition, 'procurement')];
  const cost = staff.fields.findIndex(({ key }) => key === 'staff.labour_dispatch_cost');
  procurement.fields.push(...staff.fields.splice(cost, 1));
  staff.fields = staff.fields.filter(({ key }) => key !== 'staff.retired');
  for (const indicator of definition.indicators) {
    const { key, rule } = indicator;
    if (key === 'key_tasks' && rule.kind === 'deduct_per_item') indicator.points = rule.points = '9';
    if (key === 'timeliness' && rule.kind === 'proportional') indicator.points = rule.points = '5';
  }
}

beforeAll(async () => {
  world = await startWorld();
  admin = world.people.administrator;
  next = await publishChanged(world.server, admin, revised);
  await world.server.addPerson('clerk', [{ role: 'owner', officeId: world.department.office('办公室') }]);
  clerk = await world.server.as('clerk');
  await world.grant('leader', 'leader', '办公室');
}, 120_000);
afterAll(() => world.close());
beforeEach(async () => {
  report = await placeReport(world);
});

const preview = (templateVersionId = next) =>
  admin.call('previewTemplateMove', { params: { id: report.id }, body: { templateVersionId } });
const move = async (templateVersionId = next) =>
  admin.call('moveReportTemplate', {
    params: { id: report.id },
    body: { templateVersionId, revision: await reportRevisionOf(world, report.id) },
  });
async function moved(templateVersionId = next): Promise<void> {
  const { problem } = await move(templateVersionId);
  expect(problem).not.toHaveProperty('code');
  await world.recompute(report.id);
}
const view = () => world.people.coordinator.done('readReport', { params: { id: report.id } });
const sectionOf = async (key: string) => (await view()).sections.find((each) => each.key === key);
const figures = () => world.people.coordinator.done('readFigures', { params: { id: report.id } });

async function sign(key: string): Promise<void> {
  await world.dataSource.query(
    `update section set state = 'awaiting_sign_off', submitted_by = $2, approved_by = $3 where id = $1`,
    [report.section(key), world.ids.assistingOwner, world.ids.assistingReviewer],
  );
  const { problem } = await act(world, 'leader', report.section(key), 'sign');
  expect(problem).not.toHaveProperty('code');
}

describe('a preview', () => {
  it('tells points before and after, what loses its place, and what happens to the sections; it writes nothing', async () => {
    for (const key of ['assets', 'staff', 'rules']) await sign(key);
    await world.recompute(report.id);
    const before = await fingerprint(world, report.id);
    const { body } = await preview();
    expect(body).toMatchObject({ reportId: report.id, from: { version: 1 }, to: { id: next }, refusals: [] });
    expect(body.revision).toBe(await reportRevisionOf(world, report.id));
    expect(body.total.before).toBe('95.41');
    const changed = body.indicators.filter((each) => JSON.stringify(each.before) !== JSON.stringify(each.after));
    expect(changed.map(({ key, before: was, after }) => [key, was?.points, was?.of, after?.points, after?.of])).toEqual(
      [
        ['key_tasks', '8', '8', '9', '9'],
        ['timeliness', '6', '6', '5', '5'],
      ],
    );
    expect(body.total.after).toBe('95.41');
    expect(body.withoutPlace.map(({ kind, key, section: place }) => [kind, key, place])).toEqual([
      ['figure', 'staff.retired', 'staff'],
      ['answer', 'experience_narrative', 'experience'],
    ]);
    for (const { label, shown } of body.withoutPlace) expect(label + shown).toMatch(/\p{Script=Han}/u);
    expect(body.sections.map(({ key, change }) => [key, change])).toEqual([
      ['digital', 'added'],
      ['experience', 'removed'],
      ['assets', 'reopened'],
      ['staff', 'to_sign_again'],
    ]);
    expect(body.sections.find(({ key }) => key === 'assets')?.text).toContain('闲置资产处置说明');
    expect(await fingerprint(world, report.id)).toBe(before);
  });

  it('of a draft is refused: what may still change is tried in the editor', async () => {
    const { problem } = await preview(await draftOf2020(world.server, admin));
    expect(problem).toMatchObject({ status: 422, field: 'templateVersionId', errors: [{ code: 'unknown_template' }] });
  });
});

describe('a moved report', () => {
  it('has the sections of the version in their order; new ones wait for their office', async () => {
    await moved();
    const { sections, templateVersionId } = await view();
    expect(templateVersionId).toBe(next);
    expect(sections.map(({ key }) => key)).not.toContain('experience');
    expect(sections.at(-1)).toMatchObject({ key: 'digital', state: 'draft', office: { name: '信息平台科' } });
    expect(sections.at(-1)?.assisting.map(({ name }) => name)).toEqual(['办公室']);
    const { id } = sections.at(-1)!;
    expect((await world.people.coordinator.done('readSection', { params: { id } })).state).toBe('draft');
    const gone = await world.people.coordinator.call('readSection', { params: { id: report.section('experience') } });
    expect(gone.status).toBe(404);
  });

  it('comes to what the preview said', async () => {
    const { body } = await preview();
    await moved();
    const { total, indicators } = await world.people.coordinator.done('readScore', { params: { id: report.id } });
    expect(total).toBe(body.total.after);
    expect(indicators.map(({ key, points }) => [key, points])).toEqual(
      body.indicators.map(({ key, after }) => [key, after?.points]),
    );
    const { findings } = await world.people.coordinator.done('readFindings', { params: { id: report.id } });
    for (const { key } of body.findings.appear) expect(findings.map((each) => each.key)).toContain(key);
  });

  it('keeps every figure and answer, also those without a place, and gives them back with a version that has one', async () => {
    const before = await figures();
    await moved();
    const { figures: kept, answers } = await figures();
    expect({ kept, answers }).toEqual({ kept: before.figures, answers: before.answers });
    await moved(await publishChanged(world.server, admin, () => {}));
    const back = await sectionOf('experience');
    expect(back).toMatchObject({ id: report.section('experience'), state: 'draft' });
    const { answers: shown } = await world.people.coordinator.done('readSection', { params: { id: back!.id } });
    expect(shown['experience_narrative']).toEqual(before.answers['experience_narrative']);
  });

  it('has a figure in the section that owns it now: there it is written, and not where it was', async () => {
    await moved();
    const save = async (key: string) =>
      clerk.call('saveFigures', {
        params: { id: report.section(key) },
        body: {
          revision: await revisionOf(world, report.section(key)),
          figures: [{ key: 'staff.labour_dispatch_cost', value: '40.00' }],
        },
      });
    expect((await save('staff')).problem).toMatchObject({ status: 422 });
    expect((await save('procurement')).status).toBe(200);
    expect((await figures()).figures['staff.labour_dispatch_cost']).toBe('40');
  });

  it('keeps the signatures of sections that mean the same, and sends the others back', async () => {
    for (const key of ['assets', 'staff', 'rules']) await sign(key);
    await moved();
    const states = Object.fromEntries((await view()).sections.map(({ key, state }) => [key, state]));
    expect(states).toMatchObject({ rules: 'signed_off', staff: 'awaiting_sign_off', assets: 'returned' });
    const { signatures, notes } = await clerk.done('readSection', { params: { id: report.section('assets') } });
    expect(signatures[0]?.superseded).toMatchObject({ reason: expect.stringContaining('闲置资产处置说明') });
    expect(notes.at(-1)).toMatchObject({ text: expect.stringContaining('请补填') });
    await world.recompute(report.id);
    expect((await sectionOf('rules'))?.state).toBe('signed_off');
  });

  it('tells its move in the history and the audit trail, whose chain holds', async () => {
    await moved();
    const { items } = await world.people.auditor.done('readHistory', { params: { id: report.id } });
    expect(items.find(({ action }) => action === 'move_template')).toMatchObject({
      by: { name: '姓名administrator' },
      comment: expect.stringMatching(/第 1 版改为第 \d+ 版/),
    });
    expect((await world.server.context.get(AuditVerificationService).verify()).broken).toEqual([]);
  });

  it('in a revision, opens what the version asks for beside what the bureau named', async () => {
    await world.dataSource.query(`update report set state = 'revision_requested' where id = $1`, [report.id]);
    await world.dataSource.query(
      `insert into revision_request (report_id, round, person_name, person_post) values ($1, 1, '某人', '科长')`,
      [report.id],
    );
    await world.dataSource.query(`update section set state = 'signed_off' where report_id = $1`, [report.id]);
    await moved();
    const { sections } = await view();
    const open = sections.filter(({ reopened }) => reopened).map(({ key, state }) => [key, state]);
    expect(open).toEqual([
      ['assets', 'returned'],
      ['digital', 'draft'],
    ]);
  });
});

describe('a move is refused', () => {
  it.each(['submitted', 'accepted', 'published'])('for a report that is %s', async (state) => {
    await world.dataSource.query('update report set state = $2 where id = $1', [report.id, state]);
    const before = await fingerprint(world, report.id);
    const { problem } = await move();
    expect(problem).toMatchObject({ status: 409, code: 'report_not_running', field: 'state' });
    expect((await preview()).body.refusals).toEqual([problem.detail]);
    expect(await fingerprint(world, report.id)).toBe(before);
  });

  it('to another template, another year, a draft, the same version, or none', async () => {
    const { id: other } = await admin.done('createTemplate', {
      body: { from: next, key: 'street', title: '街道', year: 2020 },
    });
    await admin.done('publishTemplate', { params: { id: other }, body: { revision: 1 } });
    const later = await draftOf2020(world.server, admin, 2021);
    await admin.done('publishTemplate', { params: { id: later }, body: { revision: 1 } });
    const before = await fingerprint(world, report.id);
    for (const [version, status, code] of [
      [other, 409, 'other_template'],
      [later, 409, 'other_template'],
      [await draftOf2020(world.server, admin), 422, 'invalid_input'],
      [world.templateVersionId, 409, 'same_version'],
      [report.id, 422, 'invalid_input'],
    ] as const)
      expect((await move(version)).problem).toMatchObject({ status, code, field: 'templateVersionId' });
    expect(await fingerprint(world, report.id)).toBe(before);
  });

  it('when the report changed since it was previewed', async () => {
    const { body } = await preview();
    await moved();
    const { problem } = await admin.call('moveReportTemplate', {
      params: { id: report.id },
      body: { templateVersionId: world.templateVersionId, revision: body.revision },
    });
    expect(problem).toMatchObject({ status: 409, code: 'revision_conflict', field: 'revision' });
  });

  it('twice at once: one moves it, the other hears that it changed', async () => {
    const revision = await reportRevisionOf(world, report.id);
    const call = { params: { id: report.id }, body: { templateVersionId: next, revision } };
    const answers = await Promise.all([1, 2, 3].map(() => admin.call('moveReportTemplate', call)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });
});
