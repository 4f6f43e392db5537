import type { TemplatePart } from '../diff.js';
import type { FieldDefinition, SectionDefinition, TemplateDefinition } from '../definition.js';
import { rightInWords } from '../right-words.js';
import { shownValueOf } from './words.js';

/** One part of a template with its properties as people read them. Its key is unique among the parts of its kind. */
export interface Part {
  part: TemplatePart;
  key: string;
  label: string;
  section: string | null;
  /** The part that it belongs to, as `kind:key`; what goes with its owner is not told by itself. */
  owner: string | null;
  /** Name of the property and, for a rule's, `rule.` before it. */
  properties: ReadonlyMap<string, string>;
}

export const identityOf = ({ part, key }: Pick<Part, 'part' | 'key'>): string => `${part}:${key}`;

/** Every part of a template, in its order. */
export function partsOf(definition: TemplateDefinition): Part[] {
  const { key, year, title, sections, derived, groups, indicators, checks, ...settings } = definition;
  const plain = (part: TemplatePart, items: readonly Keyed[], section?: (item: Keyed) => string | null): Part[] =>
    items.map((item) => partOf(part, item, { section: section?.(item) ?? null }));
  return [
    {
      part: 'template',
      key: 'template',
      label: title,
      section: null,
      owner: null,
      properties: shown({ key, title, year }),
    },
    ...sections.flatMap(sectionParts),
    ...plain('derived', derived, ownSection),
    ...plain('group', groups),
    ...plain('indicator', indicators, ownSection),
    ...Object.entries(settings).map(([name, value]) => settingPart(name, value)),
    ...plain('check', checks, ownSection),
  ];
}

type Keyed = { key: string; label: string };
const ownSection = (item: Keyed): string | null =>
  'section' in item && typeof item.section === 'string' ? item.section : null;

interface Place {
  section: string | null;
  owner?: string;
  key?: string;
}

function partOf(part: TemplatePart, { key, label, ...rest }: Keyed, { section, owner, key: full }: Place): Part {
  return { part, key: full ?? key, label, section, owner: owner ?? null, properties: shown({ label, ...rest }) };
}

function sectionParts({ key, title, fields, ...rest }: SectionDefinition): Part[] {
  const section: Part = {
    part: 'section',
    key,
    label: title,
    section: key,
    owner: null,
    properties: shown({ title, ...rest }),
  };
  return [section, ...fields.flatMap((field) => fieldParts(field, key))];
}

function fieldParts(field: FieldDefinition, section: string): Part[] {
  const { editableBy, visibleTo, ...plain } = field;
  const { columns, rows, ...rest }: Keyed & { columns?: readonly Keyed[]; rows?: readonly Keyed[] } = plain;
  const rights = {
    ...(editableBy && { editableBy: editableBy.map(rightInWords) }),
    ...(visibleTo && { visibleTo: visibleTo.map(rightInWords) }),
  };
  const part = partOf('field', { ...rest, ...rights }, { section, owner: `section:${section}` });
  const owner = identityOf(part);
  const within = (kind: 'column' | 'row', items: readonly Keyed[] = []) =>
    items.map((item) => partOf(kind, item, { section, owner, key: `${field.key}.${item.key}` }));
  return [part, ...within('column', columns), ...within('row', rows)];
}

function settingPart(name: string, value: unknown): Part {
  const settings = typeof value === 'object' && value !== null ? { ...value } : { [name]: value };
  return { part: 'rubric', key: name, label: '', section: null, owner: null, properties: shown(settings) };
}

/** Properties that hold properties of their own are told one by one: a rule's, and the formulas of a row. */
function shown(properties: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const entries = Object.entries(properties).flatMap(([name, value]): [string, string | null][] => {
    if ((name === 'rule' || name === 'formulas') && typeof value === 'object' && value !== null)
      return Object.entries(value).map(([inner, each]) => [`${name}.${inner}`, shownValueOf(each)]);
    return [[name, shownValueOf(value)]];
  });
  return new Map(entries.filter((entry): entry is [string, string] => entry[1] !== null));
}
