import type { Assignment } from '@countersign/contracts';
import type { SectionState } from '@countersign/workflow';
import { ProblemError } from '../common/problem.js';
import type { ProblemDetail, Sentence } from '../common/problem.js';
import { assignableParts } from './assignment-rules.js';
import type { AssignmentPart } from './assignment-rules.js';
import type { SectionRecord } from './report-records.js';
import { sectionStateWords } from './state-words.js';

export interface AssignmentChange {
  readonly assignment: Assignment;
  readonly section: SectionRecord;
  readonly parts: readonly AssignmentPart[];
}

const partWords: Readonly<Record<AssignmentPart, Sentence & { field: string }>> = {
  office: { zh: '牵头科室', en: 'the office', field: 'officeId' },
  assisting: { zh: '协办科室', en: 'the assisting offices', field: 'assistingOfficeIds' },
  leader: { zh: '分管领导', en: 'the leader', field: 'leaderId' },
  deadline: { zh: '截止日期', en: 'the deadline', field: 'deadline' },
};

const wayBack = (state: SectionState): Sentence =>
  state === 'signed_off' ? { zh: '重新打开', en: 'reopened' } : { zh: '退回或撤回', en: 'returned or recalled' };

/** A 409 problem when the work on a section has gone too far to change who does it; else nothing. */
export function assignmentRefused(changes: readonly AssignmentChange[]): ProblemError | undefined {
  const errors = changes.flatMap(({ section, parts }, index) =>
    parts
      .filter((part) => !assignableParts[section.state].includes(part))
      .map((part): ProblemDetail => {
        const { zh, en, field } = partWords[part];
        const state = sectionStateWords[section.state];
        return {
          code: 'assignment_locked',
          field: `assignments.${index}.${field}`,
          message: {
            zh: `章节已是“${state.zh}”，不能再改${zh}；请先${wayBack(section.state).zh}该章节。`,
            en: `The section is "${state.en}", so ${en} cannot change; have it ${wayBack(section.state).en} first.`,
          },
        };
      }),
  );
  const [first] = errors;
  return first && new ProblemError(409, 'assignment_locked', first.message, { errors });
}
