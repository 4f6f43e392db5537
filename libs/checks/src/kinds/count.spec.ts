import { describe, expect, it } from '@jest/globals';
import type { CountCheck } from '../definition.js';
import { base, run } from './run.fixture.js';

const check: CountCheck = { ...base, kind: 'count', narrative: 'text', phrase: '项目', unit: '个', list: 'goals' };
const { list: _, ...byNames } = { ...check, phrase: '下属单位' };
const rows = (count: number) => Array.from({ length: count }, (_row, index) => ({ name: `${index}` }));

describe('a count in prose', () => {
  it('15 written above a list of 16 is found, with what puts it right', () => {
    expect(run(check, { answers: { text: '全年共安排项目15个。', goals: rows(16) } })).toMatchObject([
      {
        key: 'c:15|16',
        message: '“text”中“项目”写为 15个，而“表6 绩效目标完成情况”为 16 个，请核对后改正。',
        fix: { kind: 'replace_text', answer: 'text', position: 7, from: '15', to: '16', label: '改为 16个' },
      },
    ]);
  });

  it.each(['项目16个', '项目十六个', '项目共计16项', '项目{count}个', '没有提到'])(
    '“%s” agrees with 16 rows',
    (text) => {
      expect(run(check, { answers: { text, goals: rows(16) } })).toEqual([]);
    },
  );

  it.each([
    ['下属单位10个：甲、乙、丙、丁、戊、己、庚、辛、壬。', 1],
    ['下属单位10个，分别是甲、乙、丙、丁、戊、己、庚、辛、壬和癸。', 0],
    ['下属单位十个，包括甲、乙、丙、丁、戊、己、庚、辛、壬。', 1],
    ['下属单位10个。', 0],
  ])('names in the text itself: %s', (text, findings) => {
    expect(run(byNames, { answers: { text } })).toHaveLength(findings);
  });

  it('names that may be incomplete are no ground for a fix', () => {
    expect(run(byNames, { answers: { text: '下属单位10个：甲、乙。' } })[0]?.fix).toBeUndefined();
  });

  it('nothing is said while the list is not begun', () => {
    expect(run(check, { answers: { text: '项目15个' } })).toEqual([]);
  });
});
