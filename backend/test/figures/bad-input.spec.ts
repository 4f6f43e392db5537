import type { Problem } from '@countersign/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { fingerprint, placeReport, revisionOf, startWorld } from '../reports/office-world.js';
import type { OfficeWorld, PlacedReport } from '../reports/office-world.js';

const spent = 'execution.project.purchases.spent';
const adjusted = 'execution.project.purchases.adjusted';
const narrative = 'execution_narrative';
const script = '<script>alert(document.cookie)</script><img src=x onerror="alert(1)">';

let world: OfficeWorld;
let report: PlacedReport;
let accountant: Caller;
let office: Caller;
beforeAll(async () => {
  world = await startWorld();
  for (const [name, place] of [
    ['accountant', '财务科'],
    ['secretary', '办公室'],
  ] as const)
    await world.server.addPerson(name, [{ role: 'owner', officeId: world.department.office(place) }]);
  accountant = await world.server.as('accountant');
  office = await world.server.as('secretary');
  report = await placeReport(world);
}, 120_000);
afterAll(() => world.close());

type Save = 'saveFigures' | 'saveAnswers' | 'saveNarrative';

async function send(route: Save, body: object, section = 'execution', key?: string) {
  const id = report.section(section);
  const caller = section === 'duties' ? office : accountant;
  const revision = await revisionOf(world, id);
  return caller.call(route, { params: { id, ...(key && { key }) }, body: { revision, ...body } });
}

const figure = (key: string, value: unknown) => ({ figures: [{ key, value }] });
const answer = (key: string, value: unknown) => ({ answers: [{ key, value }] });

const many = (count: number) => Array.from({ length: count }, (_, index) => ({ key: `k${index}`, value: '1' }));

/** Asks for something that must be refused; gives the problem when nothing in the report or the outbox changed. */
async function refused(ask: () => ReturnType<typeof send>): Promise<Problem & { answered: number }> {
  const before = await fingerprint(world, report.id);
  const { status, problem, headers } = await ask();
  expect(await fingerprint(world, report.id)).toBe(before);
  expect(headers.get('content-type')).toContain('application/problem+json');
  expect(problem.detail).toMatch(/\p{Script=Han}/u);
  for (const { message } of problem.errors ?? []) expect(message).toMatch(/\p{Script=Han}/u);
  return { ...problem, answered: status };
}

describe('a figure that may not be stored is refused by name, and nothing is stored', () => {
  it.each<[string, string, unknown, string]>([
    ['text', spent, '三万', 'not_a_number'],
    ['text behind digits', spent, '12万元', 'not_a_number'],
    ['an exponent beyond every float', spent, '1e400', 'not_a_number'],
    ['a small exponent', spent, '1e5', 'not_a_number'],
    ['NaN', spent, 'NaN', 'not_a_number'],
    ['Infinity', spent, 'Infinity', 'not_a_number'],
    ['hexadecimal', spent, '0x1F', 'not_a_number'],
    ['an empty text', spent, '', 'not_a_number'],
    ['blanks around', spent, ' 5 ', 'not_a_number'],
    ['a line break', spent, '5\n', 'not_a_number'],
    ['a plus sign', spent, '+5', 'not_a_number'],
    ['two signs', spent, '--5', 'not_a_number'],
    ['two points', spent, '1.2.3', 'not_a_number'],
    ['full-width digits', spent, '１２．５', 'not_a_number'],
    ['thousands separators', spent, '1,234.56', 'not_a_number'],
    ['SQL', spent, "0'; drop table figure; --", 'not_a_number'],
    ['a script', spent, '<script>alert(1)</script>', 'not_a_number'],
    ['a negative amount of money spent', spent, '-0.01', 'negative_not_allowed'],
    ['a third decimal', spent, '3.801', 'too_many_decimals'],
    ['17 decimals', spent, '0.12345678901234567', 'too_many_decimals'],
    ['17 decimals, only the last of them counts', spent, '1.00000000000000001', 'too_many_decimals'],
    ['sixteen digits', spent, '1000000000000000', 'too_large'],
    ['sixteen digits with a sign', adjusted, '-1000000000000000', 'too_large'],
    ['64 digits', spent, '9'.repeat(64), 'too_large'],
    ['a computed total', 'execution.total.spent', '1', 'computed'],
    ['a cell that another table gives', 'execution.basic.personnel.budget', '1', 'computed'],
    ['a computed rate', 'execution.total.progress', '1', 'computed'],
    ['clearing a computed total', 'execution.total.spent', null, 'computed'],
    ['a figure of another section', 'key_tasks.assigned', '9', 'other_section'],
    ['clearing a figure of another section', 'key_tasks.assigned', null, 'other_section'],
    ['an unknown key', 'execution.nothing.spent', '1', 'unknown_key'],
    ['clearing an unknown key', 'execution.nothing.spent', null, 'unknown_key'],
    ['the key of a narrative', narrative, '1', 'unknown_key'],
    ['a key that every object has', '__proto__', '1', 'unknown_key'],
    ['another one', 'constructor', '1', 'unknown_key'],
  ])('%s: %s = %j', async (_, key, value, code) => {
    const problem = await refused(() => send('saveFigures', figure(key, value)));
    expect(problem).toMatchObject({ answered: 422, code: 'invalid_input', errors: [{ code, field: key }] });
  });

  it('one bad figure among good ones keeps all of them out; each bad one is named', async () => {
    const figures = [
      { key: spent, value: '4.10' },
      { key: adjusted, value: '一' },
      { key: 'execution.total.spent', value: '1' },
    ];
    const problem = await refused(() => send('saveFigures', { figures }));
    expect(problem.errors?.map(({ field }) => field)).toEqual([adjusted, 'execution.total.spent']);
    expect(problem.detail).toContain('有 2 处填写需要修改，均未保存');
  });

  it.each([
    ['different values', '4.10', '4.20'],
    ['the same value', '4.10', '4.10'],
    ['a value and a clearing', '4.10', null],
  ])('a figure that is named twice in one save: %s', async (_, first, second) => {
    const figures = [
      { key: spent, value: first },
      { key: spent, value: second },
    ];
    const problem = await refused(() => send('saveFigures', { figures }));
    expect(problem).toMatchObject({ answered: 422, errors: [{ code: 'named_twice', field: spent }] });
  });
});

describe('a figure in an unusual but exact notation is stored as the number it is', () => {
  it.each([
    ['00012', '12'],
    ['-0', '0'],
    ['7.10', '7.1'],
    ['1.50000000000000000', '1.5'],
    ['999999999999999.99', '999999999999999.99'],
  ])('%s as %s', async (text, value) => {
    expect((await send('saveFigures', figure(spent, text))).status).toBe(200);
    const { figures } = await accountant.done('readSection', { params: { id: report.section('execution') } });
    expect(figures[spent]).toBe(value);
  });

  it('where a sign makes sense, down to the last digit', async () => {
    expect((await send('saveFigures', figure(adjusted, '-999999999999999.99'))).status).toBe(200);
    const { figures } = await accountant.done('readSection', { params: { id: report.section('execution') } });
    expect(figures[adjusted]).toBe('-999999999999999.99');
  });
});

describe('an answer that may not be stored is refused by name, and nothing is stored', () => {
  const rows = (row: unknown) => [{ duty: '组织投资推广活动。' }, row];
  it.each<[string, string, string, unknown, string]>([
    ['a narrative that is a number', 'execution', narrative, 5, 'wrong_shape'],
    ['a narrative that is a list', 'execution', narrative, ['文字'], 'wrong_shape'],
    ['a narrative that is an object', 'execution', narrative, { text: '文字' }, 'wrong_shape'],
    ['a narrative that is true', 'execution', narrative, true, 'wrong_shape'],
    ['a narrative of one character too many', 'execution', narrative, '字'.repeat(3001), 'too_long'],
    ['a narrative of one rare character too many', 'execution', narrative, '𠮷'.repeat(3001), 'too_long'],
    ['a narrative of 300,000 characters', 'execution', narrative, '字'.repeat(300_000), 'too_long'],
    ['a narrative of another section', 'execution', 'year_plan', '文字', 'other_section'],
    ['an unknown key', 'execution', 'no_such_field', '文字', 'unknown_key'],
    ['the key of a figure', 'execution', spent, '3.80', 'unknown_key'],
    ['a key that every object has', 'execution', 'constructor', '文字', 'unknown_key'],
    ['a list that is a text', 'duties', 'duties', '组织投资推广活动。', 'wrong_shape'],
    ['a list with a row that is a text', 'duties', 'duties', rows('文字'), 'wrong_shape'],
    ['a list with a row that is nothing', 'duties', 'duties', rows(null), 'wrong_shape'],
    ['a list with an unknown column', 'duties', 'duties', rows({ score: '100' }), 'unknown_key'],
    ['a list with a number in a cell', 'duties', 'duties', rows({ duty: 1 }), 'wrong_shape'],
    ['a list with a cell too long', 'duties', 'duties', rows({ duty: '字'.repeat(2001) }), 'too_long'],
    [
      'a list of too many rows',
      'duties',
      'duties',
      Array.from({ length: 201 }, () => ({ duty: '一' })),
      'too_many_rows',
    ],
  ])('%s', async (_, section, key, value, code) => {
    const problem = await refused(() => send('saveAnswers', answer(key, value), section));
    expect(problem).toMatchObject({ answered: 422, code: 'invalid_input', errors: [{ code, field: key }] });
  });

  it('an answer that is named twice in one save', async () => {
    const answers = [
      { key: narrative, value: '第一稿' },
      { key: narrative, value: null },
    ];
    const problem = await refused(() => send('saveAnswers', { answers }));
    expect(problem).toMatchObject({ answered: 422, errors: [{ code: 'named_twice', field: narrative }] });
  });

  it('a narrative of 5 MB, by either way', async () => {
    const text = 'a'.repeat(5 * 1024 * 1024);
    const whole = await refused(() => send('saveAnswers', answer(narrative, text)));
    expect(whole).toMatchObject({ answered: 413, code: 'too_large', field: 'body' });
    const single = await refused(() => send('saveNarrative', { text }, 'execution', narrative));
    expect(single).toMatchObject({ answered: 413, code: 'too_large', field: narrative });
  });
});

describe('a character that no text may hold is refused wherever it stands', () => {
  it.each<[string, Save, object, string]>([
    ['NUL in a figure', 'saveFigures', figure(spent, '3.80\0'), 'figures.0.value'],
    ['NUL in a key', 'saveFigures', figure(`${spent}\0`, '3.80'), 'figures.0.key'],
    ['NUL in a narrative', 'saveNarrative', { text: '执行\0情况' }, 'text'],
    ['NUL in an answer', 'saveAnswers', answer(narrative, '执行\0情况'), 'answers.0.value'],
    ['NUL deep in a list', 'saveAnswers', answer('duties', [{ duty: '一\0' }]), 'answers.0.value.0.duty'],
    ['half of a character in a narrative', 'saveNarrative', { text: '执行\ud842情况' }, 'text'],
    ['half of a character in an answer', 'saveAnswers', answer(narrative, '\udfb7'), 'answers.0.value'],
  ])('%s', async (_, route, body, field) => {
    const problem = await refused(() => send(route, body, 'execution', narrative));
    expect(problem).toMatchObject({ answered: 422, errors: [{ code: 'forbidden_character', field }] });
  });
});

describe('a save of the wrong shape is refused, and names what is wrong', () => {
  it.each<[string, Save, object, string]>([
    ['no revision', 'saveFigures', { revision: undefined, ...figure(spent, '3.80') }, 'revision'],
    ['a revision that is a text', 'saveFigures', { revision: '1', ...figure(spent, '3.80') }, 'revision'],
    ['a revision between two', 'saveFigures', { revision: 1.5, ...figure(spent, '3.80') }, 'revision'],
    ['a revision beyond every integer', 'saveFigures', { revision: 1e300, ...figure(spent, '3.80') }, 'revision'],
    ['a number instead of its text', 'saveFigures', figure(spent, 3.8), 'figures.0.value'],
    ['a list instead of a number', 'saveFigures', figure(spent, ['3.80']), 'figures.0.value'],
    ['no value', 'saveFigures', { figures: [{ key: spent }] }, 'figures.0.value'],
    ['no key', 'saveFigures', { figures: [{ value: '3.80' }] }, 'figures.0.key'],
    ['a key that is a number', 'saveFigures', { figures: [{ key: 1, value: '3.80' }] }, 'figures.0.key'],
    ['65 digits', 'saveFigures', figure(spent, '9'.repeat(65)), 'figures.0.value'],
    ['no figures', 'saveFigures', { figures: [] }, 'figures'],
    ['figures that are an object', 'saveFigures', { figures: { [spent]: '3.80' } }, 'figures'],
    ['more figures than a template has', 'saveFigures', { figures: many(1001) }, 'figures'],
    ['no answers', 'saveAnswers', {}, 'answers'],
    ['a narrative that is a number', 'saveNarrative', { text: 5 }, 'text'],
  ])('%s', async (_, route, body, field) => {
    const problem = await refused(() => send(route, body, 'execution', narrative));
    expect(problem).toMatchObject({ answered: 422, code: 'invalid_input', field });
  });

  it.each([
    ['half a JSON', '{"revision":1,"figures":[', 'application/json'],
    ['a JSON text', '"3.80"', 'application/json'],
    ['nothing', '', 'application/json'],
    ['a form', 'revision=1', 'application/x-www-form-urlencoded'],
    ['a prototype', '{"revision":1,"figures":[],"__proto__":{"x":1}}', 'application/json'],
  ])('%s', async (_, body, type) => {
    const before = await fingerprint(world, report.id);
    const response = await fetch(`${world.server.url}/api/sections/${report.section('execution')}/figures`, {
      method: 'PUT',
      headers: { cookie: accountant.cookie, 'x-csrf-token': accountant.csrfToken, 'content-type': type },
      body,
    });
    expect([400, 415, 422]).toContain(response.status);
    expect(((await response.json()) as Problem).detail).toMatch(/\p{Script=Han}/u);
    expect(await fingerprint(world, report.id)).toBe(before);
  });

  it('a section that does not exist, and one that is no id', async () => {
    for (const [id, status] of [
      ['00000000-0000-4000-8000-000000000000', 404],
      ["' or 1=1 --", 422],
    ] as const) {
      const answered = await accountant.call('saveFigures', {
        params: { id },
        body: { revision: 1, ...figure(spent, '3.80') },
      });
      expect(answered.status).toBe(status);
      expect(answered.problem.detail).toMatch(/\p{Script=Han}/u);
    }
  });
});

describe('HTML and script are text like any other', () => {
  it('come back to the letter, as JSON that no browser reads as a page', async () => {
    const id = report.section('execution');
    const text = `${script}\n正文 & "引号" {execution.total.progress} ${'字'.repeat(2000)}`;
    expect((await send('saveNarrative', { text }, 'execution', narrative)).status).toBe(200);
    const { headers, body } = await accountant.call('readSection', { params: { id } });
    expect(body.answers[narrative]).toBe(text);
    expect(headers.get('content-type')).toContain('application/json');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('in a list, too; and an empty narrative is none', async () => {
    const duties = [{ duty: script }, { duty: '二' }, { duty: '三' }];
    expect((await send('saveAnswers', answer('duties', duties), 'duties')).status).toBe(200);
    const { answers } = await office.done('readSection', { params: { id: report.section('duties') } });
    expect(answers['duties']).toEqual(duties);
    expect((await send('saveNarrative', { text: '' }, 'execution', narrative)).status).toBe(200);
    const view = await accountant.done('readSection', { params: { id: report.section('execution') } });
    expect(view.answers).not.toHaveProperty(narrative);
  });
});
