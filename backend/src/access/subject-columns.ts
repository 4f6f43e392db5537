import type { FactColumns } from './sql-filter.js';

const revisionOpen = {
  sql: 'exists (select from revision_request q where q.report_id = r.id and q.closed_at is null)',
  type: 'boolean',
} as const;

/** Facts of a report in a query where `r` is `report`. */
export const reportColumns: FactColumns<'Report'> = {
  departmentId: { sql: 'r.department_id', type: 'uuid' },
  state: { sql: 'r.state', type: 'text' },
  opened: { sql: '(r.opened_at is not null)', type: 'boolean' },
  revisionOpen,
};

/** Facts of a section in a query where `r` is `report` and `s` is `section`. */
export const sectionColumns: FactColumns<'Section'> = {
  departmentId: reportColumns.departmentId,
  reportState: reportColumns.state,
  revisionOpen,
  reopened: {
    sql: `exists (select from revision_request_item i join revision_request q on q.id = i.request_id
      where q.closed_at is null and i.section_id = s.id)`,
    type: 'boolean',
  },
  officeId: { sql: 's.office_id', type: 'uuid' },
  assistingOfficeIds: {
    sql: 'array(select a.office_id from section_assisting_office a where a.section_id = s.id)',
    type: 'uuid[]',
  },
  leaderId: { sql: 's.leader_id', type: 'uuid' },
  state: { sql: 's.state', type: 'text' },
  submittedBy: { sql: 's.submitted_by', type: 'uuid' },
  approvedBy: { sql: 's.approved_by', type: 'uuid' },
};
