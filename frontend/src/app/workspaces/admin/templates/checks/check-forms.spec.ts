import { describe, expect, it } from '@jest/globals';
import { checkSchema, type CheckDefinition } from '@countersign/checks';
import { compileTemplate, template2020 } from '@countersign/template';
import { emptyDefinition } from '../editing/empty.fixture.js';
import { checkSchemas, placesOf } from '../editing/json-schema.fixture.js';
import { shapeOf, type FormPart, type FormValue } from '../form/form-part.js';
import type { AnyCheckForm } from './check-form.js';
import { checkFormOf, checkForms } from './check-forms.js';
import { checkStart, placed } from './check-places.js';

const start = checkStart(template2020, 'k1', 'execution.total.spent');
const kinds = [...checkSchemas.keys()] as CheckDefinition['kind'][];

/** Properties that a form asks for, `figures.bases.words`; a choice of shapes is none. */
const asked = (parts: readonly FormPart[], above = ''): string[] =>
  parts
    .filter(({ kind }) => kind !== 'shape')
    .flatMap((part) => [above + part.key, ...('parts' in part ? asked(part.parts, `${above}${part.key}.`) : [])]);
/** The kind and key are the editor's own; the section of a place is that of what it shows. */
const own = /^(kind|key)$|\.section$/;

describe('the forms of checks', () => {
  it('are there for every kind of check, and only once', () => {
    expect(checkForms.map(({ kind }) => kind).sort()).toEqual([...kinds].sort());
  });

  it.each(kinds)('%s begins with a check that can be stored', (kind) => {
    expect(checkSchema.safeParse(checkFormOf(kind).fresh(start)).error).toBeUndefined();
  });

  it.each(kinds)('%s begins with a check that runs at once', (kind) => {
    const checks = [...template2020.checks, checkFormOf(kind).fresh(start)];
    const result = compileTemplate({ ...template2020, checks });
    expect(result.ok ? [] : result.errors).toEqual([]);
  });

  it.each(kinds)('%s has a control for everything that its check may have', (kind) => {
    const controls = new Set(asked(checkFormOf(kind).parts));
    const places = new Set(placesOf(checkSchemas.get(kind)!).map(({ path }) => path));
    expect([...places].filter((path) => !controls.has(path) && !own.test(path))).toEqual([]);
  });

  it('begin with what the template has', () => {
    expect(start).toMatchObject({
      field: 'execution',
      figure: 'execution.total.spent',
      goals: { list: 'goals', name: 'indicator', target: 'target', result: 'result', deviation: 'deviation' },
    });
    for (const key of [start.table, start.list, start.narrative, start.checklist.item]) expect(key).not.toBe('');
  });

  it('leave blank what an empty template does not have', () => {
    expect(checkStart(emptyDefinition, 'k1', '0')).toMatchObject({
      table: '',
      goals: { list: '', name: '', target: '', result: '' },
      checklist: { answer: '', item: '' },
    });
  });

  it('put a place into the section of what it shows', () => {
    const cell = { label: '', section: '', figure: 'execution.total.spent' };
    const text = { label: '', section: '', narrative: 'projects_narrative', phrase: '项目' };
    const fact = { ...checkFormOf('same_fact').fresh(start), kind: 'same_fact', unit: '个' } as const;
    expect(placed(template2020, { ...fact, places: [cell, text] })).toMatchObject({
      places: [{ section: 'execution' }, { section: 'projects' }],
    });
    const place = { label: '', formula: '0', section: '', field: 'execution' };
    const [derived] = template2020.derived;
    const equal = { ...checkFormOf('equal').fresh(start), kind: 'equal', unit: '元', tolerance: '0' } as const;
    expect(placed(template2020, { ...equal, left: place, right: { ...place, field: derived!.key } })).toMatchObject({
      left: { section: 'execution' },
      right: { section: derived!.section },
    });
  });
});

describe('a value of several shapes', () => {
  const choices = { of: () => [{ value: 'f1', label: '' }], within: () => [{ value: 'c1', label: '' }] };
  const shapesIn = (parts: readonly FormPart[], rows = ''): [string, Extract<FormPart, { kind: 'shape' }>][] =>
    parts.flatMap((part) => {
      if (part.kind === 'shape') return [[rows, part]];
      return 'parts' in part ? shapesIn(part.parts, part.key) : [];
    });
  const found = checkForms.flatMap((form: AnyCheckForm) =>
    shapesIn(form.parts).flatMap(([rows, part]) =>
      part.shapes.map((shape) => [`${form.kind} ${rows} ${shape.label}`, form, rows, part, shape] as const),
    ),
  );

  it.each(found)('%s begins with what can be stored, and is known again', (_, form, rows, part, shape) => {
    const check = form.fresh(start) as unknown as FormValue;
    const list = check[rows] as readonly FormValue[] | undefined;
    const value = shape.fresh(list?.[0] ?? check, check, choices);
    expect(shapeOf(part.shapes, value)).toBe(shape);
    const changed = list ? { ...check, [rows]: [value, ...list.slice(1)] } : value;
    expect(checkSchema.safeParse(changed).error).toBeUndefined();
  });
});
