import type { TemplateDefinition } from '../../definition.js';
import { base } from './base.js';
import { checks } from './checks.js';
import { derived } from './derived.js';
import { budgetProcess } from './process.js';
import { results } from './results.js';
import { budgetIndicators, groups } from './rubric-budget.js';
import { resultIndicators } from './rubric-results.js';

/** The form that asks for 投入, 过程, 产出 and 效果, with change rates against last year's budget. */
export const fourStages: TemplateDefinition = {
  key: 'four-stages',
  year: 2018,
  title: '整体支出绩效自评报告（投入、过程、产出、效果）',
  sections: [...base, ...budgetProcess, ...results],
  derived,
  groups,
  indicators: [...budgetIndicators, ...resultIndicators],
  checks,
  rubric: {
    notApplicable: 'full',
    grades: [
      { label: '优', from: '90' },
      { label: '良', from: '80' },
      { label: '中', from: '60' },
      { label: '差', from: '0' },
    ],
  },
};
