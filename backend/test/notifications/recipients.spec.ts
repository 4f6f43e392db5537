import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Persona } from '@countersign/access';
import type { SectionState } from '@countersign/workflow';
import { NotifyService } from '../../src/notifications/notify.service.js';
import type { ReportEventKind } from '../../src/reports/act-recorder.service.js';
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
  { kind: 'section.assigned', by: 'coordinator', to: writers },
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
    const told = await toldOf(world, await tell({ kind: 'section.assigned', by: 'owner', to: [] }));
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
    const eventId = await tell({ kind: 'section.assigned', by: 'coordinator', to: [] });
    const told = await toldOf(world, eventId);
    expect(told.map(({ username }) => username)).toEqual(names(writers));
    const mails = await world.dataSource.query<{ recipient: string }[]>(
      'select recipient from mail where event_id = $1',
      [eventId],
    );
    expect(mails).toEqual([{ recipient: 'owner@example.org' }]);
  });
});
