import type { SectionState } from '@countersign/workflow';
import type { EntityManager } from 'typeorm';
import type { AssignedSection } from '../reports/assigned-section.js';
import type { ReportEventMessage } from '../reports/act-recorder.service.js';

/** An event with everything that its readers need to be told. */
export interface Happening extends ReportEventMessage {
  reportTitle: string;
  departmentId: string;
  departmentName: string;
  reportDeadline: string | null;
  templateVersionId: string;
  sectionKey: string | null;
  sectionState: SectionState | null;
  sectionDeadline: string | null;
  officeId: string | null;
  leaderId: string | null;
  /** Name and post of who acted, as they were then. */
  actorName: string;
  actorPost: string;
}

const read = /* sql */ `
  select r.title as "reportTitle", r.department_id as "departmentId", d.name as "departmentName",
    r.deadline::text as "reportDeadline", r.template_version_id as "templateVersionId", s.key as "sectionKey",
    s.state as "sectionState", s.deadline::text as "sectionDeadline", s.office_id as "officeId",
    s.leader_id as "leaderId", e.person_name as "actorName", e.person_post as "actorPost"
  from audit_event e
  join report r on r.id = e.report_id
  join department d on d.id = r.department_id
  left join section s on s.id = $2
  where e.id = $1`;

/** Undefined when the event's act was never recorded. */
export async function readHappening(tx: EntityManager, message: ReportEventMessage): Promise<Happening | undefined> {
  const [row] = await tx.query<Omit<Happening, keyof ReportEventMessage>[]>(read, [message.eventId, message.sectionId]);
  return row && { ...message, ...row };
}

/** A section of a revision request, by its key, with what must change and by when. */
export interface NamedSection {
  section: string;
  text: string;
  due: string | null;
}

/** The sections that a revision request reopens, as its act recorded them. */
export function namedSections({ kind, facts }: Happening): readonly NamedSection[] {
  return kind === 'report.revision_requested' ? (facts['sections'] as readonly NamedSection[]) : [];
}

/** The sections of one press on “分派”. */
export function assignedSections({ kind, facts }: Happening): readonly AssignedSection[] {
  return kind === 'report.assigned' ? (facts['sections'] as readonly AssignedSection[]) : [];
}

/** People whom the act itself names: those of a comment. */
export function namedPeople({ kind, facts }: Happening): readonly string[] {
  return kind === 'section.commented' ? (facts['people'] as readonly string[]) : [];
}
