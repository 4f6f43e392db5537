import { expect, it } from '@jest/globals';
import type { SectionSummary } from '@countersign/contracts';
import type { SectionDefinition } from '@countersign/template';
import { neighbour, reportNodes } from './report-nodes.js';

const section = (key: string, number: string, parent?: string, heading?: true): SectionDefinition => ({
  key,
  number,
  title: key,
  fields: [],
  ...(parent && { parent }),
  ...(heading && { heading }),
});
const summary = (key: string) => ({ id: `id-${key}`, key }) as SectionSummary;
const nodes = reportNodes(
  [
    section('a', '一、', undefined, true),
    section('b', '一、（一）', 'a'),
    section('c', '一、（一）1', 'b'),
    section('d', '附件1'),
  ],
  ['b', 'c', 'd'].map(summary),
);

it('the tree says how deep a section is and its number without the one above', () => {
  expect(nodes.map(({ depth, number }) => [depth, number])).toEqual([
    [0, '一、'],
    [1, '（一）'],
    [2, '1'],
    [0, '附件1'],
  ]);
});
it.each([
  ['from nowhere to the first section', null, 1, 'id-b'],
  ['on', 'id-c', 1, 'id-d'],
  ['back', 'id-c', -1, 'id-b'],
  ['not past the end', 'id-d', 1, undefined],
  ['not before the beginning', 'id-b', -1, undefined],
] as const)('J and K go %s', (_, from, by, to) => expect(neighbour(nodes, from, by)?.id).toBe(to));
