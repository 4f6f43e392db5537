import { describe, expect, it } from '@jest/globals';
import { readTemplate, template2020, type TemplateError } from './index.js';

type Json = Record<string, unknown>;

const plain = (): Json => JSON.parse(JSON.stringify(template2020)) as Json;

/** Sets the value at `path` of the 2020 template; undefined removes it. */
function withValue(path: (string | number)[], value: unknown): Json {
  const copy = plain();
  const last = path.at(-1)!;
  const parent = path.slice(0, -1).reduce<unknown>((at, part) => (at as Json)[part], copy) as Json;
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

function errorsOf(json: unknown): TemplateError[] {
  const result = readTemplate(json);
  return result.ok ? [] : result.errors;
}

const sectionAt = template2020.sections.findIndex(({ fields }) => fields.some(({ kind }) => kind === 'table'));
const section = template2020.sections[sectionAt]!;
const tableAt = section.fields.findIndex(({ kind }) => kind === 'table');
const table = section.fields[tableAt]!;
const tablePath = ['sections', sectionAt, 'fields', tableAt];
const tablePlace = `sections[${sectionAt}].fields[${tableAt}]`;

/** What is wrong, where it is put, and the place and words that the error must have. */
const broken: [string, (string | number)[], unknown, { path: string; where: string; message: string }][] = [
  [
    'a missing title',
    ['title'],
    undefined,
    { path: 'title', where: template2020.key, message: '缺少这一项，应为文字' },
  ],
  ['a year in words', ['year'], '二〇二〇', { path: 'year', where: template2020.key, message: '应为数字' }],
  ['a year with a fraction', ['year'], 2020.5, { path: 'year', where: template2020.key, message: '应为整数' }],
  ['no sections', ['sections'], [], { path: 'sections', where: template2020.key, message: '至少一个章节' }],
  [
    'a field that no section has',
    ['sections', sectionAt, 'colour'],
    'red',
    { path: `sections[${sectionAt}]`, where: section.key, message: '没有名为“colour”的项' },
  ],
  [
    'a kind of field that does not exist',
    [...tablePath, 'kind'],
    'matrix',
    { path: `${tablePlace}.kind`, where: table.key, message: '应为narrative、figure、choice、table、list之一' },
  ],
  [
    'a table without columns',
    [...tablePath, 'columns'],
    [],
    { path: `${tablePlace}.columns`, where: table.key, message: '至少一列' },
  ],
  [
    'a key with capitals',
    [...tablePath, 'rows', 0, 'key'],
    'Basic',
    { path: `${tablePlace}.rows[0].key`, where: 'Basic', message: '应为小写字母、数字、下划线' },
  ],
  [
    'decimals as text',
    [...tablePath, 'columns', 0, 'decimals'],
    '2',
    { path: `${tablePlace}.columns[0].decimals`, where: table.key, message: '应为数字' },
  ],
  [
    'points as a number',
    ['indicators', 0, 'points'],
    3,
    { path: 'indicators[0].points', where: template2020.indicators[0]!.key, message: '应为文字' },
  ],
  [
    'a kind of rule that does not exist',
    ['indicators', 0, 'rule'],
    { kind: 'magic' },
    { path: 'indicators[0].rule.kind', where: template2020.indicators[0]!.key, message: '应为' },
  ],
  [
    'a severity that does not exist',
    ['checks', 0, 'severity'],
    'mild',
    { path: 'checks[0].severity', where: template2020.checks[0]!.key, message: '应为blocking、warning之一' },
  ],
  [
    'an invisible character',
    ['sections', 0, 'title'],
    '概况\0',
    { path: 'sections[0].title', where: template2020.sections[0]!.key, message: '不可见' },
  ],
  [
    'half a character',
    ['sections', 0, 'title'],
    '概况\ud83d',
    { path: 'sections[0].title', where: template2020.sections[0]!.key, message: '残缺' },
  ],
];

describe('readTemplate, shape', () => {
  it.each(broken)('tells %s at its place', (_, path, value, { message, ...place }) => {
    const errors = errorsOf(withValue(path, value));
    expect(errors).toContainEqual(expect.objectContaining({ ...place, message: expect.stringContaining(message) }));
  });

  it('tells a rule deep inside another at its own place, with the character of its formula', () => {
    const inner = { kind: 'bands', value: '1 +', label: '率', unit: '%', bands: [{ points: '1' }] };
    const rule = {
      kind: 'veto',
      key: 'no',
      label: '否决',
      rule: { kind: 'veto', key: 'none', label: '否决', rule: inner },
    };
    const [error] = errorsOf(withValue(['indicators', 0, 'rule'], rule));
    expect(error).toMatchObject({ path: 'indicators[0].rule.rule.rule.value', position: 3 });
  });

  it('reports every fault at once', () => {
    const copy = withValue(['title'], '');
    Object.assign(copy, { year: 'x', groups: 'none' });
    expect(errorsOf(copy).map(({ path }) => path)).toEqual(['year', 'title', 'groups']);
  });

  it('passes on what compiling finds once the shape is right', () => {
    expect(errorsOf(withValue(['indicators', 0, 'section'], 'nowhere'))).toContainEqual(
      expect.objectContaining({
        code: 'unknown_section',
        where: template2020.indicators[0]!.key,
        path: 'indicators[0]',
      }),
    );
  });

  it.each<[string, (string | number)[], string]>([
    ['a computed figure', ['derived', 3, 'formula'], 'derived[3]'],
    ['a cell of a table', [...tablePath, 'columns', 0, 'formula'], tablePlace],
  ])('tells where %s stands whose formula is wrong', (_, path, place) => {
    expect(errorsOf(withValue(path, 'nowhere + 1'))).toContainEqual(
      expect.objectContaining({ code: 'unknown_name', path: place, position: 0 }),
    );
  });

  it('gives a copy, so that a later change of the input changes nothing', () => {
    const input = plain();
    const result = readTemplate(input);
    (input['sections'] as Json[])[0]!['title'] = 'changed';
    expect(result).toEqual({ ok: true, definition: template2020 });
  });
});

function circle(): Json {
  const copy = plain();
  copy['sections'] = [copy];
  return copy;
}

function nested(depth: number): unknown {
  let rule: unknown = { kind: 'choice', options: [] };
  for (let level = 0; level < depth; level += 1) rule = { kind: 'veto', key: 'no', label: '否决', rule };
  return withValue(['indicators', 0, 'rule'], rule);
}

const throwing = {
  get key(): string {
    throw new Error('no');
  },
};

/** Inputs that are no template at all. */
const hostile: [string, () => unknown][] = [
  ['nothing', () => undefined],
  ['null', () => null],
  ['a number', () => 7],
  ['not a number', () => Number.NaN],
  ['text', () => '{"key":"a"}'],
  ['an empty list', () => []],
  ['an empty object', () => ({})],
  ['a function', () => () => undefined],
  ['a date', () => new Date(0)],
  ['a map', () => new Map([['key', 'a']])],
  ['a bigint', () => 7n],
  ['a template that contains itself', circle],
  ['rules nested 55 deep', () => nested(55)],
  ['rules nested 10,000 deep', () => nested(10_000)],
  ['an object whose property throws', () => throwing],
  ['a million sections', () => withValue(['sections'], new Array(1_000_000).fill({ key: 'a' }))],
  ['a title of ten million characters', () => withValue(['title'], '长'.repeat(10_000_000))],
  ['a formula of ten million characters', () => withValue(['derived', 0, 'formula'], 'a'.repeat(10_000_000))],
  ['the name __proto__', () => JSON.parse('{"__proto__":{"key":"a"},"key":"b"}')],
  [
    'the name __proto__ among formulas',
    () => withValue([...tablePath, 'rows', 0, 'formulas'], JSON.parse('{"__proto__":"1"}')),
  ],
  ['the name constructor', () => withValue(['constructor'], {})],
  ['a table of 500 × 50 cells in a hundred fields', hugeTables],
  ['ten thousand formulas with patterns', manyPatterns],
];

function hugeTables(): unknown {
  const columns = Array.from({ length: 50 }, (_, index) => ({
    key: `c${index}`,
    label: '列',
    unit: '万元',
    decimals: 2,
  }));
  const rows = Array.from({ length: 500 }, (_, index) => ({ key: `r${index}`, label: '行', kind: 'item' }));
  const fields = Array.from({ length: 50 }, (_, index) => ({
    kind: 'table',
    key: `t${index}`,
    label: '表',
    columns,
    rows,
  }));
  return withValue([...tablePath.slice(0, 2), 'fields'], fields);
}

function manyPatterns(): unknown {
  const columns = [
    { key: 'a', label: '列', unit: '万元', decimals: 2 },
    ...Array.from({ length: 12 }, (_, index) => ({
      key: `c${index}`,
      label: '列',
      unit: '万元',
      decimals: 2,
      formula: 'sum(huge.*.a)',
    })),
  ];
  const rows = Array.from({ length: 500 }, (_, index) => ({ key: `r${index}`, label: '行', kind: 'item' }));
  const fields = [{ kind: 'table', key: 'huge', label: '表', columns, rows }];
  return withValue([...tablePath.slice(0, 2), 'fields'], fields);
}

describe('readTemplate, whatever comes in', () => {
  it.each(hostile)('%s gives located errors and does not throw', (_, make) => {
    const errors = errorsOf(make());
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.length).toBeLessThanOrEqual(200);
    for (const { where, message } of errors) {
      expect(where).not.toBe('');
      expect(message).toMatch(/。$/);
      expect(message.length).toBeLessThan(1_000);
    }
  });

  it('never changes what objects inherit', () => {
    errorsOf(JSON.parse('{"__proto__":{"polluted":true}}'));
    expect(({} as Json)['polluted']).toBeUndefined();
  });
});
