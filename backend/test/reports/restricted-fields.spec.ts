import { routes } from '@countersign/contracts';
import type { Route, RouteName } from '@countersign/contracts';
import { personas } from '@countersign/access';
import type { Persona } from '@countersign/access';
import { restrictedTemplate } from '@countersign/template/restricted';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { act, fingerprint, revisionOf, startWorld } from './office-world.js';
import type { OfficeWorld } from './office-world.js';

/** Values of hidden fields, unmistakable, and what would tell them: computed figures, words of a list, answers about them. */
const marks = [
  '77341.95',
  '77,341.95',
  '77241.95',
  '154483.9',
  '66123.45',
  '33111.22',
  '88,222.11',
  'opt_secret_yes',
  '文字标记',
  '清单标记',
  '行名标记',
  '原因标记',
  '退回标记',
  '答复标记',
  '说明标记',
] as const;
const told = (text: string) => marks.filter((mark) => text.includes(mark));

let world: OfficeWorld;
let templateId: string;
let report: string;
let work: string;
let summary: string;

async function place(year: number): Promise<{ report: string; work: string; summary: string }> {
  const { dataSource, department, ids } = world;
  const [row] = await dataSource.query<{ id: string }[]>(
    `insert into report (department_id, template_version_id, year, title) values ($1, $2, $3, '限定可见的报告') returning id`,
    [department.id, templateId, year],
  );
  const section = async (key: string, position: number, office: string) => {
    const [placed] = await dataSource.query<{ id: string }[]>(
      `insert into section (report_id, key, position, office_id, leader_id) values ($1, $2, $3, $4, $5) returning id`,
      [row!.id, key, position, department.office(office), ids.leader],
    );
    return placed!.id;
  };
  const placed = {
    report: row!.id,
    work: await section('work', 0, '招商一科'),
    summary: await section('summary', 1, '招商一科'),
  };
  await dataSource.query('insert into section_assisting_office (section_id, office_id) values ($1, $2)', [
    placed.work,
    department.office('招商二科'),
  ]);
  return placed;
}

const state = (section: string, name: string) =>
  world.dataSource.query(
    `update section set state = $2, submitted_by = case when $2 in ('draft', 'returned') then null else $3::uuid end where id = $1`,
    [section, name, world.ids.owner],
  );
const reportState = (name: string) =>
  world.dataSource.query('update report set state = $2 where id = $1', [report, name]);

async function save(route: 'saveFigures' | 'saveAnswers', id: string, values: Record<string, unknown>) {
  const list = Object.entries(values).map(([key, value]) => ({ key, value }));
  const body = { revision: await revisionOf(world, id), [route === 'saveFigures' ? 'figures' : 'answers']: list };
  await world.people.owner.done(route, { params: { id }, body });
}

const figures = { spent: '100', secret_figure: '88222.11', 'secret_table.first.plan': '66123.45' };
const answers = {
  remarks: '差额12万元。',
  secret_text: '文字标记，内部数8万元。',
  secret_choice: 'opt_secret_yes',
  secret_list: [{ name: '清单标记' }],
  'secret_table.rows': [{ key: 'rabcd', label: '行名标记', under: 'more' }],
  'secret_table.first.reason': '原因标记',
};

beforeAll(async () => {
  world = await startWorld();
  const { dataSource, people } = world;
  const [version] = await dataSource.query<{ id: string }[]>(
    `insert into template_version (key, year, version, title, definition, published_at)
     values ($1, $2, 1, $3, $4, now()) returning id`,
    [restrictedTemplate.key, restrictedTemplate.year, restrictedTemplate.title, JSON.stringify(restrictedTemplate)],
  );
  templateId = version!.id;
  const last = await place(2051);
  await save('saveFigures', last.work, { secret_figure: '33111.22' });
  ({ report, work, summary } = await place(2052));
  await save('saveFigures', work, figures);
  await save('saveAnswers', work, answers);
  await save('saveAnswers', summary, { conclusion: '内部数为{secret_figure}。' });
  await world.recompute(report);
  const evaluation = await dataSource.query<{ result: object }[]>(
    'select result from evaluation where report_id = $1',
    [report],
  );
  await dataSource.query(
    `insert into submission (report_id, round, person_id, figures, answers, evaluation) values ($1, 1, $2, $3, $4, $5)`,
    [
      report,
      world.ids.owner,
      JSON.stringify({ ...figures, secret_figure: '1' }),
      '{}',
      JSON.stringify(evaluation[0]!.result),
    ],
  );

  // signed, and lapsed because a hidden figure of another section changed
  await state(summary, 'awaiting_sign_off');
  expect((await act(world, 'leader', summary, 'sign')).status).toBe(200);
  await save('saveFigures', work, { secret_figure: '77341.95' });
  await world.recompute(report);

  // an explained finding, and a remark on a hidden field with its answer
  const { findings } = await people.owner.done('readFindings', { params: { id: report } });
  const finding = findings.find(({ check }) => check === 'hidden_stated')!.key;
  await people.owner.done('explainFinding', { params: { id: work, finding }, body: { text: '说明标记' } });
  await state(work, 'in_review');
  const notes = [{ field: 'secret_figure', text: '退回标记' }];
  expect((await act(world, 'reviewer', work, 'return', { notes })).status).toBe(200);
  const [note] = (await people.owner.done('readSection', { params: { id: work } })).notes;
  await people.owner.done('answerNote', { params: { id: work, note: note!.id }, body: { text: '答复标记' } });
  await reportState('revision_requested');
}, 120_000);
afterAll(() => world.close());

/** A template tells what there is to choose from, and holds no value of any report. */
const templatesThemselves: readonly RouteName[] = ['readTemplate', 'exportTemplate', 'compareTemplates'];
/** Files are made of the versions that the comparison is made of, and packed: they are not text. */
const reading = (Object.entries(routes) as [RouteName, Route][])
  .filter(([name, route]) => {
    const { method, stream, download } = route;
    return (method === 'GET' && !stream && !download) || name === 'previewTemplateMove';
  })
  .map(([name]) => name)
  .filter((name) => !templatesThemselves.includes(name));
const searched = ['内部数', '行名标记', '差额', '表'];

/** What every reading route answers to somebody, as text; what a route cannot be asked for is a refusal, which is looked at too. */
async function everything(persona: Persona): Promise<Map<string, string>> {
  const { people } = world;
  const texts = new Map<string, string>();
  const ask = async (name: RouteName, id: string, query: Record<string, string> = {}) => {
    const params = { id, indicator: 'hidden_rate', format: 'pdf', attachment: id, export: id };
    const body = routes[name].method === 'GET' ? {} : { body: { templateVersionId: templateId } };
    const { status, body: answer } = await people[persona].call(name, { params, query, ...body });
    texts.set(`${name} ${Object.values(query).join(' ')} ${texts.size} ${status}`, JSON.stringify(answer ?? null));
  };
  for (const name of reading) {
    const { path } = routes[name];
    if (name === 'search') for (const q of searched) await ask(name, '', { q });
    else if (name === 'compareVersions') await ask(name, report, { from: '1', to: 'current' });
    else if (path.startsWith('/reports/:id')) await ask(name, report);
    else if (path.startsWith('/sections/:id')) for (const id of [work, summary]) await ask(name, id);
    else await ask(name, templateId);
  }
  return texts;
}

const seeing: readonly Persona[] = ['owner', 'colleague', 'reviewer'];

describe('a hidden field of every kind', () => {
  it('is told to those who see it, in every one of its forms', async () => {
    const texts = [...(await everything('owner')).values()].join('\n');
    const missing = marks.filter((mark) => !texts.includes(mark));
    expect(missing).toEqual([]);
  }, 60_000);

  it.each(personas.filter((persona) => !seeing.includes(persona)))(
    'is told to %s by no route',
    async (persona) => {
      const leaks = [...(await everything(persona))].flatMap(([route, text]) =>
        told(text).map((mark) => [route, mark]),
      );
      expect(leaks).toEqual([]);
    },
    60_000,
  );

  it('is in no comment that is mailed', async () => {
    const rows = await world.dataSource.query<{ comment: string }[]>(
      `select comment from audit_event where report_id = $1 and action in ('return', 'reopen', 'lapse')`,
      [report],
    );
    expect(rows.map(({ comment }) => comment)).toContain('“内部数”有意见，请在章节中查看');
    expect(told(rows.map(({ comment }) => comment).join())).toEqual([]);
  });

  it('is told by no refusal: neither of a save that came late nor of an act', async () => {
    const { people } = world;
    const late = { params: { id: work }, body: { revision: 1, figures: [{ key: 'spent', value: '1' }] } };
    expect(told(JSON.stringify(await people.owner.call('saveFigures', late)))).not.toEqual([]);
    for (const persona of ['assistingOwner', 'leader', 'coordinator', 'neighbour'] as const) {
      const answer = await people[persona].call('saveFigures', late);
      const moved = await people[persona].call('moveSection', {
        params: { id: work },
        body: { action: 'submit', revision: 1 },
      });
      expect([persona, answer.status, moved.status, told(JSON.stringify([answer, moved]))]).toEqual([
        persona,
        409,
        409,
        [],
      ]);
    }
  });

  it('is covered by the signature, though the leader does not see it: its change made the signature lapse', async () => {
    const views = await Promise.all(
      (['owner', 'leader'] as const).map((persona) =>
        world.people[persona].done('readSection', { params: { id: summary } }),
      ),
    );
    expect(views.map(({ digest }) => digest)).toEqual([views[0]!.digest, views[0]!.digest]);
    const changed = views.map(({ signatures }) => signatures[0]!.superseded!.changes.map(({ key }) => key));
    expect(changed).toEqual([['secret_figure', 'gap'], []]);
  });

  it('is named to those who do not see it, so that their form has no hole', async () => {
    const view = await world.people.leader.done('readSection', { params: { id: work } });
    expect(view.hidden).toEqual(['secret_text', 'secret_figure', 'secret_choice', 'secret_table', 'secret_list']);
    const { findings } = await world.people.leader.done('readFindings', { params: { id: report } });
    expect(findings.map(({ message }) => message)).toContain(
      '“内部数的表述”没有通过核查，其中有您不能查看的栏目，请联系能查看的人员核对。',
    );
  });
});

describe('a right to one field', () => {
  const narrative = async (persona: Persona, key: string) =>
    world.people[persona].call('saveNarrative', {
      params: { id: work, key },
      body: { revision: await revisionOf(world, work), text: `由${persona}写` },
    });
  const batch = async (persona: Persona, route: 'saveFigures' | 'saveAnswers', keys: Record<string, unknown>) => {
    const list = Object.entries(keys).map(([key, value]) => ({ key, value }));
    const body = { revision: await revisionOf(world, work), [route === 'saveFigures' ? 'figures' : 'answers']: list };
    return world.people[persona].call(route, { params: { id: work }, body });
  };
  const others = ['secret_text', 'remarks', 'remedy'];

  beforeAll(async () => {
    await reportState('drafting');
    await state(work, 'in_review');
  });

  it('lets its holder write this field', async () => {
    expect((await narrative('reviewer', 'review_note')).status).toBe(200);
  });

  it.each(others)('does not open %s', async (key) => {
    const before = await fingerprint(world, report);
    const { status, problem } = await narrative('reviewer', key);
    expect([status, problem.code, problem.errors?.map(({ field }) => field)]).toEqual([403, 'field_not_yours', [key]]);
    expect(await fingerprint(world, report)).toBe(before);
  });

  it.each([
    ['saveFigures', { spent: '1', secret_figure: '2', 'secret_table.first.done': '3' }],
    ['saveAnswers', { review_note: '可以', remarks: '不可以', secret_choice: 'opt_secret_no', secret_list: [] }],
    ['saveAnswers', { 'secret_table.rows': [], 'secret_table.first.reason': '不可以' }],
  ] as const)('does not open others in one save of many (%s)', async (route, keys) => {
    const before = await fingerprint(world, report);
    const { status, problem } = await batch('reviewer', route, keys);
    const named = problem.errors?.map(({ field }) => field);
    expect([status, named]).toEqual([403, Object.keys(keys).filter((key) => key !== 'review_note')]);
    expect(await fingerprint(world, report)).toBe(before);
  });

  it('ends with the state that it names: the owner writes the remedy when the section is returned, and not before', async () => {
    await state(work, 'draft');
    const early = await narrative('owner', 'remedy');
    expect([early.status, early.problem.code]).toEqual([403, 'field_not_yours']);
    await state(work, 'returned');
    expect((await narrative('owner', 'remedy')).status).toBe(200);
    expect((await narrative('owner', 'review_note')).status).toBe(403);
  });

  it('a remark on a field that one does not see is refused with the way out', async () => {
    await state(work, 'awaiting_sign_off');
    const { status, problem } = await act(world, 'leader', work, 'return', {
      notes: [{ field: 'secret_text', text: '请更正' }],
    });
    expect([status, problem.errors]).toEqual([
      422,
      [
        {
          code: 'field_unseen',
          field: 'notes.0.field',
          message: '收到退回意见的人看不到“内部说明”，请把意见写在整个章节上。',
        },
      ],
    ]);
  });
});
