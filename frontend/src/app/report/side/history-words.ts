import type { HistoryEntry } from '@countersign/contracts';
import { reportActionWords, sectionActionWords } from '../words.js';

const others: Record<string, string> = {
  created: '新建了报告',
  assigned: '分派了章节',
  assign: '分派了章节',
  saved: '修改并保存了内容',
  save: '修改并保存了内容',
  explained: '说明了核查问题',
  answered: '答复了退回意见',
  reminded: '发出催办',
  lapsed: '签批因所依据的数据变化而失效，退回待签批',
  lapse: '签批因所依据的数据变化而失效，退回待签批',
  verified: '填写了复核分',
  rescored: '填写了复评分',
};

/** What somebody did, as the predicate of a sentence. `section` names the section, where it was one. */
export function historySentence({ action, sectionKey }: HistoryEntry, section: (key: string) => string): string {
  const [scope, name] = action.includes('.')
    ? [action.slice(0, action.indexOf('.')), action.slice(action.indexOf('.') + 1)]
    : ['', action];
  const where = sectionKey === null ? '' : `“${section(sectionKey)}”`;
  const words = sectionKey !== null && scope !== 'report' ? sectionActionWords : reportActionWords;
  const act = (words as Record<string, string>)[name];
  if (act) return where ? `${act}${where}` : `${act}了报告`;
  const told = others[name] ?? others[name.replaceAll('_', '.')];
  return told ? [where, told].filter(Boolean).join('：') : `${where}${name}`;
}
