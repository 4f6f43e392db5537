import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Persona } from '@countersign/access';
import type { SectionState } from '@countersign/workflow';
import { NotifyService } from '../../src/notifications/notify.service.js';
import type { ReportEventKind, ReportEventMessage } from '../../src/reports/act-recorder.service.js';
import { placeReport, startWorld, tried } from '../reports/office-world.js';
import type { OfficeWorld, PlacedReport } from '../reports/office-world.js';
import { recordAct, toldOf } from './acts.js';

type Extra = 'departed' | 'financehere' | 'financeelsewhere';

interface Row {
  kind: ReportEventKind;
  /** Null: the system. */
  by: Persona | null;
  to: readonly (Persona | Extra)[];
  from?: SectionState;
  into?: SectionState;
  facts?: Record<string, unknown>;
  /** Of the section when people are told; else it is being written. */
  state?: SectionState;
  when?: string;
}

const writers = ['owner', 'colleague'] as const;

/** The table of notices, written down by hand. Everybody else must hear nothing. */
const rows: readonly Row[] = [
  { kind: 'section.submitted', by: 'owner', to: ['reviewer', 'assistingReviewer'] },
  { kind: 'section.countersigned', by: 'assistingReviewer', to: ['reviewer'] },
  { kind: 'section.approved', by: 'reviewer', to: ['leader'] },
  { kind: 'section.returned', by: 'reviewer', from: 'in_review', into: 'returned', to: writers },
  {
    kind: 'section.returned',
    by: 'leader',
    from: 'awaiting_sign_off',
    into: 'in_review',
    to: ['reviewer'],
    when: 'back to review only',
  },
  { kind: 'section.signed', by: 'leader', to: [...writers, 'coordinator'] },
  { kind: 'section.reopened', by: 'coordinator', to: writers },
  {
    kind: 'section.reopened',
    by: 'finance',
    facts: { cause: 'revision_request' },
    to: [],
    when: 'as part of a revision request, which is told once',
  },
  { kind: 'section.lapsed', by: null, to: ['leader'] },
  { kind: 'section.recalled', by: 'owner', from: 'in_review', into: 'draft', to: ['reviewer', 'assistingReviewer'] },
  {
    kind: 'section.recalled',
    by: 'reviewer',
    from: 'awaiting_sign_off',
    into: 'in_review',
    to: ['leader'],
    when: 'by the reviewer who approved it',
  },
  { kind: 'section.reminded', by: 'coordinator', state: 'draft', to: writers, when: 'while it is written' },
  {
    kind: 'section.reminded',
    by: 'coordinator',
    state: 'returned',
    to: writers,
    when: 'after it was returned',
  },
  {
    kind: 'section.reminded',
    by: 'coordinator',
    state: 'in_review',
    to: ['reviewer', 'assistingReviewer'],
    when: 'in review',
  },
  {
    kind: 'section.reminded',
    by: 'coordinator',
    state: 'awaiting_sign_off',
    to: ['leader'],
    when: 'at sign-off',
  },
  { kind: 'report.ready', by: null, to: ['coordinator'] },
  { kind: 'report.submitted', by: 'coordinator', to: ['finance', 'financehere'] },
  { kind: 'report.withdrawn', by: 'coordinator', to: ['finance', 'financehere'] },
  { kind: 'report.opened', by: 'finance', to: [] },
  {
    kind: 'report.revision_requested',
    by: 'finance',
    facts: { round: 1, sections: [{ section: tried, text: '请补充依据', due: null }] },
    to: [...writers, 'coordinator'],
  },
  { kind: 'report.accepted', by: 'finance', to: [...writers, 'assistingOwner', 'coordinator', 'leader'] },
  { kind: 'report.published', by: 'finance', to: [...writers, 'assistingOwner', 'coordinator', 'leader'] },
];

let world: OfficeWorld;
let report: PlacedReport;

beforeAll(async () => {
  world = await startWorld();
  const { server, department, otherDepartment } = world;
  await server.addPerson('financehere', [{ role: 'finance', departmentId: department.id }]);
  await server.addPerson('financeelsewhere', [{ role: 'finance', departmentId: otherDepartment.id }]);
  const id = await server.addPerson('departed', [
    ...(['owner', 'reviewer', 'leader'] as const).map((role) => ({ role, officeId: department.office('招商一科') })),
    { role: 'coordinator', departmentId: department.id },
    { role: 'finance' },
  ]);
  await server.dataSource.query('update person set active = false where id = $1', [id]);
  report = await placeReport(world);
}, 120_000);
afterAll(() => world.close());

const personOf = (by: Persona | null) => by && { id: world.ids[by], name: `姓名${by}`, post: '科员' };

const tell = async ({ kind, by, from, into, state = 'draft', facts = {} }: Row): Promise<string> => {
  await world.dataSource.query('update section set state = $2 where id = $1', [report.section(tried), state]);
  const message = await recordAct(world.server, {
    reportId: report.id,
    sectionId: kind.startsWith('section.') ? report.section(tried) : null,
    person: personOf(by),
    action: kind.split('.')[1]!,
    from: from ?? null,
    to: into ?? null,
    facts,
    event: kind,
  });
  await world.server.context.get(NotifyService).notify(message);
  return message.eventId;
};

const names = (people: readonly string[]) => people.map((name) => name.toLowerCase()).sort();

describe('exactly the people concerned hear of an act', () => {
  it.each(rows.map((row) => [`${row.kind}${row.when ? ` ${row.when}` : ''}`, row] as const))('%s', async (_, row) => {
    const eventId = await tell(row);
    const told = await toldOf(world, eventId);
    expect(told.map(({ username }) => username)).toEqual(names(row.to));
    const mailed = await world.dataSource.query<{ recipient: string }[]>(
      'select recipient from mail where event_id = $1 order by recipient',
      [eventId],
    );
    expect(mailed.map(({ recipient }) => recipient)).toEqual(names(row.to).map((name) => `${name}@example.org`));
  });

  it('the one who acted hears nothing, though the act concerns their office', async () => {
    const told = await toldOf(world, await tell({ kind: 'section.reopened', by: 'owner', to: [] }));
    expect(told.map(({ username }) => username)).toEqual(['colleague']);
  });

  it('an assisting office that has countersigned is not asked again', async () => {
    const other = await placeReport(world);
    const section = other.section(tried);
    await world.dataSource.query(
      'update section_assisting_office set countersigned_at = now(), countersigned_by = $2 where section_id = $1',
      [section, world.ids.assistingReviewer],
    );
    await world.dataSource.query(`update section set state = 'in_review' where id = $1`, [section]);
    const message = await recordAct(world.server, {
      reportId: other.id,
      sectionId: section,
      person: personOf('coordinator'),
      action: 'remind',
      event: 'section.reminded',
    });
    await world.server.context.get(NotifyService).notify(message);
    const told = await toldOf(world, message.eventId);
    expect(told.map(({ username }) => username)).toEqual(['reviewer']);
  });

  it('who wants no mail has the notice alone', async () => {
    await world.people.colleague.done('savePreferences', { body: { mail: 'in_app' } });
    const eventId = await tell({ kind: 'section.reopened', by: 'coordinator', to: [] });
    const told = await toldOf(world, eventId);
    expect(told.map(({ username }) => username)).toEqual(names(writers));
    const mails = await world.dataSource.query<{ recipient: string }[]>(
      'select recipient from mail where event_id = $1',
      [eventId],
    );
    expect(mails).toEqual([{ recipient: 'owner@example.org' }]);
  });
});

describe('a press on “分派”', () => {
  let placed: PlacedReport;
  let second: string;
  beforeAll(async () => {
    second = await world.server.addPerson('secondleader', [
      { role: 'leader', officeId: world.department.office('招商一科') },
    ]);
  });
  beforeEach(async () => {
    placed = await placeReport(world);
  });

  const be = (state: SectionState) =>
    world.dataSource.query('update section set state = $2 where id = $1', [placed.section(tried), state]);
  /** Presses, tells, and gives the events and who heard what. */
  const press = async (...changes: [string, Record<string, unknown>][]) => {
    const { sections } = await world.people.coordinator.done('readReport', { params: { id: placed.id } });
    const assignments = changes.map(([key, change]) => {
      const { id, office, assisting, leader, deadline } = sections.find((each) => each.key === key)!;
      const assistingOfficeIds = assisting.map((each) => each.id);
      return {
        sectionId: id,
        officeId: office?.id ?? null,
        assistingOfficeIds,
        leaderId: leader?.id ?? null,
        deadline,
        ...change,
      };
    });
    const [before] = await world.dataSource.query<{ id: string }[]>('select coalesce(max(id), 0) as id from outbox');
    await world.people.coordinator.done('assign', { params: { id: placed.id }, body: { assignments } });
    const events = await world.dataSource.query<{ payload: ReportEventMessage }[]>(
      `select payload from outbox where topic = 'event' and id > $1 order by id`,
      [before!.id],
    );
    for (const { payload } of events) await world.server.context.get(NotifyService).notify(payload);
    const told = await Promise.all(events.map(({ payload }) => toldOf(world, payload.eventId)));
    return { events: events.map(({ payload }) => payload.kind), told: told.flat() };
  };
  const confirm = () => press([tried, {}]);

  it('is one event and one mail for each person, with their sections, however many it assigns', async () => {
    const office = (name: string) => ({
      officeId: world.department.office(name),
      assistingOfficeIds: [],
      leaderId: null,
    });
    const { events, told } = await press(
      [tried, { deadline: '2021-03-10' }],
      ['duty_goals', office('招商一科')],
      ['plans', office('招商二科')],
    );
    expect(events).toEqual(['report.assigned']);
    expect(told.map(({ username, title }) => [username, title])).toEqual([
      ['assistingowner', expect.stringMatching(/^新的填报任务：(?!2 个)/)],
      ['colleague', '新的填报任务：2 个章节'],
      ['owner', '新的填报任务：2 个章节'],
    ]);
    const acts = await world.dataSource.query<unknown[]>(
      `select from audit_event where report_id = $1 and action = 'assign'`,
      [placed.id],
    );
    expect(acts).toHaveLength(3);
  });

  it('asks a new leader of a section that awaits the signature to sign, and nobody else', async () => {
    await confirm();
    await be('awaiting_sign_off');
    const { told } = await press([tried, { leaderId: second }]);
    expect(told).toMatchObject([{ username: 'secondleader', link: `/sign?section=${placed.section(tried)}` }]);
    expect(told[0]!.title).toMatch(/^待签批：/);
  });

  it('asks a new assisting office of a section in review to countersign, and nobody else', async () => {
    await confirm();
    await be('in_review');
    const assisting = [world.department.office('招商二科'), world.department.office('法制科')];
    const { told } = await press([tried, { assistingOfficeIds: assisting }]);
    expect(told.map(({ username, title }) => [username, title])).toEqual([
      ['neighbour', expect.stringMatching(/^待会签：/)],
    ]);
  });

  it('of another day for a signed section tells nobody to fill anything', async () => {
    await confirm();
    await be('signed_off');
    expect((await press([tried, { deadline: '2021-04-01' }])).told).toEqual([]);
  });

  it('that changes nothing is no event', async () => {
    await confirm();
    expect(await confirm()).toEqual({ events: [], told: [] });
  });
});
