import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '@countersign/contracts';
import type { Route, RouteName } from '@countersign/contracts';
import { fingerprint, placeReport, startWorld, tried } from '../reports/office-world.js';
import type { OfficeWorld, PlacedReport } from '../reports/office-world.js';

let world: OfficeWorld;
let report: PlacedReport;
beforeAll(async () => {
  world = await startWorld();
  report = await placeReport(world);
}, 120_000);
afterAll(() => world.close());

const nowhere = '00000000-0000-4000-8000-000000000000';
const one = { revision: 1 };
function oneFile(): FormData {
  const form = new FormData();
  form.set('file', new Blob(['项目,年中追加\n购置费,1']), '表.csv');
  return form;
}

/** A request of each act that is well formed, so that nothing but the reader's rights refuses it. */
const bodies: Partial<Record<RouteName, unknown>> = {
  assign: {
    assignments: [{ sectionId: nowhere, officeId: null, assistingOfficeIds: [], leaderId: null, deadline: null }],
  },
  moveReport: { action: 'submit', ...one },
  stageScore: { stage: 'verified', points: '1', reason: '理由' },
  saveFigures: { ...one, figures: [{ key: 'key_tasks.assigned', value: '1' }] },
  saveNarrative: { ...one, text: '正文' },
  saveAnswers: { ...one, answers: [{ key: 'year_plan', value: '正文' }] },
  moveSection: { action: 'submit', ...one },
  explainFinding: { text: '说明' },
  answerNote: { text: '答复' },
  remind: {},
  addComment: { text: '意见' },
  settleComment: { resolved: true },
  sayPresent: { here: true },
  addAttachment: oneFile(),
  startExport: { format: 'pdf', version: 'current' },
  previewImport: oneFile(),
  applyImport: oneFile(),
  undoImport: undefined,
  previewTemplateMove: { templateVersionId: nowhere },
  moveReportTemplate: { templateVersionId: nowhere, ...one },
};
/** What these routes are asked for beside. */
const queries: Partial<Record<RouteName, Record<string, string>>> = {
  addAttachment: { field: 'year_plan' },
  previewImport: { table: 'execution' },
  applyImport: { table: 'execution', revision: '1' },
};
/** Acts of the administrator, who reads no report and is told so whatever the id. */
const administrators: readonly RouteName[] = ['previewTemplateMove', 'moveReportTemplate'];

const acts = (Object.entries(routes) as [RouteName, Route][])
  .filter(([, { method, path }]) => method !== 'GET' && /^\/(reports|sections)\/:id/.test(path))
  .map(([name, { path }]) => ({ name, ofReport: path.startsWith('/reports') }));

it('every act on a report or a section of the contract is tried here', () => {
  expect(acts.map(({ name }) => name).sort()).toEqual(Object.keys(bodies).sort());
});

describe.each(acts)('$name', ({ name, ofReport }) => {
  const attempt = async (persona: 'stranger' | 'administrator' | 'finance', id: string) => {
    const params = {
      id,
      indicator: tried,
      key: 'year_plan',
      finding: 'finding',
      note: nowhere,
      comment: nowhere,
      revision: '1',
    };
    const request = { params, body: bodies[name], query: queries[name] ?? {} };
    const { status, problem } = await world.people[persona].call(name, request);
    return { status, code: problem.code, detail: problem.detail, errors: problem.errors };
  };

  it.each(['stranger', 'administrator', 'finance'] as const)(
    'on what %s may not read answers like on what does not exist, and changes nothing',
    async (persona) => {
      if (administrators.includes(name) && persona === 'administrator') return;
      const before = await fingerprint(world, report.id);
      const answer = await attempt(persona, ofReport ? report.id : report.section(tried));
      expect(answer).toEqual(await attempt(persona, nowhere));
      expect(answer.status).toBe(administrators.includes(name) ? 403 : 404);
      expect(await fingerprint(world, report.id)).toBe(before);
    },
  );
});
