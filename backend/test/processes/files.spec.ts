import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { template2020 } from '@countersign/template';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { download, pdf, upload } from '../documents/uploads.js';
import { placeReport, startWorld, tried } from '../reports/office-world.js';
import type { OfficeWorld, PlacedReport } from '../reports/office-world.js';
import { eventually } from '../support/eventually.js';
import { spawnProcess } from '../support/processes.js';
import type { TestProcess } from '../support/processes.js';
import { signedIn } from '../support/server.js';

const field = template2020.sections.find(({ key }) => key === tried)!.fields[0]!.key;
const dataDir = mkdtempSync(join(tmpdir(), 'countersign-killed-files-'));
/** A job of a killed process is given out again after 10 seconds, found by a look every 5. */
const takenOverMs = 60_000;

let world: OfficeWorld;
let report: PlacedReport;
let section: string;
const running: TestProcess[] = [];
beforeAll(async () => {
  world = await startWorld({ dataDir });
  report = await placeReport(world);
  section = report.section(tried);
}, 120_000);
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.stop('SIGKILL')));
});
afterAll(async () => {
  await world.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(role: 'api' | 'worker'): Promise<TestProcess> {
  const started = await spawnProcess({ ROLE: role, DATABASE_URL: world.server.databaseUrl, DATA_DIR: dataDir });
  running.push(started);
  return started;
}

const listed = async () => world.people.owner.done('listAttachments', { params: { id: section } });
const received = () => readdirSync(join(dataDir, 'files', 'staging'));

describe('a kill', () => {
  it('in the midst of an upload loses nothing that was answered, and leaves nothing that was not', async () => {
    const api = await start('api');
    const owner = await signedIn(api.url, 'owner');
    const answered = { name: '已上传.pdf', bytes: pdf('answered') };
    expect((await upload(owner, section, { field }, answered)).status).toBe(201);

    const cut = request(`${api.url}/api/sections/${section}/attachments?field=${field}`, {
      method: 'POST',
      headers: {
        cookie: owner.cookie,
        'x-csrf-token': owner.csrfToken,
        'content-type': 'multipart/form-data; boundary=b',
        'content-length': 10_000_000,
      },
    });
    cut.on('error', () => {}); // it is cut off
    cut.write('--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n');
    cut.write(pdf('never whole'));
    cut.write(Buffer.alloc(1_000_000, 32));
    await eventually(() => received().length === 1);
    await api.stop('SIGKILL');

    const { attachments } = await listed();
    expect(attachments.map(({ name }) => name)).toEqual([answered.name]);
    const [file] = attachments;
    const { bytes } = await download(world.people.owner, `/attachments/${file!.id}`);
    expect(bytes.equals(answered.bytes)).toBe(true);
    const whole = readdirSync(join(dataDir, 'files')).filter((name) => name !== 'staging');
    expect(whole).toEqual([file!.digest.slice(0, 2)]);
  }, 90_000);

  it('of the worker in the midst of an export: the next one makes the file, once', async () => {
    const { coordinator } = world.people;
    const params = { id: report.id };
    const first = await start('worker');
    await coordinator.done('startExport', { params, body: { format: 'docx', version: 'current' } });
    const file = async () => (await coordinator.done('listDocuments', { params })).versions[0]!.files[0]!;
    await eventually(async () => (await file()).state === 'running', takenOverMs);
    await first.stop('SIGKILL');
    expect((await file()).state).toBe('running');

    await start('worker');
    const made = await eventually(async () => {
      const present = await file();
      return present.state === 'done' && present;
    }, takenOverMs);
    const { bytes } = await download(coordinator, `/reports/${report.id}/documents/docx?version=current`);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(made.digest);
    const [rows] = await world.dataSource.query<{ count: string }[]>(
      'select count(*) from document_export where report_id = $1',
      [report.id],
    );
    expect(rows!.count).toBe('1');
  }, 150_000);
});
