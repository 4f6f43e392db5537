import { expect, it } from '@jest/globals';
import type { HistoryEntry } from '@countersign/contracts';
import { historySentence } from './history-words.js';

const told = (action: string, sectionKey: string | null, to: string | null = null) =>
  historySentence({ action, sectionKey, to } as HistoryEntry, () => '资金管理');

it.each([
  ['submit', 'funds', '送审“资金管理”'],
  ['return', 'funds', '退回“资金管理”'],
  ['save', 'funds', '“资金管理”：修改并保存了内容'],
  ['lapse', 'funds', '“资金管理”：签批因所依据的数据变化而失效，退回待签批'],
  ['submit', null, '报送了报告'],
  ['create', null, '新建了报告'],
] as const)('%s of %s', (action, section, sentence) => expect(told(action, section)).toBe(sentence));
it('a state that follows by itself is named', () =>
  expect(told('settle', null, 'ready')).toBe('报告状态随章节变为“待报送”'));
