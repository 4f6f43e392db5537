import type { Assignment } from '@countersign/contracts';
import type { SectionState } from '@countersign/workflow';
import type { ProblemDetail, Sentence } from '../common/problem.js';
import type { SectionRecord } from './report-records.js';

export type AssignmentPart = 'office' | 'assisting' | 'leader' | 'deadline';

/** Offices of the department and who leads each. */
export interface AssignablePeople {
  readonly offices: readonly string[];
  readonly leaders: readonly { readonly personId: string; readonly officeId: string }[];
}

/**
 * What may still be assigned in each state: whoever has written or reviewed must not lose the section under way,
 * and what is signed keeps its people.
 */
export const assignableParts: Readonly<Record<SectionState, readonly AssignmentPart[]>> = {
  draft: ['office', 'assisting', 'leader', 'deadline'],
  returned: ['office', 'assisting', 'leader', 'deadline'],
  in_review: ['assisting', 'leader', 'deadline'],
  awaiting_sign_off: ['leader', 'deadline'],
  signed_off: ['deadline'],
};

export function changedParts(section: SectionRecord, assignment: Assignment): AssignmentPart[] {
  const before = section.assisting.map(({ officeId }) => officeId).sort();
  const after = [...new Set(assignment.assistingOfficeIds)].sort();
  return [
    ...(section.officeId === assignment.officeId ? [] : (['office'] as const)),
    ...(before.join() === after.join() ? [] : (['assisting'] as const)),
    ...(section.leaderId === assignment.leaderId ? [] : (['leader'] as const)),
    ...(section.deadline === assignment.deadline ? [] : (['deadline'] as const)),
  ];
}

const sentences = {
  unknown_section: { zh: '所指定的章节不属于本报告。', en: 'The section does not belong to this report.' },
  section_repeated: { zh: '同一章节只能分派一次。', en: 'A section may be assigned once in a request.' },
  unknown_office: { zh: '所选科室不属于本部门。', en: 'The office does not belong to the department.' },
  same_office: { zh: '牵头科室不必再列为协办科室。', en: 'The responsible office cannot assist itself.' },
  not_a_leader: { zh: '所选人员不是牵头科室的分管领导。', en: 'The person is not the leader in charge of the office.' },
} satisfies Record<string, Sentence>;

/** Every place of the request that cannot be, with its field. */
export function assignmentErrors(
  assignments: readonly Assignment[],
  sections: readonly SectionRecord[],
  { offices, leaders }: AssignablePeople,
): ProblemDetail[] {
  return assignments.flatMap(({ sectionId, officeId, assistingOfficeIds, leaderId }, index) => {
    const at = (code: keyof typeof sentences, field: string): ProblemDetail => ({
      code,
      field: `assignments.${index}.${field}`,
      message: sentences[code],
    });
    const errors: ProblemDetail[] = [];
    if (!sections.some(({ id }) => id === sectionId)) errors.push(at('unknown_section', 'sectionId'));
    if (assignments.findIndex((each) => each.sectionId === sectionId) < index)
      errors.push(at('section_repeated', 'sectionId'));
    if (officeId && !offices.includes(officeId)) errors.push(at('unknown_office', 'officeId'));
    if (assistingOfficeIds.some((each) => !offices.includes(each)))
      errors.push(at('unknown_office', 'assistingOfficeIds'));
    if (officeId && assistingOfficeIds.includes(officeId)) errors.push(at('same_office', 'assistingOfficeIds'));
    if (leaderId && !leaders.some((each) => each.personId === leaderId && each.officeId === officeId))
      errors.push(at('not_a_leader', 'leaderId'));
    return errors;
  });
}
