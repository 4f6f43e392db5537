import type { TemplateDefinition } from '../../definition.js';
import { checks } from './checks.js';
import { derived } from './derived.js';
import { funds } from './funds.js';
import { effectIndicators } from './rubric-effects.js';
import { fundsIndicators, groups } from './rubric-funds.js';
import { work } from './work.js';

/** The form of a public institution: balances over spending done, effects that are chosen, bonus and deductions. */
export const publicInstitution: TemplateDefinition = {
  key: 'public-institution',
  year: 2019,
  title: '事业单位整体支出绩效自评报告',
  sections: [...funds, ...work],
  derived,
  groups,
  indicators: [...fundsIndicators, ...effectIndicators],
  checks,
  rubric: {
    cap: '100',
    notApplicable: 'siblings',
    vetoes: [{ key: 'misused', label: '存在违规使用资金', when: 'audit.misused > 0', to: '59.99' }],
    grades: [
      { label: '优秀', from: '90' },
      { label: '良好', from: '80' },
      { label: '合格', from: '60' },
      { label: '不合格', from: '0' },
    ],
  },
};
