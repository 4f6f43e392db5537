import { describe, expect, it } from '@jest/globals';
import { diffTemplates } from './diff.js';
import { template2020, type TableField, type TemplateDefinition } from './index.js';
import { movedItems } from './diff/order.js';

type Edit = (definition: TemplateDefinition) => void;
const edited = (edit: Edit): TemplateDefinition => {
  const copy = JSON.parse(JSON.stringify(template2020)) as TemplateDefinition;
  edit(copy);
  return copy;
};
const told = (edit: Edit) => diffTemplates(template2020, edited(edit)).map(({ text }) => text);
const section = ({ sections }: TemplateDefinition, key: string) => sections.find((each) => each.key === key)!;
const execution = (definition: TemplateDefinition) =>
  section(definition, 'execution').fields.find(({ kind }) => kind === 'table') as TableField;

const table = execution(template2020).label;
const [firstRow, secondRow] = execution(template2020).rows;
const firstColumn = execution(template2020).columns[0]!;
const [indicator] = template2020.indicators;

describe('the difference of two versions', () => {
  it('is nothing between a template and its copy, whatever the order of its JSON', () => {
    const turned = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(turned)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .toReversed()
                .map(([key, each]) => [key, turned(each)]),
            )
          : value;
    expect(diffTemplates(template2020, turned(template2020) as TemplateDefinition)).toEqual([]);
  });

  it.each<[string, Edit, string[]]>([
    [
      'a new title of a section',
      (t) => (section(t, 'execution').title = '执行'),
      [`章节“${section(template2020, 'execution').title}”`],
    ],
    ['a new title of the template', (t) => (t.title = '新'), ['模板', `由“${template2020.title}”改为“新”`]],
    [
      'points of an indicator',
      (t) => (t.indicators[0]!.points = '9'),
      [`评价指标“${indicator!.label}”的分值由“${indicator!.points}”改为“9”`],
    ],
    ['a row that went', (t) => execution(t).rows.splice(0, 1), [`删去栏目“${table}”的行“${firstRow!.label}”`]],
    [
      'a column that came',
      (t) => execution(t).columns.push({ key: 'extra', label: '补充', unit: '万元', decimals: 2 }),
      [`新增栏目“${table}”的列“补充”：名称 补充，单位 万元，小数位数 2`],
    ],
    [
      'a unit of a column',
      (t) => (execution(t).columns[0]!.unit = '亿元'),
      [`列“${firstColumn.label}”的单位由“${firstColumn.unit}”改为“亿元”`],
    ],
    ['a check that went', (t) => t.checks.splice(0, 1), [`删去核查规则“${template2020.checks[0]!.label}”`]],
    [
      'a formula',
      (t) => (t.derived[0]!.formula = '1 + 1'),
      [`计算值“${template2020.derived[0]!.label}”的公式由“${template2020.derived[0]!.formula}”改为“1 + 1”`],
    ],
  ])('tells %s', (_, edit, texts) => {
    const sentences = told(edit).join('\n');
    for (const text of texts) expect(sentences).toContain(text);
    expect(told(edit)).toHaveLength(1);
  });

  it('tells a formula as a formula, with where it came or went', () => {
    const [change] = diffTemplates(
      template2020,
      edited((t) => (execution(t).columns[0]!.formula = 'budget + 1')),
    );
    expect(change).toMatchObject({
      part: 'formula',
      change: 'added',
      key: `${execution(template2020).key}.${firstColumn.key}`,
      section: 'execution',
      before: null,
      after: 'budget + 1',
    });
  });

  it('tells a rule’s properties one by one, as the rule of its indicator', () => {
    const changes = diffTemplates(
      template2020,
      edited((t) => (t.indicators[0]!.rule = { kind: 'judged', max: '3', min: '0' } as never)),
    );
    expect(changes.length).toBeGreaterThan(1);
    expect(new Set(changes.map(({ part, change }) => `${part} ${change}`))).toEqual(new Set(['rule changed']));
  });

  it('tells a moved row by its new neighbour, and only that row', () => {
    const changes = diffTemplates(
      template2020,
      edited((t) => {
        const { rows } = execution(t);
        rows.splice(1, 0, rows.splice(5, 1)[0]!);
      }),
    );
    const moved = execution(template2020).rows[5]!;
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({
      part: 'row',
      change: 'moved',
      label: moved.label,
      before: `“${execution(template2020).rows[4]!.label}”之后`,
      after: `“${firstRow!.label}”之后`,
    });
    expect(secondRow!.label).not.toBe(moved.label);
  });

  it('tells a field that went to another section as moved, with both sections', () => {
    const changes = diffTemplates(
      template2020,
      edited((t) => {
        const [from, to] = [section(t, 'execution'), section(t, 'budget')];
        to.fields.push(...from.fields.splice(0, 1));
      }),
    );
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ part: 'field', change: 'moved', section: 'budget' });
    expect(changes[0]!.before).toContain(section(template2020, 'execution').title);
  });

  it('tells a whole section once, without each of its fields', () => {
    const changes = diffTemplates(
      template2020,
      edited((t) => {
        t.sections = t.sections.filter(({ key }) => key !== 'execution');
      }),
    );
    expect(changes.map(({ part, change, key }) => `${change} ${part} ${key}`)).toEqual(['removed section execution']);
  });

  it('turned around tells the opposite', () => {
    const other = edited((t) => {
      t.indicators.splice(2, 1);
      t.derived[1]!.formula = '2';
      execution(t).rows.splice(3, 2);
    });
    const opposite = { added: 'removed', removed: 'added', changed: 'changed', moved: 'moved' } as const;
    const there = diffTemplates(template2020, other).map(
      ({ change, part, key }) => `${opposite[change]} ${part} ${key}`,
    );
    const back = diffTemplates(other, template2020).map(({ change, part, key }) => `${change} ${part} ${key}`);
    expect(back.toSorted()).toEqual(there.toSorted());
    expect(back).toHaveLength(4);
  });
});

describe('items that moved', () => {
  it.each([
    ['abcde', 'abcde', ''],
    ['abcde', 'bcdea', 'a'],
    ['abcde', 'eabcd', 'e'],
    ['abcde', 'acbde', 'c'],
    ['abcdef', 'fabced', 'fe'],
  ])('from %s to %s are as few as possible', (before, after, moved) => {
    const count = (items: string) => items.length;
    const found = movedItems([...before], [...after]);
    expect(count([...found].join(''))).toBe(count(moved));
    // without them both orders agree
    const rest = (items: string) => [...items].filter((item) => !found.has(item)).join('');
    expect(rest(after)).toBe(rest(before));
  });
});
