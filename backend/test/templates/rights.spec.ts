import { personas, type Persona } from '@countersign/access';
import type { RouteName } from '@countersign/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placeReport, startWorld, type OfficeWorld, type PlacedReport } from '../reports/office-world.js';
import { Caller, type Call } from '../support/caller.js';
import { definition2020, draftOf2020, idOf2020 } from './template-world.js';

let world: OfficeWorld;
let report: PlacedReport;
let admin: Caller;
let draft: string;
let published: string;
beforeAll(async () => {
  world = await startWorld();
  report = await placeReport(world);
  admin = world.people.administrator;
  published = await idOf2020(world.server);
  draft = await draftOf2020(world.server, admin);
}, 120_000);
afterAll(() => world.close());

const everybodyElse = personas.filter((persona) => persona !== 'administrator');

/** What only the administrator may ask, each with a request that would be answered. */
const administered: readonly [RouteName, () => Call][] = [
  ['createTemplate', () => ({ body: { key: 'mine', title: '我的模板', year: 2026 } })],
  ['importTemplate', () => ({ body: { definition: definition2020() } })],
  ['saveTemplate', () => ({ params: { id: draft }, body: { revision: 1, definition: definition2020() } })],
  ['deleteTemplate', () => ({ params: { id: draft } })],
  ['publishTemplate', () => ({ params: { id: draft }, body: { revision: 1 } })],
  ['readTrialInputs', () => ({ params: { id: draft } })],
  ['listMovableReports', () => ({ params: { id: published } })],
  ['startTemplateMove', () => ({ params: { id: published }, body: {} })],
  ['listTemplateMoves', () => ({ params: { id: published } })],
  ['previewTemplateMove', () => ({ params: { id: report.id }, body: { templateVersionId: published } })],
  ['moveReportTemplate', () => ({ params: { id: report.id }, body: { templateVersionId: published, revision: 1 } })],
];
/** What everybody may ask of a published version and nobody else of a draft. */
const read: readonly [RouteName, (id: string) => Call][] = [
  ['readTemplate', (id) => ({ params: { id } })],
  ['exportTemplate', (id) => ({ params: { id } })],
  ['compareTemplates', (id) => ({ params: { id }, query: { against: published } })],
  ['compareTemplates', (id) => ({ params: { id: published }, query: { against: id } })],
];

const everything = () =>
  world.dataSource.query(`select (select json_agg(v order by v.id) from template_version v) as versions,
    (select json_agg(r order by r.id) from report r) as reports, (select count(*) from template_move) as moves`);

describe('who may do what with templates', () => {
  it.each(everybodyElse)('%s may read published versions, and knows no drafts', async (persona: Persona) => {
    const caller = world.people[persona];
    const { items } = await caller.done('listTemplates');
    expect(items.map(({ state, reports }) => [state, reports])).toEqual(items.map(() => ['published', null]));
    expect(items.length).toBeGreaterThan(0);
    for (const [route, call] of read) {
      expect([route, (await caller.call(route, call(published))).status]).toEqual([route, 200]);
      expect([route, (await caller.call(route, call(draft))).status]).toEqual([route, 404]);
    }
  });

  it.each(everybodyElse)('%s may change nothing', async (persona: Persona) => {
    const before = await everything();
    for (const [route, call] of administered) {
      const { problem } = await world.people[persona].call(route, call());
      expect([route, problem]).toEqual([
        route,
        expect.objectContaining({ status: 403, code: 'forbidden', detail: expect.stringContaining('系统管理员') }),
      ]);
    }
    expect(await everything()).toEqual(before);
  });

  it('nobody without a session may ask anything', async () => {
    const stranger = new Caller(world.server.url);
    for (const [route, call] of [...administered, ...read.map(([name, of]) => [name, () => of(published)] as const)])
      expect([route, (await stranger.call(route, call())).status]).toEqual([route, 401]);
  });

  it('the administrator may do all of it', async () => {
    for (const [route, call] of read) expect((await admin.call(route, call(draft))).status).toBe(200);
    const answers: [RouteName, number][] = [];
    for (const [route, call] of administered.filter(([name]) => name !== 'deleteTemplate'))
      answers.push([route, (await admin.call(route, call())).status]);
    expect(answers).toEqual([
      ['createTemplate', 201],
      ['importTemplate', 201],
      ['saveTemplate', 200],
      // saved just before
      ['publishTemplate', 409],
      ['readTrialInputs', 200],
      ['listMovableReports', 200],
      // no version is older
      ['startTemplateMove', 409],
      ['listTemplateMoves', 200],
      ['previewTemplateMove', 200],
      // it is the version that the report has
      ['moveReportTemplate', 409],
    ]);
    expect((await admin.call('deleteTemplate', { params: { id: draft } })).status).toBe(204);
  });
});
