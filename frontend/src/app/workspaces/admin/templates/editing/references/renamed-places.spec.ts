import { describe, expect, it } from '@jest/globals';
import type { CheckDefinition } from '@countersign/checks';
import type { Rule } from '@countersign/scoring';
import type { TemplateDefinition } from '@countersign/template';
import { emptyDefinition } from '../empty.fixture.js';
import { renameColumn, renameFigure, renameGroup, renameIndicator, renameRow, renameSection } from '../renames.js';
import { checkPlaces } from './check-places.js';
import type { Places, ReferenceKind } from './reference.js';
import { rulePlaces } from './rule-places.js';
import { fieldPlaces, partPlaces } from './template-places.js';

/** How a reference of each kind reads before and after something is renamed. */
type Readings = Partial<Record<ReferenceKind, readonly [before: string, after: string]>>;
const renames: readonly [string, (definition: TemplateDefinition) => TemplateDefinition, Readings][] = [
  [
    'a column',
    (definition) => renameColumn(definition, 't1', 'c1', 'zz'),
    {
      formula: ['t1.r1.c1 + sum(t1.*.c1) + c1', 't1.r1.zz + sum(t1.*.zz) + c1'],
      columns: ['c1 + c2 + t1.r1.c1', 'zz + c2 + t1.r1.zz'],
      column: ['c1', 'zz'],
      name: ['t1.*.c1', 't1.*.zz'],
      place: ['t1.r1.c1', 't1.r1.zz'],
    },
  ],
  [
    'a row',
    (definition) => renameRow(definition, 't1', 'r1', 'zz'),
    {
      formula: ['t1.r1.c1 + t1.r1.* + r1', 't1.zz.c1 + t1.zz.* + r1'],
      columns: ['c1 + t1.r1.c1', 'c1 + t1.zz.c1'],
      row: ['r1', 'zz'],
      name: ['t1.r1.c1', 't1.zz.c1'],
      place: ['t1.r1.reason', 't1.zz.reason'],
    },
  ],
  [
    'a table',
    (definition) => renameFigure(definition, 't1', 'zz'),
    {
      formula: ['t1.r1.c1 + sum(t1.*.c1)', 'zz.r1.c1 + sum(zz.*.c1)'],
      columns: ['c1 + t1.r1.c1', 'c1 + zz.r1.c1'],
      name: ['t1', 'zz'],
      place: ['t1', 'zz'],
    },
  ],
  [
    'a figure that is called like a column',
    (definition) => renameFigure(definition, 'c2', 'zz'),
    { formula: ['c2 + 1', 'zz + 1'], columns: ['c1 + c2', 'c1 + c2'], name: ['c2', 'zz'], place: ['c2', 'zz'] },
  ],
  ['a section', (definition) => renameSection(definition, 's1', 'zz'), { section: ['s1', 'zz'] }],
  ['a group', (definition) => renameGroup(definition, 'g1', 'zz'), { group: ['g1', 'zz'] }],
  [
    'an indicator',
    (definition) => renameIndicator(definition, 'i1', 'zz'),
    { answer: ['i1.p1', 'zz.p1'], place: ['i1', 'zz'], name: ['i1', 'i1'] },
  ],
];

const table = {
  kind: 'table' as const,
  key: 't1',
  label: '',
  columns: ['c1', 'c2'].map((key) => ({ key, label: '', unit: '', decimals: 0 })),
  rows: [{ key: 'r1', label: '', kind: 'item' as const }],
};
const figure = { kind: 'figure' as const, key: 'c2', label: '', unit: '', decimals: 0 };
const section = { key: 's1', number: '', title: '', fields: [table, figure] };
const definition: TemplateDefinition = {
  ...emptyDefinition,
  sections: [section],
  groups: [{ key: 'g1', label: '' }],
  indicators: [
    {
      key: 'i1',
      label: '',
      group: 'g1',
      section: 's1',
      points: '1',
      criterion: '',
      rule: { kind: 'checklist', items: [] },
    },
  ],
};

type Holder = Record<string, unknown>;
/** A thing with a text at a path; for the names of a record, as the name. */
const having = (path: string, text: string, rest: Holder): Holder => {
  const [first, ...more] = path.split('.') as [string, ...string[]];
  if (first.endsWith('{}')) return { ...rest, [first.slice(0, -2)]: { [text]: '0' } };
  return { ...rest, [first]: more.length ? having(more.join('.'), text, rest) : text };
};
const textAt = (thing: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((each, name) => {
    const holder = each as Holder;
    return name.endsWith('{}') ? Object.keys(holder[name.slice(0, -2)] as Holder)[0] : holder[name];
  }, thing);

interface Kept {
  what: string;
  path: string;
  kind: ReferenceKind;
  put(text: string): TemplateDefinition;
  read(template: TemplateDefinition): unknown;
}

// the walk does not look at a thing but for its kind and its texts, so a thing with one text stands for any
const as = <T>(thing: Holder): T => thing as T;
const kept = (
  what: string,
  places: Places,
  put: (thing: Holder) => TemplateDefinition,
  read: (template: TemplateDefinition) => unknown,
  rest: Holder = {},
): Kept[] =>
  Object.entries(places).flatMap(([path, place]) => {
    const kind = typeof place === 'function' ? place(rest) : place;
    if (kind === undefined) return [];
    return [
      { what, path, kind, put: (text) => put(having(path, text, rest)), read: (each) => textAt(read(each), path) },
    ];
  });

const places: Kept[] = [
  ...Object.entries(checkPlaces).flatMap(([kind, own]) =>
    // columns are those of a table; a check that may do without one is tried both ways
    [...(kind === 'row' ? [] : [{}]), ...('table' in own ? [{ table: 't1' }] : [])].flatMap((rest) =>
      kept(
        `a check of the kind ${kind}${'table' in rest ? ' with a table' : ''}`,
        { ...partPlaces.checks, ...own },
        (check) => ({ ...definition, checks: [as<CheckDefinition>({ ...check, kind })] }),
        ({ checks }) => checks[0],
        rest,
      ),
    ),
  ),
  ...Object.entries(rulePlaces).flatMap(([kind, own]) =>
    kept(
      `a rule of the kind ${kind}`,
      own,
      (rule) => ({
        ...definition,
        indicators: [
          { ...definition.indicators[0]!, rule: as<Rule>({ rule: { kind: 'checklist', items: [] }, ...rule, kind }) },
        ],
      }),
      ({ indicators }) => indicators[0]!.rule,
    ),
  ),
  ...kept(
    'a figure with a formula',
    fieldPlaces.figure,
    (field) => ({
      ...definition,
      sections: [
        section,
        { ...section, key: 's2', fields: [as<typeof figure>({ ...field, kind: 'figure', key: 'f9' })] },
      ],
    }),
    ({ sections }) => sections[1]!.fields[0],
  ),
  ...(['derived', 'groups'] as const).flatMap((part) =>
    kept(
      part,
      partPlaces[part],
      (each) => ({ ...definition, [part]: [...definition[part], { key: 'x9', ...each }] }),
      (template) => template[part].at(-1),
    ),
  ),
  ...kept(
    'a section',
    partPlaces.sections,
    (each) => ({ ...definition, sections: [section, as<typeof section>({ fields: [], ...each })] }),
    ({ sections }) => sections[1],
  ),
  ...kept(
    'the rubric',
    partPlaces.rubric,
    (rubric) => ({ ...definition, rubric }),
    ({ rubric }) => rubric,
  ),
];

describe.each(renames)('%s that gets another name', (_, rename, readings) => {
  const read = places.filter(({ kind }) => readings[kind]);

  it.each(read.map((place) => [place.what, place.path, place] as const))(
    'is followed in %s: %s',
    (_what, _path, place) => {
      const [before, after] = readings[place.kind]!;
      expect(place.read(rename(place.put(before)))).toBe(after);
    },
  );
});
