import { grantsOf, personas } from '@countersign/access';
import type { ExpectationPlaces, Persona } from '@countersign/access';
import type { GrantInput } from '@countersign/contracts';
import { template2020 } from '@countersign/template';
import type { ReportInputs } from '@countersign/template';
import type { SectionState } from '@countersign/workflow';
import type { DataSource } from 'typeorm';
import { settledInputs } from '@countersign/template/demo';
import { RecomputeService } from '../../src/figures/recompute.service.js';
import type { Caller } from '../support/caller.js';
import type { TestDepartment } from '../support/people.js';
import { startServer } from '../support/server.js';
import type { ServerOptions, TestServer } from '../support/server.js';

/** The offices of the template, of one department, with everybody of the table of expectations signed in. */
export interface OfficeWorld {
  readonly server: TestServer;
  readonly dataSource: DataSource;
  readonly department: TestDepartment;
  readonly otherDepartment: TestDepartment;
  readonly templateVersionId: string;
  readonly ids: Readonly<Record<Persona, string>>;
  readonly people: Readonly<Record<Persona, Caller>>;
  /** Gives somebody who is signed in a further role, as the administrator does it: it counts at once. */
  grant(persona: Persona, role: GrantInput['role'], office: string): Promise<void>;
  /** Does what the worker would do. */
  recompute(reportId: string): Promise<void>;
  close(): Promise<void>;
}

export const departmentName = '区投资推广署';
/** The section of the tables: written by 招商一科 with the help of 招商二科. */
export const tried = 'key_tasks';
const offices = ['财务科', '办公室', '招商一科', '招商二科', '信息平台科', '法制科'];

/** An API process without workers, so that a spec decides when numbers are recomputed. */
export async function startWorld(options: Pick<ServerOptions, 'dataDir'> = {}): Promise<OfficeWorld> {
  const server = await startServer({ role: 'api', ...options });
  const department = await server.addDepartment(departmentName, offices);
  const otherDepartment = await server.addDepartment('区另一局', ['财务科']);
  const places: ExpectationPlaces = {
    department: department.id,
    office: department.office('招商一科'),
    assisting: department.office('招商二科'),
    other: department.office('法制科'),
    otherDepartment: otherDepartment.id,
    otherDepartmentOffice: otherDepartment.office('财务科'),
  };
  const ids = {} as Record<Persona, string>;
  const people = {} as Record<Persona, Caller>;
  for (const persona of personas) {
    const grants = grantsOf(persona, places).map(({ role, departmentId, officeId }) => ({
      role,
      ...(officeId ? { officeId } : departmentId ? { departmentId } : {}),
    }));
    ids[persona] = await server.addPerson(persona.toLowerCase(), grants);
    people[persona] = await server.as(persona.toLowerCase());
  }
  const [version] = await server.dataSource.query<{ id: string }[]>(
    'select id from template_version where key = $1 and year = $2 and version = 1',
    [template2020.key, template2020.year],
  );
  return {
    server,
    dataSource: server.dataSource,
    department,
    otherDepartment,
    templateVersionId: version!.id,
    ids,
    people,
    grant: async (persona, role, office) => {
      const body = { role, departmentId: null, officeId: department.office(office) };
      await people.administrator.done('grantRole', { params: { id: ids[persona] }, body });
    },
    recompute: (reportId) => server.context.get(RecomputeService).recompute(reportId),
    close: () => server.close(),
  };
}

export interface PlacedReport {
  readonly id: string;
  readonly sections: ReadonlyMap<string, string>;
  /** Id of a section by its key. */
  section(key: string): string;
}

interface Placing {
  inputs?: ReportInputs;
  /** Of every section except the tried one. */
  others?: SectionState;
  departmentId?: string;
}

let year = 2000;

/**
 * A report straight in the database, its content entered and computed, written by the template's offices; each has
 * a year of its own. The tried section is assisted by 招商二科 alone and led by `leader`.
 */
export async function placeReport(
  world: OfficeWorld,
  { inputs = settledInputs, others = 'draft', departmentId }: Placing = {},
) {
  const { dataSource } = world;
  const [report] = await dataSource.query<{ id: string }[]>(
    `insert into report (department_id, template_version_id, year, title) values ($1, $2, $3, $4) returning id`,
    [departmentId ?? world.department.id, world.templateVersionId, ++year, `${departmentName}自评报告`],
  );
  const id = report!.id;
  const sections = new Map<string, string>();
  for (const [position, { key, office, assisting = [] }] of template2020.sections
    .filter(({ heading }) => !heading)
    .entries()) {
    const state = key === tried ? 'draft' : others;
    const [row] = await dataSource.query<{ id: string }[]>(
      `insert into section (report_id, key, position, office_id, leader_id, state) values ($1, $2, $3, $4, $5, $6) returning id`,
      [id, key, position, world.department.office(office!), world.ids.leader, state],
    );
    sections.set(key, row!.id);
    for (const name of key === tried ? ['招商二科'] : assisting)
      await dataSource.query('insert into section_assisting_office (section_id, office_id) values ($1, $2)', [
        row!.id,
        world.department.office(name),
      ]);
  }
  const placed: PlacedReport = { id, sections, section: (key) => sections.get(key)! };
  await fill(world, placed, inputs);
  await world.recompute(id);
  return placed;
}

const owners = new Map(
  template2020.sections.flatMap((section) => section.fields.map((field): [string, string] => [field.key, section.key])),
);

/** Which section a figure or answer belongs to, by the longest key of a field or indicator that it begins with. */
function ownerOf(key: string): string {
  const indicator = template2020.indicators.find((each) => key === each.key || key.startsWith(`${each.key}.`));
  const field = [...owners.keys()]
    .filter((each) => key === each || key.startsWith(`${each}.`))
    .sort((a, b) => b.length - a.length)[0];
  return (field && owners.get(field)) ?? indicator!.section;
}

async function fill({ dataSource }: OfficeWorld, { id, section }: PlacedReport, { figures, answers }: ReportInputs) {
  for (const [table, values] of [
    ['figure', figures],
    ['answer', answers],
  ] as const) {
    const entries = Object.entries(values);
    await dataSource.query(
      `insert into ${table} (report_id, key, section_id, value)
       select $1, e.key, e.section_id, ${table === 'figure' ? `(e.value #>> '{}')::numeric` : 'e.value'}
       from unnest($2::text[], $3::uuid[], $4::jsonb[]) as e(key, section_id, value)`,
      [
        id,
        entries.map(([key]) => key),
        entries.map(([key]) => section(ownerOf(key))),
        entries.map(([, value]) => JSON.stringify(value)),
      ],
    );
  }
}

/** Everything of a report that an act could touch; equal before and after a refusal. */
export async function fingerprint({ dataSource }: OfficeWorld, reportId: string): Promise<string> {
  const bySection = (table: string) =>
    `select row_to_json(x)::text from ${table} x join section s on s.id = x.section_id where s.report_id = $1`;
  const byReport = (table: string) => `select row_to_json(x)::text from ${table} x where x.report_id = $1`;
  const rows = await dataSource.query<{ row: string }[]>(
    `select row from (
      select row_to_json(r)::text as row from report r where r.id = $1
      union all ${['section', 'figure', 'answer', 'change', 'submission', 'revision_request', 'staged_score', 'explanation', 'audit_event'].map(byReport).join(' union all ')}
      union all ${['section_assisting_office', 'signature', 'return_note'].map(bySection).join(' union all ')}
      union all select row_to_json(o)::text from outbox o where o.payload ->> 'reportId' = $1::text
    ) everything order by row`,
    [reportId],
  );
  return rows.map(({ row }) => row).join('\n');
}

/** Present revision of a section, as a fresh screen shows it. */
export async function revisionOf({ dataSource }: OfficeWorld, sectionId: string): Promise<number> {
  const [row] = await dataSource.query<{ revision: number }[]>('select revision from section where id = $1', [
    sectionId,
  ]);
  return row!.revision;
}

export async function reportRevisionOf({ dataSource }: OfficeWorld, reportId: string): Promise<number> {
  const [row] = await dataSource.query<{ revision: number }[]>('select revision from report where id = $1', [reportId]);
  return row!.revision;
}

/** One act on a section with its present revision and, for a signature, the digest that is shown. */
export async function act(
  world: OfficeWorld,
  persona: Persona,
  sectionId: string,
  action: string,
  extra: Record<string, unknown> = {},
) {
  const caller = world.people[persona];
  const digest =
    action === 'sign' ? (await caller.call('readSection', { params: { id: sectionId } })).body.digest : undefined;
  const revision = await revisionOf(world, sectionId);
  return caller.call('moveSection', {
    params: { id: sectionId },
    body: { action, revision, ...(digest && { digest }), ...extra },
  });
}

/** Brings the tried section by real acts into a state; the assisting office has confirmed unless `countersigned` is false. */
export async function bringTo(
  world: OfficeWorld,
  { section }: PlacedReport,
  state: SectionState,
  { countersigned = true }: { countersigned?: boolean } = {},
): Promise<void> {
  const steps: Readonly<Record<SectionState, readonly (readonly [Persona, string])[]>> = {
    draft: [],
    in_review: [['owner', 'submit'], ...(countersigned ? ([['assistingReviewer', 'countersign']] as const) : [])],
    returned: [
      ['owner', 'submit'],
      ['reviewer', 'return'],
    ],
    awaiting_sign_off: [
      ['owner', 'submit'],
      ['assistingReviewer', 'countersign'],
      ['reviewer', 'approve'],
    ],
    signed_off: [
      ['owner', 'submit'],
      ['assistingReviewer', 'countersign'],
      ['reviewer', 'approve'],
      ['leader', 'sign'],
    ],
  };
  for (const [persona, action] of steps[state]) {
    const answer = await act(
      world,
      persona,
      section(tried),
      action,
      action === 'return' ? { comment: '请补充依据' } : {},
    );
    if (answer.status !== 200) throw new Error(`${persona} ${action}: ${JSON.stringify(answer.problem)}`);
  }
  if (state === 'returned') await answerNotes(world, section(tried));
}

/** The owner answers every open reason of a return. */
export async function answerNotes(world: OfficeWorld, sectionId: string, persona: Persona = 'owner'): Promise<void> {
  const view = await world.people[persona].call('readSection', { params: { id: sectionId } });
  for (const note of view.body.notes.filter(({ answer }) => !answer))
    await world.people[persona].call('answerNote', {
      params: { id: sectionId, note: note.id },
      body: { text: '已补充' },
    });
}
