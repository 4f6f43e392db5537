import { describe, expect, it } from '@jest/globals';
import { checkSchemas, kindsOf, placesOf, templateJsonSchema, type JsonSchema } from '../json-schema.fixture.js';
import { checkPlaces } from './check-places.js';
import type { Places } from './reference.js';
import { rulePlaces } from './rule-places.js';
import { fieldPlaces, partPlaces } from './template-places.js';

/** Texts for people, numbers, and keys of things that stand within the thing itself: nothing else may change them. */
const words = new Set(
  (
    'key label title number guidance office assisting countersign unit max below most options value begins phrase ' +
    'tolerance ratio least words message valueLabel criterion points each cap to baseLabel notAbove above none bound ' +
    'at outside floor missed factor perPoint block threshold step mean lossCap from item ' +
    // columns of lists, which have no key box
    'name target result deviation column quantity'
  ).split(' '),
);
const last = (path: string): string => path.split('.').at(-1)!;
const isText = ({ type, enum: options, const: value }: JsonSchema): boolean =>
  type === 'string' && options === undefined && value === undefined;

const { properties = {} } = templateJsonSchema;
const section = properties['sections']?.items;
const partSchemas: [string, JsonSchema | undefined, Places][] = [
  ['a section', section, partPlaces.sections],
  ['a computed figure', properties['derived']?.items, partPlaces.derived],
  ['a group', properties['groups']?.items, partPlaces.groups],
  ['an indicator', properties['indicators']?.items, partPlaces.indicators],
  ['the settings of the rubric', properties['rubric'], partPlaces.rubric],
];
const kinds = (schemas: Map<string, JsonSchema>, places: Readonly<Record<string, Places>>, what: string) =>
  [...schemas].map(([kind, schema]): [string, JsonSchema, Places] => [
    `${what} of the kind ${kind}`,
    schema,
    places[kind] ?? {},
  ]);
const all = [
  ...partSchemas,
  ...kinds(kindsOf(section?.properties?.['fields']?.items), fieldPlaces, 'a field'),
  ...kinds(kindsOf(properties['indicators']?.items?.properties?.['rule']), rulePlaces, 'a rule'),
  ...kinds(checkSchemas, { ...checkPlaces }, 'a check').map(([name, schema, places]): [string, JsonSchema, Places] => [
    name,
    schema,
    { ...partPlaces.checks, ...places },
  ]),
];

describe('what names something else', () => {
  it('is looked for in every kind of field, rule and check', () => {
    expect(all.map(([, schema]) => schema)).not.toContain(undefined);
    expect(checkSchemas.size).toBe(Object.keys(checkPlaces).length);
    expect(all.length).toBe(
      partSchemas.length +
        [fieldPlaces, rulePlaces, checkPlaces].reduce((sum, places) => sum + Object.keys(places).length, 0),
    );
  });

  it.each(all)('%s: every text of its schema is a reference or words', (_, schema, places) => {
    const texts = placesOf(schema!).filter((place) => isText(place.schema) && !place.path.startsWith('fields'));
    const undecided = texts.filter(({ path }) => !(path in places) && !words.has(last(path)));
    expect([...new Set(undecided.map(({ path }) => path))]).toEqual([]);
  });

  it.each(all)('%s: every reference stands in its schema', (_, schema, places) => {
    const paths = new Set(placesOf(schema!).map(({ path }) => path));
    expect(Object.keys(places).filter((path) => !paths.has(path))).toEqual([]);
  });
});
