import type { Rule } from '@countersign/scoring';
import type { FormPart } from '../form/form-part.js';
import type { RuleForm, RuleStart } from './rule-forms.js';
import { freshRow, name, points } from './rule-parts.js';

const judged = ({ points: full, label }: RuleStart): Rule => ({ kind: 'judged', points: full, step: '0.5', label });
const part = (start: RuleStart) => ({ key: 'p1', label: '第一部分', rule: judged(start) });

const parts = (key: string, label: string, noun: string): FormPart => ({
  kind: 'rows',
  key,
  label,
  noun,
  wide: true,
  fresh: freshRow('key', 'item', {
    label: '新部分',
    rule: { kind: 'judged', points: '1', step: '0.5', label: '新部分' },
  }),
  parts: [
    { kind: 'text', key: 'label', label: '名称', wide: true },
    { kind: 'rule', key: 'rule', label: '给分规则' },
  ],
});
const inner: FormPart = { kind: 'rule', key: 'rule', label: '平时的给分规则' };
const when: FormPart = {
  kind: 'formula',
  key: 'when',
  label: '自动判断',
  optional: true,
  hint: '写了条件就按数据判断，不再问填报人',
};

/** Rules around other rules. */
export const combinedForms: readonly RuleForm[] = [
  {
    id: 'sum',
    kind: 'sum',
    label: '几部分相加',
    explains: '把指标分成几部分，各按各的规则给分，相加就是得分。',
    fresh: (start) => ({ kind: 'sum', parts: [part(start)] }),
    parts: [
      parts('parts', '各部分', '部分'),
      { kind: 'decimal', key: 'cap', label: '合计最多', suffix: '分', optional: true },
    ],
  },
  {
    id: 'alternative',
    kind: 'alternative',
    label: '几项中选一项计分',
    explains: '填报人选定其中一项，只有这一项计分。',
    fresh: (start) => ({
      kind: 'alternative',
      points: start.points,
      label: start.label,
      options: [part(start), { ...part(start), key: 'p2', label: '第二部分' }],
    }),
    parts: [name, points, parts('options', '可选的各项', '项')],
  },
  {
    id: 'pot',
    kind: 'pot',
    label: '选几项均分分值',
    explains: '填报人选用若干项，满分在选用的各项之间平均分配。',
    fresh: (start) => ({
      kind: 'pot',
      points: start.points,
      label: start.label,
      items: [part(start), { ...part(start), key: 'p2', label: '第二部分' }],
    }),
    parts: [
      name,
      points,
      { kind: 'count', key: 'atLeast', label: '至少选几项', least: 1, most: 50, optional: true },
      parts('items', '各项', '项'),
    ],
  },
  {
    id: 'veto',
    kind: 'veto',
    label: '一票否决',
    explains: '出现所列情形时不论其他得 0 分（或封顶的分），没有出现时按里面的规则给分。',
    fresh: (start) => ({ kind: 'veto', key: 'veto', label: '存在违规情形', rule: judged(start) }),
    parts: [
      { kind: 'text', key: 'label', label: '什么情形', wide: true },
      when,
      {
        kind: 'select',
        key: 'over',
        label: '否决什么',
        none: '本指标',
        options: [
          { value: 'group', label: '所在分组' },
          { value: 'total', label: '总分' },
        ],
      },
      { kind: 'decimal', key: 'to', label: '最多得', suffix: '分', optional: true },
      inner,
    ],
  },
  {
    id: 'exempt',
    kind: 'exempt',
    label: '不适用时',
    explains: '有所列情形的，本指标不适用：给满分，或把权重分给其他指标；平时按里面的规则给分。',
    fresh: (start) => ({
      kind: 'exempt',
      key: 'exempt',
      label: '没有此类支出',
      points: start.points,
      rule: judged(start),
    }),
    parts: [
      { kind: 'text', key: 'label', label: '什么情形', wide: true },
      points,
      {
        kind: 'select',
        key: 'outcome',
        label: '怎么处理',
        none: '给满分',
        options: [{ value: 'drop', label: '权重分给其他指标' }],
      },
      when,
      inner,
    ],
  },
];
