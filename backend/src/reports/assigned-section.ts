import type { SectionState } from '@countersign/workflow';
import type { AssignmentChange } from './assignment-problems.js';
import type { AssignmentPart } from './assignment-rules.js';

/** A section of one press on “分派”, as it stood then. */
export interface AssignedSection {
  id: string;
  key: string;
  state: SectionState;
  /** The template's proposal has not been told to anybody before. */
  first: boolean;
  /** What the press changed. */
  changed: readonly AssignmentPart[];
  officeId: string | null;
  leaderId: string | null;
  /** Assisting offices that have not countersigned, and those of them that are new. */
  countersigners: readonly string[];
  joined: readonly string[];
  /** Of the section, else of the report. */
  due: string | null;
}

/** `reportDeadline` holds where the section has none of its own. */
export function assignedSection(
  { section, assignment, parts, first }: AssignmentChange & { readonly first: boolean },
  reportDeadline: string | null,
): AssignedSection {
  const had = (officeId: string) => section.assisting.find((each) => each.officeId === officeId);
  const { officeId, assistingOfficeIds, leaderId, deadline } = assignment;
  return {
    id: section.id,
    key: section.key,
    state: section.state,
    first,
    changed: parts,
    officeId,
    leaderId,
    countersigners: assistingOfficeIds.filter((id) => !had(id)?.countersigned),
    joined: assistingOfficeIds.filter((id) => !had(id)),
    due: deadline ?? reportDeadline,
  };
}
