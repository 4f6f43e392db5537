import type { TemplateDefinition } from '@countersign/template';

/** A draft as it begins. */
export const emptyDefinition: TemplateDefinition = {
  key: 'small',
  year: 2021,
  title: '自评报告',
  sections: [],
  derived: [],
  groups: [],
  indicators: [],
  checks: [],
};
