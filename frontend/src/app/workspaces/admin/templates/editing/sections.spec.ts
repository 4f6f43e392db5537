import { describe, expect, it } from '@jest/globals';
import type { TemplateDefinition } from '@countersign/template';
import { emptyDefinition } from './empty.fixture.js';
import {
  addSection,
  headingBefore,
  liftSection,
  moveSection,
  nestSection,
  numeral,
  removeSection,
} from './sections.js';

const shape = ({ sections }: TemplateDefinition): string[] =>
  sections.map(({ number, key, parent }) => `${number} ${key}${parent ? ` < ${parent}` : ''}`);

/** 一、s1 with s2 and s3 below, 二、s4. */
function tree(): TemplateDefinition {
  let { definition } = addSection(emptyDefinition, undefined, true);
  ({ definition } = addSection(definition, 's1', false));
  ({ definition } = addSection(definition, 's2', false));
  ({ definition } = addSection(definition, 's1', true));
  return definition;
}

describe('the tree of sections', () => {
  it('puts a section under the heading it is added at, a heading beside it', () => {
    expect(shape(tree())).toEqual(['一、 s1', '一、（一） s2 < s1', '一、（二） s3 < s1', '二、 s4']);
  });

  it('moves a heading with all below it, and numbers them anew', () => {
    const moved = moveSection(tree(), 's1', 1);
    expect(shape(moved)).toEqual(['一、 s4', '二、 s1', '二、（一） s2 < s1', '二、（二） s3 < s1']);
    expect(moveSection(moved, 's4', -1)).toEqual(moved);
  });

  it('moves a section among those under its heading only', () => {
    expect(shape(moveSection(tree(), 's3', -1))).toEqual([
      '一、 s1',
      '一、（一） s3 < s1',
      '一、（二） s2 < s1',
      '二、 s4',
    ]);
    expect(moveSection(tree(), 's3', 1)).toEqual(tree());
  });

  it('nests a section under the heading before it, and lifts it out again', () => {
    const nested = nestSection(tree(), 's4');
    expect(headingBefore(tree().sections, 's4')?.key).toBe('s1');
    expect(shape(nested)).toEqual(['一、 s1', '一、（一） s2 < s1', '一、（二） s3 < s1', '一、（三） s4 < s1']);
    expect(liftSection(nested, 's4')).toEqual(tree());
    expect(shape(liftSection(nested, 's2'))[2]).toBe('一、（二） s4 < s1');
  });

  it('does not nest under a section that people fill in', () => {
    expect(nestSection(tree(), 's3')).toEqual(tree());
  });

  it('removes a heading with all below it', () => {
    expect(shape(removeSection(tree(), 's1'))).toEqual(['一、 s4']);
  });

  it('leaves a number that was typed by hand', () => {
    const typed = tree();
    typed.sections[3] = { ...typed.sections[3]!, number: '附一' };
    expect(shape(moveSection(typed, 's4', -1))[0]).toBe('附一 s4');
  });

  it.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [35, '三十五'],
  ])('%i is %s', (count, text) => expect(numeral(count)).toBe(text));
});
