import type { HistoryEntry, ReportSummary } from '@countersign/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { act, bringTo, placeReport, revisionOf, startWorld, tried } from './office-world.js';
import type { OfficeWorld, PlacedReport } from './office-world.js';

let world: OfficeWorld;
let report: PlacedReport;
let id: string;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.close());
beforeEach(async () => {
  report = await placeReport(world);
  id = report.section(tried);
});

const section = async (persona: keyof OfficeWorld['people'] = 'owner') =>
  world.people[persona].done('readSection', { params: { id } });
const save = async (persona: 'owner' | 'colleague', text: string) =>
  world.people[persona].done('saveNarrative', {
    params: { id, key: 'year_plan' },
    body: { revision: await revisionOf(world, id), text },
  });

describe('a section’s view', () => {
  it('says what its reader may write and do', async () => {
    const own = await section('owner');
    expect(own.editable).toEqual(
      [
        'tasks_city',
        'tasks_district',
        'tasks_reform',
        'key_tasks.assigned',
        'key_tasks.not_completed',
        'year_plan',
      ].concat(own.editable.slice(6)),
    );
    expect(own).toMatchObject({ lockedBecause: null, missing: [], actions: [{ name: 'submit', refusals: [] }] });
    expect(own.figures).toHaveProperty(['key_tasks.assigned']);
    expect(own.figures).not.toHaveProperty(['execution.basic.personnel.spent']);

    const assisting = await section('assistingOwner');
    expect(assisting).toMatchObject({ editable: ['tasks_city', 'tasks_district', 'tasks_reform'], actions: [] });

    const neighbour = await section('neighbour');
    expect(neighbour.editable).toEqual([]);
    expect(neighbour.lockedBecause).toMatch(/^本章节由招商一科填报（填报中，自.*起），您没有填写权限/);
  });

  it('whose content comes from other sections is not called locked while it is written', async () => {
    const annex = report.sections.get('annex')!;
    const view = await world.people.coordinator.done('readSection', { params: { id: annex } });
    expect(view).toMatchObject({ state: 'draft', editable: [], lockedBecause: null });
  });

  it.each([
    ['in_review', /由姓名assistingReviewer（科员）送审|由姓名owner|正在招商一科审核/],
    ['awaiting_sign_off', /等待姓名leader签批/],
    ['signed_off', /由姓名leader（科员）签批；需要修改时，请绩效联络员重新打开/],
  ] as const)('that is %s says who has it and who can lift it', async (state, words) => {
    await bringTo(world, report, state);
    expect((await section('owner')).lockedBecause).toMatch(words);
  });

  it('says why an offered act is off, in the reader’s language', async () => {
    await act(world, 'owner', id, 'submit');
    const refusals = async (language: string) =>
      (
        await world.people.reviewer.done('readSection', { params: { id }, headers: { 'accept-language': language } })
      ).actions.find(({ name }) => name === 'approve')?.refusals;
    expect(await refusals('zh-CN')).toEqual(['还需协办科室会签（全部）：招商二科。']);
    expect(await refusals('en-GB')).toEqual(['Countersignatures are missing (all of them): 招商二科.']);
  });

  it('shows what others changed since its reader last acted', async () => {
    await save('owner', '第一稿');
    expect((await section('owner')).changes.changes).toEqual([]);
    await save('colleague', '第二稿，执行率 {execution.total.progress}');
    const { changes } = await section('owner');
    expect(changes.changes).toMatchObject([
      {
        kind: 'narrative',
        label: '年度工作思路',
        before: '第一稿',
        after: '第二稿，执行率 97.67%',
        by: { name: '姓名colleague' },
      },
    ]);
  });

  it('is not for people of elsewhere', async () => {
    for (const persona of ['stranger', 'administrator', 'finance'] as const)
      expect((await world.people[persona].call('readSection', { params: { id } })).status).toBe(404);
    const missing = await world.people.owner.call('readSection', { params: { id: report.id } });
    expect(missing.status).toBe(404);
  });
});

describe('the work list', () => {
  const asked = async (persona: keyof OfficeWorld['people']) =>
    (await world.people[persona].done('readWork')).items.filter(({ reportId }) => reportId === report.id);

  it.each([
    ['owner', 'draft', 'fill'],
    ['assistingOwner', 'draft', 'fill'],
    ['owner', 'returned', 'fill'],
    ['reviewer', 'in_review', 'review'],
    ['leader', 'awaiting_sign_off', 'sign'],
  ] as const)('asks %s of a section that is %s: %s', async (persona, state, ask) => {
    await bringTo(world, report, state);
    const item = (await asked(persona)).find(({ sectionId }) => sectionId === id);
    expect(item).toMatchObject({ ask, sectionTitle: '一、（二）年度总体工作和重点工作任务', sectionState: state });
  });

  it('asks an assisting office until it has confirmed', async () => {
    await bringTo(world, report, 'in_review', { countersigned: false });
    expect(await asked('assistingReviewer')).toMatchObject([{ ask: 'countersign', from: '姓名owner' }]);
    await act(world, 'assistingReviewer', id, 'countersign');
    expect(await asked('assistingReviewer')).toEqual([]);
    expect(await asked('reviewer')).toMatchObject([{ ask: 'review', from: '姓名owner' }]);
  });

  it('says who sent it back and why', async () => {
    await bringTo(world, report, 'returned');
    const item = (await asked('owner')).find(({ sectionId }) => sectionId === id);
    expect(item).toMatchObject({ from: '姓名reviewer', reason: '请补充依据' });
  });

  it('asks the coordinator to submit and the bureau to examine; others see who has it', async () => {
    await world.dataSource.query(`update report set state = 'ready' where id = $1`, [report.id]);
    expect(await asked('coordinator')).toMatchObject([{ ask: 'submit', sectionId: null }]);
    await world.dataSource.query(`update report set state = 'submitted' where id = $1`, [report.id]);
    expect(await asked('finance')).toMatchObject([{ ask: 'examine', department: '区投资推广署' }]);
    const { upcoming } = await world.people.coordinator.done('readWork');
    expect(upcoming.find(({ reportId }) => reportId === report.id)).toMatchObject({ waitingFor: '等待财政部门复核' });
    expect(await asked('owner')).toEqual([]);
  });

  it('tells a coordinator which office or leader has how many sections', async () => {
    await bringTo(world, report, 'awaiting_sign_off');
    const { upcoming } = await world.people.coordinator.done('readWork');
    const lines = upcoming.find(({ reportId }) => reportId === report.id)?.waitingFor.split('\n') ?? [];
    const counts = await world.dataSource.query<{ state: string; name: string; sections: number }[]>(
      `select s.state, case s.state when 'awaiting_sign_off' then p.name else o.name end as name, count(*)::int as sections
       from section s join office o on o.id = s.office_id left join person p on p.id = s.leader_id
       where s.report_id = $1 and s.state <> 'signed_off' group by 1, 2`,
      [report.id],
    );
    for (const { name, sections } of counts) expect(lines.join('、')).toContain(`${name} ${sections}`);
    expect(lines).toContain('待签批：姓名leader 1');
  });

  it('sorts by deadline', async () => {
    await world.dataSource.query(`update section set deadline = '2021-01-05' where id = $1`, [id]);
    const { items } = await world.people.owner.done('readWork');
    expect(items[0]).toMatchObject({ sectionId: id, deadline: '2021-01-05' });
  });
});

describe('the history', () => {
  const read = async (query: Record<string, string> = {}) =>
    world.people.auditor.done('readHistory', { params: { id: report.id }, query });

  it('tells acts and, between them, what each person wrote, newest first', async () => {
    await save('owner', '一');
    await save('owner', '二');
    await save('colleague', '三');
    await world.recompute(report.id);
    await act(world, 'owner', id, 'submit', { comment: '请审' });
    await act(world, 'owner', id, 'recall');
    await save('owner', '四');
    const { items } = await read({ sectionId: id });
    expect(items.map(({ action, by }) => [action, by.name])).toEqual([
      ['save', '姓名owner'],
      ['recall', '姓名owner'],
      ['submit', '姓名owner'],
      ['save', '姓名colleague'],
      ['save', '姓名owner'],
    ]);
    expect(items[2]).toMatchObject({ from: 'draft', to: 'in_review', comment: '请审', sectionKey: tried });
    expect(items[3]?.changes).toEqual([{ key: 'year_plan', label: '年度工作思路', before: '二', after: '三' }]);
    expect(items[4]?.changes).toMatchObject([{ after: '二' }]);
  });

  it('can be read page by page, each entry once', async () => {
    await save('owner', '一');
    await world.recompute(report.id);
    await bringTo(world, report, 'returned');
    await save('colleague', '二');
    const all: HistoryEntry[] = [];
    let cursor: string | undefined;
    do {
      const page = await read({ limit: '2', ...(cursor && { cursor }) });
      all.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(all).toEqual((await read()).items);
    expect(new Set(all.map(({ seq }) => seq)).size).toBe(all.length);
    expect(
      (await world.people.auditor.call('readHistory', { params: { id: report.id }, query: { cursor: 'x' } })).status,
    ).toBe(422);
  });
});

describe('the list of reports', () => {
  it.each(['department', 'state', 'deadline', 'score', 'execution', 'findings'])(
    'sorts by %s both ways, page by page, each report once',
    async (sort) => {
      const read = async (descending: boolean): Promise<ReportSummary[]> => {
        const items: ReportSummary[] = [];
        let cursor: string | undefined;
        do {
          const query = { sort, descending: String(descending), limit: '7', ...(cursor && { cursor }) };
          const page = await world.people.auditor.done('listReports', { query });
          items.push(...page.items);
          cursor = page.next ?? undefined;
        } while (cursor);
        return items;
      };
      const up = (await read(false)).map((each) => each.id);
      expect(new Set(up).size).toBe(up.length);
      expect(up).toContain(report.id);
      expect((await read(true)).map((each) => each.id)).toEqual(up.reverse());
    },
  );

  it('carries score and execution as exact decimals', async () => {
    const { items } = await world.people.coordinator.done('listReports', { query: { limit: '200' } });
    const line = items.find((each) => each.id === report.id);
    expect(line).toMatchObject({ scoreTotal: '95.41', sectionsSigned: 0, state: 'drafting' });
    expect(line?.executionRatio).toMatch(/^0\.97668704224778495/);
  });

  it('shows only what the rules allow', async () => {
    const seen = async (persona: keyof OfficeWorld['people']) =>
      (await world.people[persona].done('listReports', { query: { limit: '200' } })).items.some(
        (each) => each.id === report.id,
      );
    expect([await seen('owner'), await seen('finance'), await seen('stranger'), await seen('administrator')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    await world.dataSource.query(`update report set state = 'submitted' where id = $1`, [report.id]);
    expect(await seen('finance')).toBe(true);
  });

  it('takes the signs of a search for themselves', async () => {
    const found = async (search: string) =>
      (await world.people.auditor.done('listReports', { query: { search, limit: '200' } })).items.length;
    expect(await found('投资推广')).toBeGreaterThan(0);
    expect(await found('%')).toBe(0);
    expect(await found(`' or true --`)).toBe(0);
  });

  it.each(['x', Buffer.from('["a","b"]').toString('base64url'), Buffer.from('{}').toString('base64url')])(
    'refuses the cursor %s',
    async (cursor) => {
      expect((await world.people.auditor.call('listReports', { query: { cursor } })).status).toBe(422);
    },
  );
});

describe('searching', () => {
  const search = async (q: string, persona: keyof OfficeWorld['people'] = 'owner') =>
    (await world.people[persona].done('search', { query: { q } })).items;

  it('finds sections, indicators and figures with links to the field', async () => {
    const items = await search('结转结余');
    expect(items.find(({ kind }) => kind === 'section')?.title).toBe('一、（四）1（2）结转结余');
    const figure = items.find(({ kind, title }) => kind === 'figure' && title === '年末结转结余');
    expect(figure?.link).toMatch(/^\/reports\/[-0-9a-f]{36}\/sections\/[-0-9a-f]{36}\?field=cash_balance\.closing$/);
    expect((await search('公用经费控制')).some(({ kind }) => kind === 'indicator')).toBe(true);
  });

  it('finds people and reports within what the caller may read', async () => {
    expect((await search('投资推广')).some(({ kind }) => kind === 'report')).toBe(true);
    await world.dataSource.query('update person set department_id = $1 where id = $2', [
      world.department.id,
      world.ids.leader,
    ]);
    expect(await search('姓名leader')).toEqual([
      { kind: 'person', title: '姓名leader', detail: '区投资推广署 · 科员 · leader@example.org', link: '/reports' },
    ]);
    expect(await search('姓名leader', 'stranger')).toEqual([]);
    expect(await search('投资推广', 'stranger')).toEqual([]);
    expect(await search('预算执行', 'administrator')).toEqual([]);
  });
});
