import type { z } from 'zod';

const kinds: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表',
  object: '对象',
  record: '对象',
};

const measures: Record<string, string> = { string: '个字符', array: '项', object: '项', map: '项' };

/** What is wrong with one value of a template, as a sentence that says the way out. */
export function shapeMessage(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `缺少这一项，应为${kinds[issue.expected] ?? issue.expected}。`
        : `应为${kinds[issue.expected] ?? issue.expected}。`;
    case 'unrecognized_keys':
      return `没有名为${issue.keys.map((key) => `“${key.slice(0, 80)}”`).join('、')}的项，请删除或核对拼写。`;
    case 'invalid_value':
      return `应为${issue.values.map((value) => String(value)).join('、')}${issue.values.length > 1 ? '之一' : ''}。`;
    case 'invalid_union':
      return issue['options'] instanceof Array
        ? `应为${(issue['options'] as unknown[]).join('、')}之一。`
        : '与任何一种写法都不符，请对照格式说明。';
    case 'too_big':
      return `最多 ${issue.maximum} ${measures[issue.origin] ?? ''}`.trimEnd() + '，请精简。';
    case 'too_small':
      return `至少 ${issue.minimum} ${measures[issue.origin] ?? ''}`.trimEnd() + '，请补充。';
    case 'invalid_key':
      return '名称不合规，应为小写字母、数字、下划线，以点分段。';
    default:
      return '写法不对，请对照格式说明。';
  }
}
