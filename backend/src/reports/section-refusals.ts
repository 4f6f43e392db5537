import type { SectionAction, SectionRefusal } from '@countersign/workflow';
import type { ProblemDetail, Sentence } from '../common/problem.js';
import { anyOf, reportStateWords, sectionActionWords, sectionStateWords } from './state-words.js';

/** Where a finding can be mended: the field of its first place. */
export type FindingField = (findingKey: string) => string | undefined;

/** A refusal in words, one detail for each thing to be done, with the field to go to. */
export function sectionRefusalDetails(
  refusal: SectionRefusal,
  action: SectionAction,
  fieldOf: FindingField,
): ProblemDetail[] {
  const { code } = refusal;
  const one = (zh: string, en: string, field?: string): ProblemDetail[] => [
    { code, message: { zh, en }, ...(field !== undefined && { field }) },
  ];
  switch (code) {
    case 'required_missing':
      return refusal.fields.flatMap(({ field, label }) =>
        one(`“${label}”还没有填写。`, `"${label}" is still empty.`, field),
      );
    case 'blocking_findings':
      return refusal.findings.flatMap(({ key, message }) => one(message, `To be corrected: ${message}`, fieldOf(key)));
    case 'warnings_unexplained':
      return refusal.findings.flatMap(({ key, message }) =>
        one(`需说明：${message}`, `To be corrected or explained: ${message}`, fieldOf(key)),
      );
    case 'notes_unanswered':
      return refusal.notes.flatMap(({ field, text }) =>
        one(`退回意见${field ? `（${field}）` : ''}“${text}”还没有答复。`, `The note "${text}" has not been answered.`),
      );
    case 'reason_missing': {
      const { zh, en } = sectionActionWords[action];
      return one(`请写明${zh}的理由。`, `Please give a reason to ${en}.`, 'comment');
    }
    case 'not_one_step_back':
      return one(
        '只有待签批的章节才能退回一步到审核人。',
        'Only a section awaiting sign-off can go one step back.',
        'to',
      );
    default: {
      const { zh, en } = sentenceOf(refusal, action);
      return one(zh, en);
    }
  }
}

type Plain = Exclude<
  SectionRefusal,
  {
    code:
      | 'required_missing'
      | 'blocking_findings'
      | 'warnings_unexplained'
      | 'notes_unanswered'
      | 'reason_missing'
      | 'not_one_step_back';
  }
>;

const lackWords: Readonly<Record<'office' | 'leader', Sentence>> = {
  office: { zh: '牵头科室', en: 'office' },
  leader: { zh: '分管领导', en: 'leader' },
};
const ruleWords: Readonly<Record<'all' | 'any' | 'majority', Sentence>> = {
  all: { zh: '全部', en: 'all of them' },
  any: { zh: '任意一个', en: 'any of them' },
  majority: { zh: '过半数', en: 'a majority of them' },
};

function sentenceOf(refusal: Plain, action: SectionAction): Sentence {
  const act = sectionActionWords[action];
  switch (refusal.code) {
    case 'wrong_state': {
      const needs = anyOf(sectionStateWords, refusal.needs);
      const now = sectionStateWords[refusal.state];
      return {
        zh: `本章节目前为“${now.zh}”，“${needs.zh}”时才能${act.zh}。`,
        en: `The section is "${now.en}"; it must be "${needs.en}" to ${act.en}.`,
      };
    }
    case 'report_locked':
      return {
        zh: `报告${reportStateWords[refusal.reportState].zh}，各章节已锁定；需要修改时，请财政部门退回修改。`,
        en: `The report is ${reportStateWords[refusal.reportState].en} and its sections are locked; ask the finance bureau for a revision.`,
      };
    case 'not_reopened':
      return {
        zh: '财政部门退回修改的范围不包括本章节，本章节保持锁定；确需修改时，请与财政部门联系。',
        en: 'The bureau did not name this section in its revision request, so it stays locked; ask the bureau if it must change.',
      };
    case 'unassigned': {
      const zh = refusal.lacks.map((lack) => lackWords[lack].zh).join('和');
      const en = refusal.lacks.map((lack) => lackWords[lack].en).join(' and ');
      return {
        zh: `本章节尚未指定${zh}，请绩效联络员先分派。`,
        en: `The section has no ${en} yet; ask the coordinator to assign it.`,
      };
    }
    case 'recompute_pending':
      return refusal.failed
        ? {
            zh: '数据重新计算没有成功，暂时不能办理；请联系管理员。',
            en: 'The last recompute failed, so nothing can be decided yet; please tell the administrator.',
          }
        : {
            zh: '数据刚有变化，正在重新计算；请稍候几秒再办理。',
            en: 'The numbers are being recomputed; please try again in a few seconds.',
          };
    case 'not_own_act':
      return { zh: '只有送审（或审核）的本人才能撤回。', en: 'Only whoever submitted (or approved) it may recall it.' };
    case 'acted_since':
      return {
        zh: '在您之后已有他人办理，不能再撤回；请联系现在的办理人退回。',
        en: 'Somebody has acted since, so it cannot be recalled; ask whoever has it to return it.',
      };
    case 'same_person':
      return refusal.did === 'submit'
        ? {
            zh: `本章节由您本人送审，按不相容岗位分离的要求，须由他人${act.zh}。`,
            en: `You submitted this section yourself; somebody else must ${act.en} it.`,
          }
        : {
            zh: `本章节由您本人审核，按不相容岗位分离的要求，须由他人${act.zh}。`,
            en: `You approved this section yourself; somebody else must ${act.en} it.`,
          };
    case 'nothing_to_countersign':
      return { zh: '您所在的协办科室已经会签。', en: 'Your assisting office has already countersigned.' };
    case 'countersignature_missing':
      return {
        zh: `还需协办科室会签（${ruleWords[refusal.rule].zh}）：${refusal.offices.join('、')}。`,
        en: `Countersignatures are missing (${ruleWords[refusal.rule].en}): ${refusal.offices.join(', ')}.`,
      };
    case 'digest_changed':
      return {
        zh: '您看到的内容在此期间有变化，请查看最新内容后再签批。',
        en: 'The content has changed since it was shown to you; look at it again before signing.',
      };
  }
}
