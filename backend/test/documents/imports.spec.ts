import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { compileTemplate, evaluateReport, template2020 } from '@countersign/template';
import { settledInputs } from '@countersign/template/demo';
import { reportWorkbook } from '@countersign/document';
import { renderXlsx } from '../../src/documents/render/xlsx/render-xlsx.js';
import type { Caller } from '../support/caller.js';
import { fingerprint, placeReport, revisionOf, startWorld } from '../reports/office-world.js';
import type { OfficeWorld, PlacedReport } from '../reports/office-world.js';

/** Sheets taken into table 5: the preview stores nothing, applying is one ordinary save, one press undoes it. */
let world: OfficeWorld;
let report: PlacedReport;
let accountant: Caller;
beforeAll(async () => {
  world = await startWorld();
  await world.server.addPerson('accountant', [{ role: 'owner', officeId: world.department.office('财务科') }]);
  accountant = await world.server.as('accountant');
  report = await placeReport(world);
}, 120_000);
afterAll(() => world.close());

const csv = (lines: readonly string[]) => new TextEncoder().encode(`\ufeff${lines.join('\n')}`);
const head = '项目,年中追加,年中调剂,支出';
const spent = 'execution.project.purchases.spent';

interface Sending {
  caller?: Caller;
  section?: string;
  table?: string;
  mapping?: object | string;
  revision?: number;
}

async function send<N extends 'previewImport' | 'applyImport'>(
  route: N,
  bytes: Uint8Array,
  { caller = accountant, section = 'execution', table = 'execution', mapping, revision }: Sending = {},
) {
  const id = report.section(section);
  const body = new FormData();
  if (mapping) body.set('mapping', typeof mapping === 'string' ? mapping : JSON.stringify(mapping));
  body.set('file', new Blob([new Uint8Array(bytes)]), '表.xlsx');
  const at: Record<string, string> =
    route === 'applyImport' ? { revision: String(revision ?? (await revisionOf(world, id))) } : {};
  return caller.call(route, { params: { id }, query: { table, ...at }, body });
}
const preview = (bytes: Uint8Array, sending?: Sending) => send('previewImport', bytes, sending);
const apply = (bytes: Uint8Array, sending?: Sending) => send('applyImport', bytes, sending);
const undo = (revision: number, caller = accountant) =>
  caller.call('undoImport', { params: { id: report.section('execution'), revision: String(revision) } });
const section = () => accountant.done('readSection', { params: { id: report.section('execution') } });

describe('a sheet of another system', () => {
  const sheet = csv([
    '单位：元',
    head,
    '购置费,,,"38,100.00"',
    '预算准备金,,,三万',
    '智慧园区维护,,"(12,500)",5',
    '合计,,,1',
  ]);

  it('is previewed cell by cell, and nothing is stored', async () => {
    const before = await fingerprint(world, report.id);
    const { status, body } = await preview(sheet);
    expect(status).toBe(201);
    expect(body).toMatchObject({ unitStated: true, own: false, remembered: false, added: 1, refused: 1 });
    expect(body.mapping).toMatchObject({ unit: '元', firstRow: 2 });
    expect(body.rows[0]).toMatchObject({
      name: '购置费',
      target: { to: 'row', key: 'project.purchases' },
      cells: expect.arrayContaining([expect.objectContaining({ column: 'spent', state: 'changes', shown: '3.81' })]),
    });
    expect(await fingerprint(world, report.id)).toBe(before);
  });

  it('is applied in one revision with its history, and undone by one press', async () => {
    const before = await section();
    const { status, body } = await apply(sheet);
    expect(status).toBe(201);
    expect(body).toMatchObject({ revision: before.revision + 1, added: 1 });
    const after = await section();
    expect(after.figures[spent]).toBe('3.81');
    const rows = after.answers['execution.rows'] as { key: string; label: string }[];
    expect(rows.map(({ label }) => label)).toEqual(['智慧园区维护']);
    expect(after.figures[`execution.project.${rows[0]!.key}.adjusted`]).toBe('-1.25');

    expect((await undo(body.revision)).status).toBe(201);
    const back = await section();
    expect([back.figures, back.answers]).toEqual([before.figures, before.answers]);
  });

  it('is read the next time as it was decided the last time', async () => {
    const odd = csv(['单位：元', head, '设备,,,"10,000.00"']);
    const first = await preview(odd);
    expect(first.body.unitStated).toBe(true);
    expect(first.body.rows[0]!.target).toEqual({ to: 'none' });
    const mapping = { ...first.body.mapping, rows: { 设备: { to: 'row', key: 'project.purchases' } } };
    const applied = await apply(odd, { mapping });
    expect(applied.body).toMatchObject({ changes: 1 });
    const next = await preview(csv(['单位：元', head, '设备,,,"20,000.00"']));
    expect(next.body).toMatchObject({ remembered: true, changes: 1 });
    expect((await undo(applied.body.revision)).status).toBe(201);
  });

  it('is not undone once anybody changed the section, nor by somebody else', async () => {
    const applied = await apply(csv([head, '购置费,,,1.23']));
    await world.server.addPerson('second', [{ role: 'owner', officeId: world.department.office('财务科') }]);
    const colleague = await world.server.as('second');
    expect((await undo(applied.body.revision, colleague)).status).toBe(404);
    const id = report.section('execution');
    const revision = await revisionOf(world, id);
    await colleague.done('saveFigures', { params: { id }, body: { revision, figures: [{ key: spent, value: '4' }] } });
    const refused = await undo(applied.body.revision);
    expect([refused.status, refused.problem.code]).toEqual([409, 'revision_conflict']);
    expect((await section()).figures[spent]).toBe('4');
  });
});

describe('an export of ours', () => {
  it('comes back with identical figures: nothing to change, every computed cell agrees', async () => {
    const compiled = compileTemplate(template2020);
    if (!compiled.ok) throw new Error('the shipped template compiles');
    const { template } = compiled;
    const evaluation = evaluateReport(template, settledInputs);
    const mark = { reportId: report.id, templateVersionId: world.templateVersionId };
    const fresh = await placeReport(world);
    const book = await renderXlsx(
      reportWorkbook({ department: '某局', template, inputs: settledInputs, evaluation, mark }),
    );
    const body = new FormData();
    body.set('file', new Blob([new Uint8Array(book)]), '导出.xlsx');
    const shown = await accountant.done('previewImport', {
      params: { id: fresh.section('execution') },
      query: { table: 'execution' },
      body,
    });
    expect(shown).toMatchObject({ own: true, changes: 0, added: 0, refused: 0, differs: 0 });
    const cells = shown.rows.flatMap((row) => row.cells);
    expect(cells.filter(({ state }) => state === 'same').length).toBeGreaterThan(40);
    expect(cells.filter(({ state }) => state === 'agrees').length).toBeGreaterThan(60);
  });
});

describe('rights and conflicts are those of every save', () => {
  const sheet = csv([head, '购置费,,,9']);

  it.each([
    ['owner', 403],
    ['auditor', 403],
    ['stranger', 404],
  ] as const)('%s is refused with %i and changes nothing', async (persona, status) => {
    const before = await fingerprint(world, report.id);
    expect((await apply(sheet, { caller: world.people[persona] })).status).toBe(status);
    expect(await fingerprint(world, report.id)).toBe(before);
  });

  it('a stale revision is a conflict and changes nothing', async () => {
    const before = await fingerprint(world, report.id);
    const answer = await apply(sheet, { revision: (await revisionOf(world, report.section('execution'))) - 1 });
    expect([answer.status, answer.problem.code]).toEqual([409, 'revision_conflict']);
    expect(await fingerprint(world, report.id)).toBe(before);
  });

  it.each<[what: string, bytes: () => Uint8Array, sending: Sending, status: number, code: string]>([
    ['a table of another section', () => sheet, { table: 'budget' }, 404, 'not_found'],
    ['no table', () => sheet, { table: 'execution_narrative' }, 404, 'not_found'],
    ['a picture', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), {}, 422, 'sheet_unknown_format'],
    ['an empty file', () => new Uint8Array(), {}, 422, 'sheet_empty'],
    ['an old spreadsheet', () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), {}, 422, 'sheet_old_format'],
    ['a broken package', () => new TextEncoder().encode('PK\u0003\u0004broken'), {}, 422, 'sheet_damaged'],
    ['more than is read', () => new Uint8Array(10 * 1024 * 1024 + 1), {}, 413, 'sheet_too_large'],
    ['a mapping that is none', () => sheet, { mapping: '{"rows":1}' }, 422, 'invalid_input'],
    ['nothing new', () => csv([head, '购置费,,,']), {}, 422, 'nothing_to_import'],
  ])('%s is refused in words and changes nothing', async (_, bytes, sending, status, code) => {
    const before = await fingerprint(world, report.id);
    const answer = await apply(bytes(), sending);
    expect([answer.status, answer.problem.code]).toEqual([status, code]);
    expect(answer.problem.detail).toMatch(/\p{Script=Han}/u);
    expect(await fingerprint(world, report.id)).toBe(before);
  });
});
