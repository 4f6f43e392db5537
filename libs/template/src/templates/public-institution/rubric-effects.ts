import type { IndicatorDefinition, RulePart } from '@countersign/scoring';

/** An effect that a person judges; its points are scaled to its share of the pot. */
const judgedEffect = (key: string, label: string): RulePart => ({
  key,
  label,
  rule: { kind: 'judged', points: '10', step: '0.5', label },
});

/** 效益 40 分，加分和扣分。 */
export const effectIndicators: IndicatorDefinition[] = [
  {
    key: 'effects',
    label: '履职效益',
    group: 'effects',
    points: '40',
    section: 'effects_section',
    criterion: '按职责选用至少两项效益，40 分由选用的各项平分，除不尽的归最后一项。',
    rule: {
      kind: 'pot',
      points: '40',
      label: '选用的效益指标',
      atLeast: 2,
      items: [
        {
          key: 'economic',
          label: '经济效益',
          rule: { kind: 'proportional', ratio: 'income.rate', label: '服务收入完成率', points: '10' },
        },
        judgedEffect('social', '社会效益'),
        judgedEffect('ecological', '生态效益'),
        judgedEffect('lasting', '可持续影响'),
        {
          key: 'satisfied',
          label: '服务对象满意度',
          rule: {
            kind: 'linear',
            value: 'satisfaction',
            label: '服务对象满意度',
            unit: '%',
            marks: [
              { at: '0.6', points: '0' },
              { at: '0.8', points: '8' },
            ],
          },
        },
      ],
    },
  },
  {
    key: 'bonus',
    label: '表彰加分',
    group: 'adjustments',
    points: '3',
    section: 'adjustments',
    criterion: '当年受到区级以上表彰的，每项加 1 分，最多 3 分；总分不超过 100 分。',
    role: 'bonus',
    rule: { kind: 'documents', list: 'awards', label: '表彰', unit: '项', points: '3', each: '1' },
  },
  {
    key: 'audit',
    label: '检查问题扣分',
    group: 'adjustments',
    points: '3',
    section: 'adjustments',
    criterion: '审计、巡察、财政检查每发现一个问题扣 0.5 分，最多扣 3 分。',
    role: 'deduction',
    rule: {
      kind: 'add_per_item',
      count: 'audit.findings',
      label: '检查发现的问题',
      unit: '个',
      points: '3',
      each: '0.5',
    },
  },
];
