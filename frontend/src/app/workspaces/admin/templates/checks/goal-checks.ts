import { base, begin, column, likeLast, list, type CheckForm } from './check-form.js';

const target: CheckForm<'target'> = {
  kind: 'target',
  label: '完成情况没有达到目标',
  explains: '清单的一行里，完成值没有达到目标值（≥95%、5 次、不超过 3 天）就报；没有写偏差原因的，还要求补充。',
  fresh: (start) => ({ ...begin(start, '绩效目标没有达到', 'warning'), kind: 'target', ...start.goals }),
  parts: [
    ...base,
    list,
    column('name', '指标名称在哪一列'),
    column('target', '目标值在哪一列'),
    column('result', '完成值在哪一列'),
    { ...column('deviation', '偏差原因在哪一列'), optional: true, hint: '选了，没有写原因时会要求补充' },
    {
      kind: 'inner',
      key: 'withdrawn',
      label: '年内取消的目标不核',
      optional: true,
      fresh: ({ deviation, name }) => ({ column: deviation ?? name, begins: '年内取消' }),
      parts: [
        column('column', '写在哪一列'),
        { kind: 'text', key: 'begins', label: '以什么开头', hint: '例如“年内取消”' },
      ],
    },
  ],
};

const twoTargets: CheckForm<'two_targets'> = {
  kind: 'two_targets',
  label: '同一指标目标应一致',
  explains: '同一个指标写在几行或几个清单里，目标值应当一样。',
  fresh: (start) => ({
    ...begin(start, '同一指标的目标应一致', 'warning'),
    kind: 'two_targets',
    lists: [{ list: start.goals.list, quantity: start.goals.name, target: start.goals.target }],
  }),
  parts: [
    ...base,
    {
      kind: 'rows',
      key: 'lists',
      label: '在哪些清单里找',
      noun: '个清单',
      wide: true,
      fresh: likeLast({ list: '', quantity: '', target: '' }),
      parts: [list, column('quantity', '指标名称在哪一列'), column('target', '目标值在哪一列')],
    },
  ],
};

/** Checks of targets and what came of them. */
export const goalChecks = [target, twoTargets];
