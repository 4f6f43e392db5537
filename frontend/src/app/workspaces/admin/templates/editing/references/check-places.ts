import type { CheckDefinition } from '@countersign/checks';
import type { Places } from './reference.js';

const place = (path: string): Places => ({
  [`${path}.section`]: 'section',
  [`${path}.field`]: 'place',
  [`${path}.formula`]: 'formula',
});
const columnOrFormula = ({ table }: Readonly<Record<string, unknown>>) =>
  table === undefined ? ('formula' as const) : ('column' as const);

/** What each kind of check refers to, besides its section. Columns of lists have no names that could change. */
export const checkPlaces: { readonly [Kind in CheckDefinition['kind']]: Places } = {
  stated: { narrative: 'name', figure: 'name' },
  same_fact: { 'places.section': 'section', 'places.figure': 'name', 'places.narrative': 'name' },
  equal: { ...place('left'), ...place('right') },
  sum: { ...place('whole'), ...place('parts'), 'parts.figures': 'name' },
  row: { table: 'name', 'left.formula': 'columns', 'right.formula': 'columns', rows: 'row' },
  prose: { narrative: 'name', 'figures.figure': 'name', 'figures.whole': 'name', 'figures.bases.figure': 'name' },
  count: { narrative: 'name', list: 'name' },
  unit_doubt: { suspect: 'name', beside: 'name' },
  percent: { figure: 'name', formula: 'formula' },
  no_base: { table: 'name', amount: columnOrFormula, base: columnOrFormula },
  jump: { figures: 'name', explained: 'place' },
  carry_over: { opening: 'name', closing: 'name' },
  missing_reason: { table: 'name' },
  target: { list: 'name' },
  two_targets: { 'lists.list': 'name' },
  alert: { when: 'formula', value: 'name', field: 'place' },
  missing_evidence: { answer: 'answer', list: 'name' },
};
