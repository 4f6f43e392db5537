import { describe, expect, it } from '@jest/globals';
import { buildModel } from '../model/build-model.js';
import { unitsFit } from './unit.js';

const units = new Map([
  ['wan', '万元'],
  ['wan2', '万元'],
  ['yuan', '元'],
  ['yi', '亿元'],
  ['rate', '%'],
  ['people', '人'],
  ['heads', '名'],
  ['items', '件'],
  ['head_cost', '元/人'],
  ['number', ''],
  ['rows.one', '万元'],
  ['rows.two', '万元'],
  ['mixed.one', '万元'],
  ['mixed.two', '元'],
]);
const inputs = [...units.keys(), 'unlisted'];

function errorsOf(formula: string, unit = '') {
  const built = buildModel({
    inputs,
    derived: [{ key: 'result', formula }],
    units: new Map([...units, ['result', unit]]),
  });
  return built.ok ? [] : built.errors;
}

function compiled(formula: string) {
  const built = buildModel({ inputs, derived: [], units });
  if (!built.ok) throw new Error(JSON.stringify(built.errors));
  return built.model.compile(formula);
}

describe('units that do not go together', () => {
  it.each([
    ['wan + yuan', 4],
    ['wan - 2 * yuan', 4],
    ['number + wan + yuan', 13],
    ['wan < yuan', 4],
    ['wan = to(wan, 元)', 4],
    ['wan / yuan', 4],
    ['wan * wan + wan', 10],
    ['number / wan + wan', 13],
    ['wan + people', 4],
    ['people - items', 7],
    ['wan + rate', 4],
    ['rate >= wan', 5],
    ['wan + wan / wan2', 4],
    ['sum(wan, 1, yuan)', 12],
    ['sum(mixed.*)', 4],
    ['sum(rows.*, yuan)', 12],
    ['min(people, 1 + items)', 12],
    ['max(rate, wan)', 10],
    ['if(yuan > 1, wan, yuan)', 18],
    ['if(wan > yuan, 1, 2)', 7],
    ['coalesce(wan, yuan)', 14],
    ['count(wan + yuan)', 10],
    ['not (wan > yuan)', 9],
    ['round(wan + yuan, 2)', 10],
    ['wan + prior(yuan)', 4],
    ['to(rate, 万元)', 3],
    ['1 + to(people, 元)', 7],
    ['to(number, 元)', 3],
    ['to(5, 元)', 3],
    ['to(wan * wan, 元)', 3],
    ['to(wan + yuan, 元)', 7],
  ])('in %s are an error at %i', (formula, position) => {
    expect(errorsOf(formula)).toMatchObject([{ code: 'unit_mismatch', key: 'result', position }]);
    expect(compiled(formula)).toMatchObject({ ok: false, errors: [{ code: 'unit_mismatch', position }] });
  });

  it.each([
    ['wan', '元'],
    ['to(wan, 元)', '万元'],
    ['wan / wan2', '万元'],
    ['rate', '元'],
    ['wan', '%'],
    ['people', '件'],
    ['people', '万元'],
    ['wan * wan', '万元'],
  ])('between the result of %s and the declared %s are an error', (formula, unit) => {
    expect(errorsOf(formula, unit)).toMatchObject([
      { code: 'unit_mismatch', message: expect.stringContaining(`本项设置的单位是“${unit}”`) },
    ]);
  });

  it('are told with both units and the way out', () => {
    expect(errorsOf('wan + yuan')[0]?.message).toBe(
      '公式第 5 个字符处：“+”左边的单位是“万元”，右边是“元”，请用 to(…, 元) 换算。',
    );
    expect(errorsOf('sum(mixed.*)')[0]?.message).toContain('“mixed.one”的单位是“万元”，“mixed.two”的单位是“元”');
  });
});

describe('units that go together', () => {
  it.each([
    ['wan + wan2', '万元'],
    ['wan + 1', '万元'],
    ['wan * rate', '万元'],
    ['rate * wan', '万元'],
    ['wan / 2', '万元'],
    ['-wan', '万元'],
    ['wan * 5%', '万元'],
    ['sum(rows.*)', '万元'],
    ['prior(wan)', '万元'],
    ['if(number, wan, 0)', '万元'],
    ['coalesce(0, wan)', '万元'],
    ['round(abs(wan), 2)', '万元'],
    ['to(yuan, 万元) + wan', '万元'],
    ['to(wan + wan2, 元)', '元'],
    ['wan / wan2', '%'],
    ['rate + wan / wan2', '%'],
    ['to(yuan, 万元) / wan', '%'],
    ['people / heads', '%'],
    ['people + heads', '人'],
    ['people * 2', '人'],
    ['people * rate', '人'],
    ['wan / people', '万元'],
    ['head_cost * people + yuan', '元'],
    ['items / people', '%'],
    ['count(rows.*)', ''],
    ['wan > wan2', ''],
    ['wan > 0 and people > 0', ''],
    ['5 + 5%', ''],
    ['unlisted + wan', '万元'],
  ])('%s is in “%s”', (formula, unit) => {
    expect(compiled(formula)).toMatchObject({ ok: true, unit });
    expect(errorsOf(formula, unit)).toEqual([]);
  });

  it.each([
    ['count(rows.*)', '个'],
    ['100', '万元'],
    ['wan / wan2', '倍'],
    ['wan / people', '元/人'],
    ['wan', ''],
  ])('%s may be declared as “%s”', (formula, unit) => {
    expect(errorsOf(formula, unit)).toEqual(unit === '元/人' ? [expect.anything()] : []);
  });
});

describe('to', () => {
  const built = buildModel({ inputs, derived: [], units });
  if (!built.ok) throw new Error('not built');
  const evaluation = built.model.evaluate({ yuan: '203000', wan: '20.3', yi: '0.00203' });

  it.each([
    ['to(yuan, 万元)', '20.3'],
    ['to(wan, 元)', '203000'],
    ['to(yi, 万元)', '20.3'],
    ['to(wan, 亿元)', '0.00203'],
    ['to(wan, 千元)', '203'],
    ['to(yuan, 百万元)', '0.203'],
    ['to(to(wan, 元), 万元)', '20.3'],
    ['to(yuan, 元)', '203000'],
    ['to(yuan, 万元) = wan', '1'],
  ])('%s is %s', (formula, expected) => {
    const result = built.model.compile(formula);
    const value = result.ok ? result.reader.read(evaluation) : undefined;
    expect(value?.kind === 'known' && value.value.toString()).toBe(expected);
  });
});

describe('a model without units', () => {
  it('checks none', () => {
    const model = buildModel({ inputs: ['a', 'b'], derived: [{ key: 'sum', formula: 'a + b' }] });
    expect(model.ok).toBe(true);
  });

  it('cannot convert, and says so', () => {
    expect(buildModel({ inputs: ['a'], derived: [{ key: 'b', formula: 'to(a, 元)' }] })).toMatchObject({
      errors: [{ code: 'unit_mismatch', position: 3, message: expect.stringContaining('设置金额单位') }],
    });
  });
});

describe('two declared units', () => {
  it.each([
    ['万元', '万元', true],
    ['万元', '元', false],
    ['万元', '', true],
    ['万元', '%', false],
    ['个', '项', true],
    ['人', '件', false],
    ['倍', '%', true],
    ['元/人', '元', true],
  ])('%s and %s: %s', (a, b, fit) => {
    expect([unitsFit(a, b), unitsFit(b, a)]).toEqual([fit, fit]);
  });
});
