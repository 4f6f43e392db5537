import type { ReportState, SectionState } from '@countersign/workflow';

/** The section to be saved and its report, both locked: report first, then section. */
export interface SaveTarget {
  reportId: string;
  departmentId: string;
  templateVersionId: string;
  reportState: ReportState;
  figuresRevision: number;
  computedRevision: number;
  revisionOpen: boolean;
  key: string;
  state: SectionState;
  revision: number;
  officeId: string | null;
  leaderId: string | null;
  submittedBy: string | null;
  approvedBy: string | null;
  assistingOfficeIds: string[];
  reopened: boolean;
  savedAt: Date | null;
  savedBy: { id: string; name: string; post: string } | null;
}

/** Values of the section as they stand, figures as canonical decimal text. */
export interface StoredValues {
  figures: Record<string, string>;
  answers: Record<string, unknown>;
}

export type LockedReport = Pick<
  SaveTarget,
  | 'reportId'
  | 'departmentId'
  | 'templateVersionId'
  | 'reportState'
  | 'figuresRevision'
  | 'computedRevision'
  | 'revisionOpen'
>;
export type LockedSection = Omit<SaveTarget, keyof LockedReport> & StoredValues;

export const lockReport = /* sql */ `
  select r.id as "reportId", r.department_id as "departmentId", r.template_version_id as "templateVersionId",
    r.state as "reportState", r.figures_revision as "figuresRevision",
    coalesce((select e.figures_revision from evaluation e where e.report_id = r.id), 0) as "computedRevision",
    exists (select from revision_request q where q.report_id = r.id and q.closed_at is null) as "revisionOpen"
  from report r where r.id = (select report_id from section where id = $1) for update`;

export const lockSection = /* sql */ `
  select s.key, s.state, s.revision, s.office_id as "officeId", s.leader_id as "leaderId",
    s.submitted_by as "submittedBy", s.approved_by as "approvedBy", s.saved_at as "savedAt",
    (select json_build_object('id', p.id, 'name', p.name, 'post', p.post) from person p where p.id = s.saved_by) as "savedBy",
    coalesce((select json_agg(a.office_id) from section_assisting_office a where a.section_id = s.id), '[]')
      as "assistingOfficeIds",
    exists (
      select from revision_request_item i join revision_request q on q.id = i.request_id
      where q.closed_at is null and i.section_id = s.id
    ) as reopened,
    coalesce((select json_object_agg(f.key, trim_scale(f.value)::text) from figure f where f.section_id = s.id), '{}')
      as figures,
    coalesce((select json_object_agg(n.key, n.value) from answer n where n.section_id = s.id), '{}') as answers
  from section s where s.id = $1 and s.removed_at is null for update`;

/**
 * Everything that one save writes, in one round trip: values, their history, both revisions, the message to the
 * recompute job and the news for open browsers. Parameters: see `writeParameters`.
 */
export const writeChanges = /* sql */ `
  with changed as (
    select kind, key, before, after
    from unnest($4::text[], $5::text[], $6::jsonb[], $7::jsonb[]) as c (kind, key, before, after)
  ),
  set_figures as (
    insert into figure (report_id, key, section_id, value)
    select $1, key, $2, (after #>> '{}')::numeric from changed where kind = 'figure' and after is not null
    on conflict (report_id, key) do update set value = excluded.value
  ),
  cleared_figures as (
    delete from figure f using changed c
    where c.kind = 'figure' and c.after is null and f.report_id = $1 and f.key = c.key
  ),
  set_answers as (
    insert into answer (report_id, key, section_id, value)
    select $1, key, $2, after from changed where kind = 'answer' and after is not null
    on conflict (report_id, key) do update set value = excluded.value
  ),
  cleared_answers as (
    delete from answer n using changed c
    where c.kind = 'answer' and c.after is null and n.report_id = $1 and n.key = c.key
  ),
  history as (
    insert into change (report_id, section_id, section_revision, kind, key, before, after, person_id, person_name, person_post)
    select $1, $2, $3, kind, key, before, after, $8, $9, $10 from changed
  ),
  saved_section as (update section set revision = $3, saved_at = now(), saved_by = $8 where id = $2),
  saved_report as (update report set figures_revision = figures_revision + 1 where id = $1),
  message as (insert into outbox (topic, payload) values ('recompute', jsonb_build_object('reportId', $1::uuid)))
  select now() as "savedAt", pg_notify('outbox', ''), pg_notify('report_changed', $11)`;
