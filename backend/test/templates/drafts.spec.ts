import { template2020 } from '@countersign/template';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { startServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';
import { contentOf, definition2020, draftOf2020, idOf2020 } from './template-world.js';

let server: TestServer;
let admin: Caller;
let other: Caller;
beforeAll(async () => {
  server = await startServer({ role: 'api' });
  await server.addPerson('admin', [{ role: 'administrator' }]);
  await server.addPerson('other', [{ role: 'administrator' }]);
  admin = await server.as('admin');
  other = await server.as('other');
});
afterAll(() => server.close());

const stored = async (id: string): Promise<string> => {
  const rows = await server.dataSource.query<{ row: string }[]>(
    'select row_to_json(v)::text as row from template_version v where id = $1',
    [id],
  );
  return rows[0]?.row ?? '';
};
const acts = () =>
  server.dataSource.query<{ action: string; facts: Record<string, unknown> }[]>(
    `select action, facts from audit_event where action like 'template.%' order by seq`,
  );

describe('a draft', () => {
  it('copied from a version gets the next number of its key and year', async () => {
    const first = await draftOf2020(server, admin);
    const second = await draftOf2020(server, admin);
    const { items } = await admin.done('listTemplates');
    const views = [first, second].map((id) => items.find((item) => item.id === id));
    expect(views).toMatchObject([
      { key: template2020.key, year: 2020, version: 2, state: 'draft', revision: 1, reports: 0, publishedAt: null },
      { key: template2020.key, year: 2020, version: 3, state: 'draft', saved: { name: '姓名admin', post: '科员' } },
    ]);
    expect(await contentOf(admin, first)).toEqual(definition2020());
  });

  it('begins empty under a key of its own, and asks for that key', async () => {
    const body = { title: '街道自评报告', year: 2026 };
    const refused = await admin.call('createTemplate', { body });
    expect(refused.problem).toMatchObject({ status: 422, field: 'key', detail: expect.stringContaining('模板代码') });
    const { id } = await admin.done('createTemplate', { body: { ...body, key: 'street' } });
    expect(await contentOf(admin, id)).toMatchObject({ key: 'street', year: 2026, title: '街道自评报告', checks: [] });
  });

  it('made by many at once gets numbers without a gap or a repeat', async () => {
    const body = { key: 'crowd', title: '同时新建', year: 2026 };
    const made = await Promise.all([1, 2, 3, 4, 5, 6].map(() => admin.done('createTemplate', { body })));
    const ids = new Set(made.map(({ id }) => id));
    const { items } = await admin.done('listTemplates');
    const numbers = items.filter(({ id }) => ids.has(id)).map(({ version }) => version);
    expect(numbers.sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('is stored with errors in its formulas, and tells each of them', async () => {
    const id = await draftOf2020(server, admin, 2031);
    const definition = { ...(await contentOf(admin, id)), title: '未写完的模板' };
    definition.derived[0]!.formula = 'execution.total.spent +';
    const saved = await admin.done('saveTemplate', { params: { id }, body: { revision: 1, definition } });
    expect(saved).toMatchObject({ revision: 2, saved: { name: '姓名admin' } });
    expect(saved.errors).toContainEqual(
      expect.objectContaining({ where: definition.derived[0]!.key, position: expect.any(Number) }),
    );
    expect(await admin.done('readTemplate', { params: { id } })).toMatchObject({ title: '未写完的模板', definition });
  });

  it('that is no template is refused with the place of every fault, and nothing is stored', async () => {
    const id = await draftOf2020(server, admin, 2032);
    const before = await stored(id);
    const definition = { ...(await contentOf(admin, id)), sections: [{ key: '!', title: 7 }], more: true };
    const { problem } = await admin.call('saveTemplate', { params: { id }, body: { revision: 1, definition } });
    expect(problem).toMatchObject({ status: 422, code: 'template_invalid' });
    expect(problem.errors?.map(({ field }) => field)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('sections[0].key'),
        expect.stringContaining('sections[0].title'),
      ]),
    );
    expect(await stored(id)).toBe(before);
  });

  it('keeps its key and year', async () => {
    const id = await draftOf2020(server, admin, 2033);
    const definition = await contentOf(admin, id);
    for (const change of [{ key: 'another' }, { year: 2034 }]) {
      const body = { revision: 1, definition: { ...definition, ...change } };
      const { problem } = await admin.call('saveTemplate', { params: { id }, body });
      expect(problem).toMatchObject({ status: 422, field: `definition.${Object.keys(change)[0]}` });
    }
  });

  it('saved by several at once is saved by exactly one; the others hear who was first', async () => {
    const id = await draftOf2020(server, admin, 2035);
    const definition = await contentOf(admin, id);
    const answers = await Promise.all(
      [admin, other, admin, other, admin].map((caller, index) =>
        caller.call('saveTemplate', {
          params: { id },
          body: { revision: 1, definition: { ...definition, title: `第${index}人` } },
        }),
      ),
    );
    const won = answers.filter(({ status }) => status === 200);
    const lost = answers.filter(({ status }) => status === 409);
    expect([won.length, lost.length]).toEqual([1, 4]);
    const { saved, title } = await admin.done('readTemplate', { params: { id } });
    expect(title).toBe(`第${answers.indexOf(won[0]!)}人`);
    for (const { problem } of lost) {
      expect(problem).toMatchObject({ code: 'revision_conflict', field: 'revision', facts: { revision: 2, saved } });
      expect(problem.detail).toContain(saved!.name);
    }
  });

  it('is read again with every look, and If-Match refuses a stale one', async () => {
    const id = await draftOf2020(server, admin, 2036);
    const definition = await contentOf(admin, id);
    const first = await admin.call('readTemplate', { params: { id } });
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const tag = first.headers.get('etag')!;
    const seen = await admin.call('readTemplate', { params: { id }, headers: { 'if-none-match': tag } });
    expect(seen.status).toBe(304);
    const body = { revision: 1, definition };
    const saved = await admin.call('saveTemplate', { params: { id }, body, headers: { 'if-match': tag } });
    expect([saved.status, saved.headers.get('etag')]).toEqual([200, `"${id}.2"`]);
    const stale = await admin.call('saveTemplate', {
      params: { id },
      body: { ...body, revision: 2 },
      headers: { 'if-match': tag },
    });
    expect(stale.problem).toMatchObject({ status: 412, code: 'revision_conflict' });
  });

  it('is deleted, and the trail tells it', async () => {
    const id = await draftOf2020(server, admin, 2037);
    expect((await admin.call('deleteTemplate', { params: { id } })).status).toBe(204);
    expect((await admin.call('readTemplate', { params: { id } })).status).toBe(404);
    const told = (await acts()).filter(({ facts }) => facts['templateVersionId'] === id);
    expect(told.map(({ action }) => action)).toEqual(['template.created', 'template.deleted']);
  });
});

describe('publishing', () => {
  it('is refused with every located error, and the draft stays one', async () => {
    const id = await draftOf2020(server, admin, 2040);
    const definition = await contentOf(admin, id);
    definition.derived[0]!.formula = 'no.such.figure';
    definition.indicators[0]!.points = '1';
    const { revision } = await admin.done('saveTemplate', { params: { id }, body: { revision: 1, definition } });
    const { problem } = await admin.call('publishTemplate', { params: { id }, body: { revision } });
    expect(problem).toMatchObject({ status: 422, code: 'template_invalid' });
    expect(problem.errors?.map(({ field }) => field)).toContain('derived[0]');
    expect(problem.detail).toMatch(/没有发布/);
    expect((await admin.done('readTemplate', { params: { id } })).state).toBe('draft');
  });

  it('of a draft that somebody changed meanwhile is refused', async () => {
    const id = await draftOf2020(server, admin, 2041);
    const definition = await contentOf(admin, id);
    await other.done('saveTemplate', { params: { id }, body: { revision: 1, definition } });
    const { problem } = await admin.call('publishTemplate', { params: { id }, body: { revision: 1 } });
    expect(problem).toMatchObject({ status: 409, code: 'revision_conflict', facts: { saved: { name: '姓名other' } } });
  });

  it('makes a version that nothing changes any more: not the API, not SQL', async () => {
    const id = await draftOf2020(server, admin, 2042);
    const view = await admin.done('publishTemplate', { params: { id }, body: { revision: 1 } });
    expect(view).toMatchObject({ state: 'published', publishedAt: expect.any(String) });
    const before = await stored(id);
    const definition = definition2020();
    const tries = [
      await admin.call('saveTemplate', { params: { id }, body: { revision: 1, definition } }),
      await admin.call('deleteTemplate', { params: { id } }),
      await admin.call('publishTemplate', { params: { id }, body: { revision: 1 } }),
    ];
    for (const { problem } of tries)
      expect(problem).toMatchObject({
        status: 409,
        code: 'template_published',
        detail: expect.stringContaining('草稿'),
      });
    for (const sql of [
      `update template_version set definition = '{}' where id = $1`,
      'update template_version set published_at = null where id = $1',
      'delete from template_version where id = $1',
    ])
      await expect(server.dataSource.query(sql, [id])).rejects.toThrow('never changes');
    expect(await stored(id)).toBe(before);
    expect((await acts()).at(-1)).toMatchObject({ action: 'template.published', facts: { templateVersionId: id } });
  });
});

describe('a template as a file', () => {
  it('leaves and comes back as it was, as the next version', async () => {
    const id = await idOf2020(server);
    const exported = await admin.call('exportTemplate', { params: { id } });
    expect(exported.headers.get('content-disposition')).toBe(`attachment; filename="${template2020.key}-2020-v1.json"`);
    const { id: draft } = await admin.done('importTemplate', { body: { definition: exported.body } });
    expect(await contentOf(admin, draft)).toEqual(definition2020());
  });

  it.each([
    ['nothing', null],
    ['a text', '模板'],
    ['a number', 7],
    ['a list', []],
    ['an empty object', {}],
    ['a template without sections', { ...template2020, sections: [] }],
    [
      'a rule of an unknown kind',
      { ...template2020, indicators: [{ ...template2020.indicators[0], rule: { kind: 'x' } }] },
    ],
    ['a property that nobody knows', { ...template2020, script: 'alert(1)' }],
    ['a float for points', { ...template2020, indicators: [{ ...template2020.indicators[0], points: 1.5 }] }],
  ])('that is %s is refused with its place, and nothing is stored', async (_, definition) => {
    const count = () => server.dataSource.query('select count(*) from template_version');
    const before = await count();
    const { problem } = await admin.call('importTemplate', { body: { definition } });
    expect(problem).toMatchObject({ status: 422, code: 'template_invalid' });
    expect(problem.errors?.length).toBeGreaterThan(0);
    for (const { field, message } of problem.errors!) {
      expect(field).toBeTruthy();
      expect(message).toMatch(/\p{Script=Han}/u);
    }
    expect(await count()).toEqual(before);
  });
});
