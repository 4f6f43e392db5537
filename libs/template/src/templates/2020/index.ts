import type { TemplateDefinition } from '../../definition.js';
import { basics } from './basics.js';
import { budget } from './budget.js';
import { checks } from './checks.js';
import { derived } from './derived.js';
import { management } from './management.js';
import { performance } from './performance.js';
import { groups, indicators } from './rubric.js';

/** The 2020 self-evaluation of a district department. */
export const template2020: TemplateDefinition = {
  key: 'district-department',
  year: 2020,
  title: '部门整体支出绩效自评报告',
  sections: [...basics, ...budget, ...management, ...performance],
  derived,
  groups,
  indicators,
  checks,
};
