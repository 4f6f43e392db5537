import type { HistoryEntry } from '@countersign/contracts';
import { reportStateWords, type StateWords } from '../state-words.js';
import { reportActionWords, sectionActionWords } from '../words.js';

const others: Record<string, string> = {
  create: '新建了报告',
  assign: '调整了分工',
  save: '修改并保存了内容',
  explain: '说明了核查问题',
  answer_note: '答复了退回意见',
  comment: '在讨论中发表了意见',
  resolve_comment: '将一条讨论标为已解决',
  reopen_comment: '重新打开了一条讨论',
  remind: '发出催办',
  lapse: '签批因所依据的数据变化而失效，退回待签批',
  verify_score: '填写了复核分',
  rescore: '填写了复评分',
  attach: '添加了附件',
  detach: '移除了附件',
  move_template: '使报告改用了另一模板版本',
};

/** What somebody did, as the predicate of a sentence. `section` names the section, where it was one. */
export function historySentence({ action, sectionKey, to }: HistoryEntry, section: (key: string) => string): string {
  const where = sectionKey === null ? '' : `“${section(sectionKey)}”`;
  if (action === 'settle') return `报告状态随章节变为“${reportStateName(to)}”`;
  const acts: Record<string, string> = sectionKey === null ? reportActionWords : sectionActionWords;
  const act = acts[action];
  if (act) return where ? `${act}${where}` : `${act}了报告`;
  return [where, others[action] ?? action].filter(Boolean).join('：');
}

function reportStateName(state: string | null): string {
  const words: Record<string, StateWords> = reportStateWords;
  return words[state ?? '']?.word ?? state ?? '';
}
