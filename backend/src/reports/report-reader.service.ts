import { subject } from '@countersign/access';
import { tellsChange, type ReportEvaluation, type ReportInputs } from '@countersign/template';
import { sectionActions } from '@countersign/workflow';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { notFound } from '../common/problem.js';
import { byReport } from './by-report.js';
import { reportSubject } from './report-records.js';
import type { ReportRecord, SectionRecord, StandingSection } from './report-records.js';

/** What the engine has given last, and for which figures. */
export interface StoredEvaluation {
  readonly figuresRevision: number;
  readonly result: ReportEvaluation;
  readonly problem: string | null;
}

/** What people entered in a report, as it stood when it was read. */
export interface EnteredReport {
  readonly reportId: string;
  readonly templateVersionId: string;
  readonly figuresRevision: number;
  readonly inputs: ReportInputs;
}

const readReports = /* sql */ `
  select r.id, r.department_id as "departmentId", d.name as "departmentName",
    r.template_version_id as "templateVersionId", r.year, r.title, r.state, r.revision,
    r.figures_revision as "figuresRevision", r.deadline::text, r.submitted_at as "submittedAt",
    p.name as "submittedByName", r.opened_at as "openedAt", q.id as "openRequestId"
  from report r
  join department d on d.id = r.department_id
  left join person p on p.id = r.submitted_by
  left join revision_request q on q.report_id = r.id and q.closed_at is null
  where r.id = any($1)`;

const act = (name: string, where: string) => /* sql */ `
  left join lateral (
    select json_build_object('action', e.action, 'by', e.person_id, 'name', e.person_name, 'post', e.person_post,
      'at', e.at, 'comment', e.comment) as act
    from audit_event e where e.section_id = s.id and ${where} order by e.seq desc limit 1
  ) ${name} on true`;

const readSections = /* sql */ `
  select s.id, s.report_id as "reportId", s.key, s.state, s.revision, s.office_id as "officeId",
    o.name as "officeName", s.leader_id as "leaderId", l.name as "leaderName", s.deadline::text,
    s.submitted_by as "submittedBy", s.approved_by as "approvedBy", s.moved_at as "movedAt", s.saved_at as "savedAt",
    case when w.id is null then null else json_build_object('id', w.id, 'name', w.name, 'post', w.post) end as "savedBy",
    coalesce((
      select json_agg(json_build_object('officeId', a.office_id, 'name', ao.name,
        'countersigned', a.countersigned_at is not null) order by ao.name)
      from section_assisting_office a join office ao on ao.id = a.office_id where a.section_id = s.id
    ), '[]') as assisting,
    exists (
      select from revision_request_item i join revision_request q on q.id = i.request_id
      where q.closed_at is null and i.section_id = s.id
    ) as reopened,
    transition.act as "lastTransition", latest.act as "lastAct"
  from section s
  left join office o on o.id = s.office_id
  left join person l on l.id = s.leader_id
  left join person w on w.id = s.saved_by
  ${act('transition', 'e.action = any($2)')}
  ${act('latest', 'true')}`;

const transitions = [...sectionActions, 'lapse'];

/** Reads reports and sections with everything that rules and views need, inside the caller's transaction. */
@Injectable()
export class ReportReader {
  /** Takes the report's row lock, without its relations. Every change of a report or section begins here. */
  async lockReport(tx: EntityManager, reportId: string): Promise<void> {
    const rows = await tx.query<unknown[]>('select from report where id = $1 for update', [reportId]);
    if (!rows.length) throw notFound();
  }

  /** Locks the report of a section, then the section: always in this order. Returns the report's id. */
  async lockSection(tx: EntityManager, sectionId: string): Promise<string> {
    const [row] = await tx.query<{ reportId: string }[]>(`select report_id as "reportId" from section where id = $1`, [
      sectionId,
    ]);
    if (!row) throw notFound();
    await this.lockReport(tx, row.reportId);
    await tx.query('select from section where id = $1 for update', [sectionId]);
    return row.reportId;
  }

  async report(tx: EntityManager, reportId: string): Promise<ReportRecord> {
    const [report] = await this.reports(tx, [reportId]);
    if (!report) throw notFound();
    return report;
  }

  /** In no particular order; what does not exist is left out. */
  reports(tx: EntityManager, reportIds: readonly string[]): Promise<ReportRecord[]> {
    return tx.query<ReportRecord[]>(readReports, [reportIds]);
  }

  /** What the caller may not read does not exist for them: the same 404 as for an unknown id. */
  async readableReport(tx: EntityManager, reportId: string, { ability }: Actor): Promise<ReportRecord> {
    const report = await this.report(tx, reportId);
    if (!ability.can('read', subject('Report', reportSubject(report)))) throw notFound();
    return report;
  }

  /** In the order of the template; those that the report lost with an older version are left out. */
  async sections(tx: EntityManager, reportId: string): Promise<SectionRecord[]> {
    const rows = await tx.query<SectionRow[]>(
      `${readSections} where s.report_id = $1 and s.removed_at is null order by s.position`,
      [reportId, transitions],
    );
    return rows.map(sectionOf);
  }

  /** Where the sections of reports stand, with nothing of their surroundings: those of a report in its order. */
  async standing(tx: EntityManager, reportIds: readonly string[]): Promise<ReadonlyMap<string, StandingSection[]>> {
    const rows = await tx.query<(StandingSection & { reportId: string })[]>(
      `select report_id as "reportId", id, key, state, position from section
       where report_id = any($1) and removed_at is null order by report_id, position`,
      [reportIds],
    );
    return byReport(rows);
  }

  async section(tx: EntityManager, sectionId: string): Promise<SectionRecord> {
    const [row] = await tx.query<SectionRow[]>(`${readSections} where s.id = $1 and s.removed_at is null`, [
      sectionId,
      transitions,
    ]);
    if (!row) throw notFound();
    return sectionOf(row);
  }

  /** Everything that people entered, in canonical decimals; with last year's figures where a narrative needs them. */
  async inputs(tx: EntityManager, reportId: string): Promise<ReportInputs> {
    const [report] = await this.entered(tx, [reportId]);
    if (!report) throw notFound();
    const { inputs } = report;
    return tellsChange(inputs.answers) ? { ...inputs, prior: await this.prior(tx, reportId) } : inputs;
  }

  /** What people entered in reports, each with the revision and version it had at that moment, by one statement. */
  async entered(tx: EntityManager, reportIds: readonly string[]): Promise<EnteredReport[]> {
    const rows = await tx.query<EnteredRow[]>(
      `select r.id as "reportId", r.template_version_id as "templateVersionId", r.figures_revision as "figuresRevision",
        coalesce((select json_object_agg(key, trim_scale(value)::text) from figure where report_id = r.id), '{}') as figures,
        coalesce((select json_object_agg(key, value) from answer where report_id = r.id), '{}') as answers,
        (select json_object_agg(field, files) from (
           select field, json_agg(${attachedFile} order by a.at, a.id) as files
           from attachment a join stored_file f on f.digest = a.file_digest
           where a.report_id = r.id and a.field is not null and a.removed_at is null group by field
         ) attached) as attachments
       from report r where r.id = any($1) order by r.id`,
      [reportIds],
    );
    return rows.map(({ figures, answers, attachments, ...report }) => ({
      ...report,
      inputs: { figures, answers, ...(attachments && { attachments }) },
    }));
  }

  /**
   * Figures, entered and computed, of the same department's report of the year before, in canonical decimals. Computed
   * ones are those that were stored last; when others are stored, the later report is computed again.
   */
  async prior(tx: EntityManager, reportId: string): Promise<Readonly<Record<string, string>>> {
    const [row] = await tx.query<[{ prior: Record<string, string> }]>(
      `with last as (
         select p.id from report r join report p on p.department_id = r.department_id and p.year = r.year - 1
         where r.id = $1
       )
       select coalesce((select jsonb_object_agg(f.key, trim_scale(f.value)::text)
           from figure f join last on last.id = f.report_id), '{}')
         || coalesce((select jsonb_object_agg(d.key, d.value ->> 'value')
           from evaluation e join last on last.id = e.report_id, jsonb_each(e.result -> 'derived') d
           where d.value ? 'value'), '{}') as prior`,
      [reportId],
    );
    return row.prior;
  }

  async evaluation(tx: EntityManager, reportId: string): Promise<StoredEvaluation | null> {
    const [row] = await tx.query<StoredEvaluation[]>(
      `select figures_revision as "figuresRevision", result, problem from evaluation where report_id = $1`,
      [reportId],
    );
    return row ?? null;
  }

  /** For which figures the results of reports were computed; 0 where there are none. */
  async computedRevisions(tx: EntityManager, reportIds: readonly string[]): Promise<(reportId: string) => number> {
    const rows = await tx.query<{ id: string; revision: number }[]>(
      'select report_id as id, figures_revision as revision from evaluation where report_id = any($1)',
      [reportIds],
    );
    const revisions = new Map(rows.map(({ id, revision }) => [id, revision]));
    return (reportId) => revisions.get(reportId) ?? 0;
  }

  /** Keys of the findings that somebody has explained. */
  async explained(tx: EntityManager, reportId: string): Promise<ReadonlySet<string>> {
    return (await this.explanations(tx, [reportId])).get(reportId) ?? new Set();
  }

  /** The same of several reports; those without any are absent. */
  async explanations(
    tx: EntityManager,
    reportIds: readonly string[],
  ): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const rows = await tx.query<{ id: string; keys: string[] }[]>(
      'select report_id as id, array_agg(finding_key) as keys from explanation where report_id = any($1) group by report_id',
      [reportIds],
    );
    return new Map(rows.map(({ id, keys }) => [id, new Set(keys)]));
  }
}

interface EnteredRow extends Omit<EnteredReport, 'inputs'>, Pick<ReportInputs, 'figures' | 'answers'> {
  attachments: NonNullable<ReportInputs['attachments']> | null;
}

/** An `AttachedFile` of attachment `a` with its stored file `f`. */
const attachedFile = /* sql */ `jsonb_build_object('id', a.id, 'name', a.name, 'digest', f.digest, 'size', f.size, 'type', a.media_type)`;

// JSON carries instants as text
type ActRow<A> = A extends { at: Date } ? Omit<A, 'at'> & { at: string } : A;
type SectionRow = Omit<SectionRecord, 'lastTransition' | 'lastAct'> & {
  lastTransition: ActRow<SectionRecord['lastTransition']>;
  lastAct: ActRow<SectionRecord['lastAct']>;
};

function sectionOf({ lastTransition, lastAct, ...row }: SectionRow): SectionRecord {
  return {
    ...row,
    lastTransition: lastTransition && { ...lastTransition, at: new Date(lastTransition.at) },
    lastAct: lastAct && { ...lastAct, at: new Date(lastAct.at) },
  };
}
