import { describe, expect, it } from '@jest/globals';
import { getSchema } from '@tiptap/core';
import { documentOf, textOf } from './document.js';
import { narrativeExtensions } from './extensions.js';

const schema = getSchema(
  narrativeExtensions({ figure: () => ({ dom: null as unknown as HTMLElement }), table: String, chart: String }),
);
const stored = (text: string) => textOf(schema.nodeFromJSON(documentOf(text)));

describe('the editor keeps a text as it was', () => {
  it.each([
    '',
    '甲\n\n乙',
    '# 成效\n## 二级\n### 三级\n+ 一\n++ 二\n+++ 三\n++++ 四\n* 点',
    '执行率**{execution.total.progress|1位}**，支出{a|亿元,带单位}[^含**结转**{b}]，{a|较上年}。',
    '|甲|<|乙|\n|^|^|**丙**{a}|\n|丁||\\||',
    '![现场](7f3a)\n{{table:execution}}\n{{chart:score}}',
    '\\* 不是点 \\{a} \\*\\*',
  ])('%j', (text) => {
    const document = schema.nodeFromJSON(documentOf(text));
    expect(() => document.check()).not.toThrow();
    expect(textOf(document)).toBe(text);
  });

  it('a table with rows of different lengths becomes a rectangle', () => {
    expect(stored('|甲|乙|\n|丙|')).toBe('|甲|乙|\n|丙||');
  });
});
