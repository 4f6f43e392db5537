import type { ReportAction, ReportState, SectionAction, SectionState } from '@countersign/workflow';
import type { Sentence } from '../common/problem.js';

export const sectionStateWords: Readonly<Record<SectionState, Sentence>> = {
  draft: { zh: '填报中', en: 'being written' },
  in_review: { zh: '审核中', en: 'in review' },
  awaiting_sign_off: { zh: '待签批', en: 'awaiting sign-off' },
  signed_off: { zh: '已签批', en: 'signed off' },
  returned: { zh: '已退回', en: 'returned' },
};

export const reportStateWords: Readonly<Record<ReportState, Sentence>> = {
  drafting: { zh: '编制中', en: 'being drafted' },
  ready: { zh: '待报送', en: 'ready to submit' },
  submitted: { zh: '已报送', en: 'submitted' },
  revision_requested: { zh: '退回修改', en: 'under revision' },
  accepted: { zh: '已接收', en: 'accepted' },
  published: { zh: '已公开', en: 'published' },
};

interface ActionWords extends Sentence {
  /** Whose business it is. */
  readonly who: Sentence;
}

export const sectionActionWords: Readonly<Record<SectionAction, ActionWords>> = {
  submit: { zh: '送审', en: 'submit', who: { zh: '牵头科室的填报人', en: 'an owner of the responsible office' } },
  recall: { zh: '撤回', en: 'recall', who: { zh: '送审（或审核）的本人', en: 'whoever submitted (or approved) it' } },
  countersign: {
    zh: '会签',
    en: 'countersign',
    who: { zh: '协办科室的审核人', en: 'a reviewer of an assisting office' },
  },
  approve: {
    zh: '审核通过',
    en: 'approve',
    who: { zh: '牵头科室的审核人', en: 'a reviewer of the responsible office' },
  },
  return: {
    zh: '退回',
    en: 'return',
    who: { zh: '审核中由牵头科室审核人、待签批时由分管领导', en: 'the reviewer in review, the leader at sign-off' },
  },
  sign: { zh: '签批', en: 'sign off', who: { zh: '本章节的分管领导', en: 'the leader in charge of the section' } },
  reopen: { zh: '重新打开', en: 'reopen', who: { zh: '本部门的绩效联络员', en: 'the coordinator of the department' } },
};

const coordinator: Sentence = { zh: '本部门的绩效联络员', en: 'the coordinator of the department' };
const bureau: Sentence = { zh: '财政部门的复核人员', en: 'the finance bureau' };

export const reportActionWords: Readonly<Record<ReportAction, ActionWords>> = {
  submit: { zh: '报送', en: 'submit', who: coordinator },
  withdraw: { zh: '撤回报送', en: 'withdraw', who: coordinator },
  open: { zh: '开始复核', en: 'open', who: bureau },
  accept: { zh: '接收', en: 'accept', who: bureau },
  request_revision: { zh: '退回修改', en: 'request a revision', who: bureau },
  publish: { zh: '公开', en: 'publish', who: bureau },
};

/** `填报中”或“已退回`, to stand between quotation marks. */
export function anyOf<State extends string>(
  words: Readonly<Record<State, Sentence>>,
  states: readonly State[],
): Sentence {
  return {
    zh: states.map((state) => words[state].zh).join('”或“'),
    en: states.map((state) => words[state].en).join('" or "'),
  };
}

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** An instant as people in China say it: `2026年3月31日 10:32`. */
export function instantWords(instant: Date): string {
  const part = Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${part['year']}年${part['month']}月${part['day']}日 ${part['hour']}:${part['minute']}`;
}
