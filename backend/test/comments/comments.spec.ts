import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AddComment } from '@countersign/contracts';
import { placeReport, startWorld, tried } from '../reports/office-world.js';
import type { OfficeWorld, PlacedReport } from '../reports/office-world.js';
import type { Caller } from '../support/caller.js';
import { eventually } from '../support/eventually.js';

let world: OfficeWorld;
let report: PlacedReport;
let params: { id: string };

beforeAll(async () => {
  world = await startWorld();
  report = await placeReport(world);
  params = { id: report.section(tried) };
});
afterAll(() => world.close());

const say = (by: Caller, body: AddComment) => by.call('addComment', { params, body });
const said = async (by: Caller, body: AddComment) => (await by.done('addComment', { params, body })).id;
const threads = async (by: Caller) => (await by.done('listComments', { params })).threads;
const thread = async (by: Caller, id: string) => (await threads(by)).find((each) => each.id === id);

/** Whom the last comment is told. */
async function told(): Promise<string[]> {
  const [row] = await world.dataSource.query<{ people: string[] }[]>(
    `select facts -> 'people' as people from audit_event where section_id = $1 and action = 'comment' order by seq desc limit 1`,
    [params.id],
  );
  return row!.people;
}

describe('a discussion', () => {
  it('keeps who said what about which words, tells whom it mentions, and then everybody in the thread', async () => {
    const { owner, reviewer, leader } = world.people;
    const anchor = { quote: '36.20万元', before: '培训费支出', after: '，' };
    const id = await said(owner, { field: 'year_plan', anchor, text: '请核对', mentions: [world.ids.reviewer] });
    expect(await told()).toEqual([world.ids.reviewer]);
    await said(reviewer, { thread: id, text: '已核对' });
    expect(await told()).toEqual([world.ids.owner]);
    await said(leader, { thread: id, text: '同意' });
    expect((await told()).sort()).toEqual([world.ids.owner, world.ids.reviewer].sort());
    expect(await thread(owner, id)).toMatchObject({
      field: 'year_plan',
      anchor,
      text: '请核对',
      audience: 'department',
      by: { id: world.ids.owner },
      mentions: [{ id: world.ids.reviewer }],
      resolved: null,
      replies: [{ text: '已核对' }, { text: '同意' }],
    });
  });

  it('changes neither the section nor what a signature covers, and is part of the history without its words', async () => {
    const before = await world.people.owner.done('readSection', { params });
    await said(world.people.owner, { text: '不改变内容的意见' });
    const after = await world.people.owner.done('readSection', { params });
    expect([after.revision, after.digest, after.state]).toEqual([before.revision, before.digest, before.state]);
    const { items } = await world.people.owner.done('readHistory', { params: { id: report.id } });
    expect(items[0]).toMatchObject({ action: 'comment', by: { id: world.ids.owner } });
    expect(JSON.stringify(items)).not.toContain('不改变内容的意见');
  });

  it('is settled and opened again by those who may write, and the page hears of it', async () => {
    const { owner, reviewer } = world.people;
    const id = await said(owner, { text: '补充说明' });
    const stream = await owner.follow('reportEvents', { id: report.id });
    await reviewer.done('settleComment', { params: { ...params, comment: id }, body: { resolved: true } });
    expect((await thread(owner, id))!.resolved).toMatchObject({ by: { id: world.ids.reviewer } });
    await reviewer.done('settleComment', { params: { ...params, comment: id }, body: { resolved: true } });
    await owner.done('settleComment', { params: { ...params, comment: id }, body: { resolved: false } });
    expect((await thread(owner, id))!.resolved).toBeNull();
    await eventually(() => stream.events.filter(({ kind }) => kind === 'commented').length === 2);
    await stream.stop();
  });
});

describe('who hears what', () => {
  let placed: Record<'department' | 'bureau' | 'all', string>;
  beforeAll(async () => {
    await world.dataSource.query(`update report set state = 'submitted' where id = $1`, [report.id]);
    placed = {
      department: await said(world.people.owner, { text: '部门内部' }),
      bureau: await said(world.people.finance, { text: '财政内部' }),
      all: await said(world.people.finance, { audience: 'all', text: '双方可见' }),
    };
  });

  it.each<[keyof OfficeWorld['people'], (keyof typeof placed)[]]>([
    ['owner', ['department', 'all']],
    ['assistingReviewer', ['department', 'all']],
    ['coordinator', ['department', 'all']],
    ['leader', ['department', 'all']],
    ['finance', ['bureau', 'all']],
    ['auditor', ['department', 'bureau', 'all']],
  ])('%s: %j', async (persona, heard) => {
    const ids = new Set((await threads(world.people[persona])).map(({ id }) => id));
    expect(Object.entries(placed).flatMap(([name, id]) => (ids.has(id) ? [name] : []))).toEqual(heard);
  });

  it('what somebody does not hear, they can neither answer nor settle: as if it were not there', async () => {
    expect((await say(world.people.finance, { thread: placed.department, text: '插话' })).status).toBe(404);
    const settled = await world.people.owner.call('settleComment', {
      params: { ...params, comment: placed.bureau },
      body: { resolved: true },
    });
    expect(settled.status).toBe(404);
  });

  it.each<keyof OfficeWorld['people']>(['stranger', 'administrator'])(
    '%s: the section does not exist',
    async (persona) => {
      const caller = world.people[persona];
      expect((await caller.call('listComments', { params })).status).toBe(404);
      expect((await say(caller, { text: '路过' })).status).toBe(404);
      expect((await caller.call('listColleagues', { params, query: { audience: 'all' } })).status).toBe(404);
    },
  );
});

describe('what cannot be said', () => {
  it.each<[string, keyof OfficeWorld['people'], AddComment, number, string]>([
    ['by an auditor', 'auditor', { text: '意见' }, 403, 'forbidden'],
    ['by the department to the bureau alone', 'owner', { audience: 'bureau', text: '意见' }, 403, 'forbidden'],
    ['of a field of another section', 'owner', { field: 'budget', text: '意见' }, 422, 'invalid_input'],
    ['with nothing in it', 'owner', { text: '  ' }, 422, 'invalid_input'],
  ])('%s', async (_, persona, body, status, code) => {
    expect((await say(world.people[persona], body)).problem).toMatchObject({ status, code });
  });

  it('to somebody who would not read it', async () => {
    const mentions = [world.ids.finance];
    const { problem } = await say(world.people.owner, { audience: 'department', text: '请看', mentions });
    expect(problem).toMatchObject({ status: 422, errors: [{ field: 'mentions', code: 'not_a_reader' }] });
    await said(world.people.owner, { audience: 'all', text: '请看', mentions });
    expect(await told()).toEqual([world.ids.finance]);
  });

  it('the people offered are those who would read it', async () => {
    const offered = async (audience: 'department' | 'all') =>
      (await world.people.owner.done('listColleagues', { params, query: { audience } })).items.map(({ id }) => id);
    expect(await offered('department')).toContain(world.ids.coordinator);
    expect(await offered('department')).not.toContain(world.ids.finance);
    expect(await offered('all')).toContain(world.ids.finance);
    for (const id of [world.ids.stranger, world.ids.administrator]) expect(await offered('all')).not.toContain(id);
  });
});
