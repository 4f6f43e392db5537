import { base, begin, figure, type CheckForm } from './check-form.js';

const jump: CheckForm<'jump'> = {
  kind: 'jump',
  label: '比上年变动过大',
  explains: '数据比上年变动超过一定比例就报；写明原因后不再报。',
  fresh: (start) => ({
    ...begin(start, '比上年变动过大', 'warning'),
    kind: 'jump',
    figures: [start.figure],
    ratio: '0.3',
  }),
  parts: [
    ...base,
    { kind: 'decimal', key: 'ratio', label: '超过上年的', rate: true },
    { kind: 'decimal', key: 'least', label: '且至少相差', optional: true },
    { kind: 'select', key: 'explained', label: '在哪里说明', options: 'narratives', none: '不指定' },
    { kind: 'lines', key: 'figures', label: '看哪些数据', line: 'figures' },
  ],
};

const carryOver: CheckForm<'carry_over'> = {
  kind: 'carry_over',
  label: '年初数应等于上年年末数',
  explains: '本年的年初数应等于上年报告里的年末数。',
  fresh: (start) => ({
    ...begin(start, '年初数应等于上年年末数'),
    kind: 'carry_over',
    opening: start.figure,
    closing: start.figure,
  }),
  parts: [...base, figure('opening', '本年的年初数'), figure('closing', '上年报告里的年末数')],
};

/** Checks against last year's report. */
export const yearChecks = [jump, carryOver];
