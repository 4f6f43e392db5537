import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DocumentFormat } from '@countersign/contracts';
import { settledInputs } from '@countersign/template/demo';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ExportMaker } from '../../src/documents/exports/export-maker.service.js';
import { AcceptedPackages } from '../../src/documents/package/accepted-packages.service.js';
import { PublicReports } from '../../src/documents/publication/public-reports.service.js';
import { verifyPackage } from '../../src/documents/package/verify-package.js';
import { placeReport, reportRevisionOf, startWorld } from '../reports/office-world.js';
import type { OfficeWorld, PlacedReport } from '../reports/office-world.js';
import { eventually } from '../support/eventually.js';
import { download } from './uploads.js';

const folder = mkdtempSync(join(tmpdir(), 'countersign-exports-'));
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const formats: readonly DocumentFormat[] = ['docx', 'pdf', 'xlsx'];

let world: OfficeWorld;
let report: PlacedReport;
beforeAll(async () => {
  world = await startWorld({ dataDir: folder });
  report = await placeReport(world, { others: 'signed_off', inputs: settledInputs });
}, 120_000);
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

type Person = keyof OfficeWorld['people'];
const path = (format: string, version: string) => `/reports/${report.id}/documents/${format}?version=${version}`;
const get = (persona: Person, format: string, version: string) =>
  download(world.people[persona], path(format, version));
const listed = async (persona: Person = 'coordinator') =>
  world.people[persona].done('listDocuments', { params: { id: report.id } });
const move = async (persona: Person, action: string) => {
  const revision = await reportRevisionOf(world, report.id);
  return world.people[persona].done('moveReport', { params: { id: report.id }, body: { action, revision } });
};
/** Takes the report to the bureau without the way through every section. */
const ready = () => world.dataSource.query(`update report set state = 'ready' where id = $1`, [report.id]);
const signEverything = () =>
  world.dataSource.query(`update section set state = 'signed_off' where report_id = $1`, [report.id]);

describe('an export', () => {
  it('is asked for once however often, made by a worker with progress, and stays for its version', async () => {
    const { coordinator } = world.people;
    const stream = await coordinator.follow('reportEvents', { id: report.id });
    const body = { format: 'docx', version: 'current' };
    const [first, again] = [
      await coordinator.done('startExport', { params: { id: report.id }, body }),
      await world.people.reviewer.done('startExport', { params: { id: report.id }, body }),
    ];
    expect([first.state, again.state]).toEqual(['queued', 'queued']);
    const jobs = await world.dataSource.query<{ id: string }[]>(
      `select payload ->> 'exportId' as id from outbox where topic = 'export' and payload ->> 'reportId' = $1`,
      [report.id],
    );
    expect(jobs).toHaveLength(1);
    await world.server.context.get(ExportMaker).make(jobs[0]!.id);
    await eventually(() => stream.events.filter(({ kind }) => kind === 'exported').length >= 3);
    await stream.stop();

    const [current] = (await listed()).versions;
    const file = current!.files[0]!;
    expect(file).toMatchObject({ format: 'docx', state: 'done', progress: 100 });
    const { bytes, headers } = await get('owner', 'docx', 'current');
    expect(digestOf(bytes)).toBe(file.digest);
    expect(headers.get('content-type')).toContain('wordprocessingml');
    expect(decodeURIComponent(headers.get('content-disposition')!)).toContain('（当前内容）.docx');
  }, 60_000);

  it('is not there for those who may not read the report, nor for a version that the bureau never received', async () => {
    expect((await get('stranger', 'pdf', 'current')).status).toBe(404);
    expect((await get('administrator', 'pdf', 'current')).status).toBe(404);
    expect((await get('coordinator', 'pdf', '7')).status).toBe(404);
    expect((await get('coordinator', 'odt', 'current')).status).toBe(422);
    const { status } = await world.people.stranger.call('startExport', {
      params: { id: report.id },
      body: { format: 'docx', version: 'current' },
    });
    expect(status).toBe(404);
  });

  it('of what the bureau received stays as it was received, while the present content goes on', async () => {
    await signEverything();
    await ready();
    await move('coordinator', 'submit');
    const received = await get('finance', 'xlsx', '1');
    expect(received.status).toBe(200);
    await world.dataSource.query(`update figure set value = value + 1 where report_id = $1 and key = $2`, [
      report.id,
      Object.keys(settledInputs.figures)[0],
    ]);
    await world.recompute(report.id);
    expect(digestOf((await get('finance', 'xlsx', '1')).bytes)).toBe(digestOf(received.bytes));
    expect(digestOf((await get('finance', 'xlsx', 'current')).bytes)).not.toBe(digestOf(received.bytes));
    expect((await listed('finance')).versions.map(({ version, accepted }) => [version, accepted])).toEqual([
      ['current', false],
      ['1', false],
    ]);
  }, 60_000);
});

describe('an accepted report', () => {
  let zip: Buffer;
  it('has a package, the same whenever it is made, that can be verified without the product', async () => {
    await move('finance', 'accept');
    const packages = world.server.context.get(AcceptedPackages);
    expect((await listed()).package).toMatchObject({ state: 'queued' });
    await packages.make(report.id);
    const made = (await listed()).package!;
    expect(made.state).toBe('done');
    zip = (await download(world.people.coordinator, `/reports/${report.id}/package`)).bytes;
    expect(digestOf(zip)).toBe(made.digest);
    await world.dataSource.query(
      `update accepted_package set state = 'queued', file_digest = null, size = null, made_at = null where report_id = $1`,
      [report.id],
    );
    await packages.make(report.id);
    expect((await listed()).package!.digest).toBe(made.digest);
    expect(await verifyPackage(zip)).toEqual([]);
    expect((await download(world.people.stranger, `/reports/${report.id}/package`)).status).toBe(404);
  }, 120_000);

  it('whose package was changed in one byte is named by the member', async () => {
    for (const name of [...formats.map((format) => `report.${format}`), 'data/version.json', 'data/audit.json']) {
      const start = zip.indexOf(name, zip.indexOf('PK\u0003\u0004', 40)) + name.length;
      const changed = Buffer.from(zip);
      changed[start + 200]! ^= 1;
      expect((await verifyPackage(changed)).join('\n')).toContain(name);
    }
  });

  it('is not public before it is published; then everybody reads it, with files that are what their digests say', async () => {
    const nobody = { url: world.server.url, cookie: '' };
    expect((await download(nobody, `/public/reports/${report.id}`)).status).toBe(404);
    expect((await download(nobody, `/public/reports/${report.id}/documents/pdf`)).status).toBe(404);
    await move('finance', 'publish');
    await world.server.context.get(PublicReports).makeFiles(report.id);
    const { status, bytes } = await download(nobody, `/public/reports/${report.id}`);
    const page = JSON.parse(bytes.toString()) as { title: string; files: { format: string; digest: string }[] };
    expect(status).toBe(200);
    expect(page.files.map(({ format }) => format)).toEqual(formats);
    for (const { format, digest } of page.files)
      expect(digestOf((await download(nobody, `/public/reports/${report.id}/documents/${format}`)).bytes)).toBe(digest);
  }, 60_000);
});
