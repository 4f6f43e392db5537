import type { IndicatorDefinition, IndicatorGroup, Rule } from '@countersign/scoring';
import { Decimal } from '@countersign/figures';
import type { DerivedDefinition, TemplateDefinition } from '@countersign/template';
import { freshKey, takenKeys } from './keys.js';
import { movedAmong, replaced, without } from './items.js';

/** What an addition gives: the template with it, and the new key. */
export interface Added {
  definition: TemplateDefinition;
  key: string;
}

export function addGroup(definition: TemplateDefinition, parent?: string): Added {
  const key = freshKey('group', takenKeys(definition));
  const group: IndicatorGroup = { key, label: '新分组', ...(parent !== undefined && { parent }) };
  return { definition: { ...definition, groups: [...definition.groups, group] }, key };
}

export function changeGroup(definition: TemplateDefinition, group: IndicatorGroup): TemplateDefinition {
  return { ...definition, groups: replaced(definition.groups, group.key, () => group) };
}

export function moveGroup(definition: TemplateDefinition, key: string, by: -1 | 1): TemplateDefinition {
  const parent = definition.groups.find((group) => group.key === key)?.parent;
  return { ...definition, groups: movedAmong(definition.groups, key, by, (group) => group.parent === parent) };
}

/** Without the group, the groups below it and their indicators. */
export function removeGroup(definition: TemplateDefinition, key: string): TemplateDefinition {
  const gone = new Set(groupsWithin(definition.groups, key));
  return {
    ...definition,
    groups: definition.groups.filter((group) => !gone.has(group.key)),
    indicators: definition.indicators.filter(({ group }) => !gone.has(group)),
  };
}

const groupsWithin = (groups: readonly IndicatorGroup[], key: string): string[] => [
  key,
  ...groups.filter(({ parent }) => parent === key).flatMap((group) => groupsWithin(groups, group.key)),
];

/** Full points that the indicators of a group and of those below it add up to; bonus and deductions are no part of them. */
export function pointsOf({ groups, indicators }: TemplateDefinition, group?: string): string {
  const within = group === undefined ? null : new Set(groupsWithin(groups, group));
  return indicators
    .filter(({ role, group: own }) => !role && (!within || within.has(own)))
    .reduce((sum, { points }) => sum.plus(isPoints(points) ? points : 0), new Decimal(0))
    .toFixed();
}

const isPoints = (text: string): boolean => /^\d+(\.\d+)?$/.test(text);

/** A new indicator at the end of its group. */
export function addIndicator(definition: TemplateDefinition, group: string, section: string, rule: Rule): Added {
  const key = freshKey('indicator', takenKeys(definition));
  const indicator: IndicatorDefinition = {
    key,
    label: '新指标',
    group,
    points: '10',
    section,
    criterion: '',
    rule,
  };
  return { definition: { ...definition, indicators: [...definition.indicators, indicator] }, key };
}

export function changeIndicator(definition: TemplateDefinition, indicator: IndicatorDefinition): TemplateDefinition {
  return { ...definition, indicators: replaced(definition.indicators, indicator.key, () => indicator) };
}

/** One place up or down within its group. */
export function moveIndicator(definition: TemplateDefinition, key: string, by: -1 | 1): TemplateDefinition {
  const group = definition.indicators.find((indicator) => indicator.key === key)?.group;
  return { ...definition, indicators: movedAmong(definition.indicators, key, by, (each) => each.group === group) };
}

export function removeIndicator(definition: TemplateDefinition, key: string): TemplateDefinition {
  return { ...definition, indicators: without(definition.indicators, key) };
}

export function addDerived(definition: TemplateDefinition, section: string): Added {
  const key = freshKey('derived', takenKeys(definition));
  const derived: DerivedDefinition = { key, label: '新计算值', unit: '%', decimals: 2, formula: '0', section };
  return { definition: { ...definition, derived: [...definition.derived, derived] }, key };
}

export function changeDerived(definition: TemplateDefinition, derived: DerivedDefinition): TemplateDefinition {
  return { ...definition, derived: replaced(definition.derived, derived.key, () => derived) };
}
