/** The act that brought a section into its state: who asks, and with what words. */
const bringingAct = /* sql */ `
  left join lateral (
    select case when e.person_id is null and e.action <> 'lapse' then null else e.person_name end as name, e.comment
    from audit_event e
    where e.section_id = s.id
      and ((e.to_state = s.state and e.from_state is distinct from e.to_state) or (e.action = 'assign' and s.state = 'draft'))
    order by e.seq desc limit 1
  ) act on true`;

const openFindings = /* sql */ `
  left join lateral (
    select count(*) filter (where f ->> 'severity' = 'blocking')::int as blocking,
      count(*) filter (where f ->> 'severity' = 'warning' and not exists (
        select from explanation x where x.report_id = r.id and x.finding_key = f ->> 'key'))::int as warnings
    from evaluation e, jsonb_array_elements(e.result -> 'findings') f
    where e.report_id = r.id and f ->> 'section' = s.key
  ) found on true`;

/**
 * Sections that ask something of the person $1, who is owner in the offices $2, reviewer in $3 and leader in $4.
 * In a revision only the sections that the bureau named are open to their owners and reviewers.
 */
export const askedOfSections = /* sql */ `
  select asked.ask, coalesce(asked."assistingOnly", false) as "assistingOnly", r.id as "reportId",
    r.title as "reportTitle", d.name as department, r.template_version_id as "templateVersionId",
    s.id as "sectionId", s.key as "sectionKey", s.state as "sectionState", act.name as "from",
    nullif(act.comment, '') as reason, s.moved_at as since, coalesce(s.deadline, r.deadline)::text as deadline,
    found.blocking, found.warnings
  from section s
  join report r on r.id = s.report_id and s.removed_at is null and r.state in ('drafting', 'ready', 'revision_requested')
  join department d on d.id = r.department_id
  cross join lateral (
    select not exists (select from revision_request q where q.report_id = r.id and q.closed_at is null)
      or exists (
        select from revision_request_item i join revision_request q on q.id = i.request_id
        where q.closed_at is null and i.section_id = s.id
      ) as is_open
  ) revision
  cross join lateral (
    select 'fill' as ask, not s.office_id = any($2::uuid[]) as "assistingOnly"
    where revision.is_open and s.state in ('draft', 'returned') and (s.office_id = any($2::uuid[]) or exists (
      select from section_assisting_office a where a.section_id = s.id and a.office_id = any($2::uuid[])))
    union all
    select 'review', false
    where revision.is_open and s.state = 'in_review' and s.office_id = any($3::uuid[])
      and s.submitted_by is distinct from $1::uuid
    union all
    select 'countersign', false
    where revision.is_open and s.state = 'in_review' and s.submitted_by is distinct from $1::uuid and exists (
      select from section_assisting_office a
      where a.section_id = s.id and a.office_id = any($3::uuid[]) and a.countersigned_at is null)
    union all
    select 'sign', false
    where s.state = 'awaiting_sign_off' and s.leader_id = $1::uuid and s.office_id = any($4::uuid[])
  ) asked
  ${bringingAct}
  ${openFindings}`;

/** Reports to be submitted by the coordinator of departments $1, or examined by the bureau's officer of $2 ($3: of all). */
export const askedOfReports = /* sql */ `
  select case r.state when 'ready' then 'submit' else 'examine' end as ask, r.id as "reportId",
    r.title as "reportTitle", d.name as department, r.template_version_id as "templateVersionId",
    act.name as "from", nullif(act.comment, '') as reason, coalesce(act.at, r.created_at) as since,
    r.deadline::text, coalesce(e.blocking, 0) as blocking, coalesce(e.warnings, 0) as warnings
  from report r
  join department d on d.id = r.department_id
  left join evaluation e on e.report_id = r.id
  left join lateral (
    select case when a.person_id is null then null else a.person_name end as name, a.comment, a.at
    from audit_event a where a.report_id = r.id and a.section_id is null and a.to_state = r.state
      and a.from_state is distinct from a.to_state
    order by a.seq desc limit 1
  ) act on true
  where (r.state = 'ready' and r.department_id = any($1::uuid[]))
    or (r.state = 'submitted' and ($3::boolean or r.department_id = any($2::uuid[])))`;
