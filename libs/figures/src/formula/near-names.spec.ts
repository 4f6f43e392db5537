import { describe, expect, it } from '@jest/globals';
import { nearest } from './near-names.js';

const names = ['sum', 'roundUp', 'budget.total', 'execution.total.spent', 'execution.total.budget', 'staff.posts'];

describe('the name that was probably meant', () => {
  it.each([
    ['SUM', 'sum'],
    ['summ', 'sum'],
    ['smu', 'sum'],
    ['roundup', 'roundUp'],
    ['budget.totl', 'budget.total'],
    ['budgte.total', 'budget.total'],
    ['execution.total.spend', 'execution.total.spent'],
    ['total.spent', 'execution.total.spent'],
    ['spent', 'execution.total.spent'],
    ['posts', 'staff.posts'],
  ])('%s → %s', (text, name) => {
    expect(nearest(text, names)).toBe(name);
  });

  it.each(['income', 'x', 'execution.other.income', '', '__proto__', 'constructor'])('“%s” is near none', (text) => {
    expect(nearest(text, names)).toBeUndefined();
  });
});
