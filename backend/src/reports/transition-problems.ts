import type { ReportAction, ReportRefusal, SectionAction, SectionRefusal } from '@countersign/workflow';
import { forbidden, ProblemError } from '../common/problem.js';
import type { ProblemDetail, Sentence } from '../common/problem.js';
import { reportRefusalDetails } from './report-refusals.js';
import { sectionRefusalDetails } from './section-refusals.js';
import type { FindingField } from './section-refusals.js';
import { reportActionWords, sectionActionWords } from './state-words.js';

/** What was sent is at fault, not the state of things: 422 with the field. */
const faultyInput: readonly (SectionRefusal | ReportRefusal)['code'][] = [
  'reason_missing',
  'not_one_step_back',
  'sections_missing',
  'section_text_missing',
  'section_unknown',
];

const detailsAsked = 3;

export function sectionRefused(
  action: SectionAction,
  refusals: readonly SectionRefusal[],
  fieldOf: FindingField,
): ProblemError {
  const errors = refusals.flatMap((refusal) => sectionRefusalDetails(refusal, action, fieldOf));
  return refused(sectionActionWords[action], refusals, errors);
}

export function reportRefused(
  action: ReportAction,
  refusals: readonly ReportRefusal[],
  fieldOf: FindingField,
): ProblemError {
  const errors = refusals.flatMap((refusal) => reportRefusalDetails(refusal, action, fieldOf));
  return refused(reportActionWords[action], refusals, errors);
}

function refused(
  action: Sentence,
  refusals: readonly (SectionRefusal | ReportRefusal)[],
  errors: readonly ProblemDetail[],
): ProblemError {
  const faulty = refusals.every(({ code }) => faultyInput.includes(code));
  const [first] = refusals;
  const field = faulty ? errors.find((error) => error.field !== undefined)?.field : undefined;
  return new ProblemError(
    faulty ? 422 : 409,
    refusals.length === 1 && first ? first.code : 'refused',
    summary(action, errors),
    { errors, ...(field !== undefined && { field }) },
  );
}

/** One reason stands alone; several are counted and the first ones named. */
function summary(action: Sentence, errors: readonly ProblemDetail[]): Sentence {
  const [first] = errors;
  if (first && errors.length === 1) return first.message;
  const named = errors.slice(0, detailsAsked);
  const more = errors.length > named.length;
  return {
    zh: `${action.zh}前还差 ${errors.length} 项：${named.map(({ message }) => message.zh.replace(/。$/, '')).join('；')}${more ? '……' : '。'}`,
    en: `${errors.length} things stand in the way: ${named.map(({ message }) => message.en).join(' ')}${more ? ' …' : ''}`,
  };
}

/** The person's roles do not include the act; says whose business it is. */
export function sectionForbidden(action: SectionAction): ProblemError {
  const { zh, en, who } = sectionActionWords[action];
  return forbidden(
    `您没有${zh}本章节的权限；此项由${who.zh}办理。`,
    `You may not ${en} this section; it is for ${who.en}.`,
  );
}

/** The person's roles do not include the act; says whose business it is. */
export function reportForbidden(action: ReportAction): ProblemError {
  const { zh, en, who } = reportActionWords[action];
  return forbidden(
    `您没有${zh}本报告的权限；此项由${who.zh}办理。`,
    `You may not ${en} this report; it is for ${who.en}.`,
  );
}

/** Somebody changed it since the caller read it. */
export function revisionConflict(facts: Readonly<Record<string, unknown>>): ProblemError {
  return new ProblemError(
    409,
    'revision_conflict',
    {
      zh: '在您查看之后，内容已被他人更新，您的操作没有执行；请查看最新内容后再办理。',
      en: 'Somebody changed this since you read it, so nothing was done; look at it again before you act.',
    },
    { facts },
  );
}
