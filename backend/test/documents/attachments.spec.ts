import { createHash } from 'node:crypto';
import { readdirSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Persona } from '@countersign/access';
import { template2020 } from '@countersign/template';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { act, bringTo, placeReport, startWorld, tried } from '../reports/office-world.js';
import type { OfficeWorld, PlacedReport } from '../reports/office-world.js';
import { download, pdf, upload, zip } from './uploads.js';

const field = template2020.sections.find(({ key }) => key === tried)!.fields[0]!.key;
const foreign = template2020.sections.find(({ key }) => key === 'execution')!.fields[0]!.key;
const folder = mkdtempSync(join(tmpdir(), 'countersign-attachments-'));
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let world: OfficeWorld;
let report: PlacedReport;
let section: string;
beforeAll(async () => {
  world = await startWorld({ dataDir: folder });
  report = await placeReport(world);
  section = report.section(tried);
}, 120_000);
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const listed = async (persona: 'owner' | 'reviewer' = 'owner') =>
  (await world.people[persona].done('listAttachments', { params: { id: section } })).attachments;
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const staged = () => readdirSync(join(folder, 'files', 'staging'));

describe('a file at a field', () => {
  it('is kept once under its digest, told to everybody who sees the field, and given back as it was', async () => {
    const sent = { name: '采购合同.pdf', bytes: pdf() };
    const { status, body } = await upload(world.people.owner, section, { field }, sent);
    expect({ status, ...body }).toMatchObject({
      status: 201,
      field,
      name: '采购合同.pdf',
      type: 'application/pdf',
      preview: 'pdf',
      size: sent.bytes.length,
      digest: digestOf(sent.bytes),
      mayRemove: true,
    });
    // the answer was lost, the browser sends it again
    expect((await upload(world.people.owner, section, { field }, sent)).body.id).toBe(body.id);
    expect(await listed('reviewer')).toEqual([{ ...body, mayRemove: false }]);

    const file = await download(world.people.reviewer, `/attachments/${body.id}`);
    expect(file.bytes.equals(sent.bytes)).toBe(true);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent('采购合同.pdf')}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    });
    const shown = await download(world.people.reviewer, `/attachments/${body.id}?inline=1`);
    expect(shown.headers.get('content-disposition')).toMatch(/^inline/);
  });

  it('that was exchanged, or is gone, is not handed out', async () => {
    const { body } = await upload(world.people.owner, section, { field }, { name: 'a.png', bytes: png });
    writeFileSync(join(folder, 'files', body.digest.slice(0, 2), body.digest), 'something else');
    const { status, bytes } = await download(world.people.owner, `/attachments/${body.id}`);
    expect(status).toBe(500);
    expect(bytes.toString()).toContain('file_damaged');
    await world.people.owner.done('removeAttachment', { params: { id: body.id } });
  });

  it.each([
    ['an archive', { name: '材料.pdf', bytes: zip() }, 'file_type'],
    ['nothing that is known', { name: 'a.pdf', bytes: Buffer.from([0, 1, 2, 3, 255, 254]) }, 'file_type'],
    ['a program', { name: 'a.doc', bytes: Buffer.from('MZ\u0090\u0000\u0003', 'latin1') }, 'file_type'],
    ['an empty file', { name: 'a.txt', bytes: Buffer.alloc(0) }, 'file_empty'],
  ])('is not %s', async (_, file, code) => {
    const { status, problem } = await upload(world.people.owner, section, { field }, file);
    expect({ status, code: problem.errors?.[0]?.code }).toEqual({ status: 422, code });
    expect(problem.detail).toContain(file.name);
    expect(staged()).toEqual([]);
  });

  it('that is a page by its name is stored and sent as the plain text that it is', async () => {
    const bytes = Buffer.from('<script>alert(1)</script>');
    const { body } = await upload(world.people.owner, section, { field }, { name: '../index.html', bytes });
    expect(body).toMatchObject({ name: 'index.html.txt', type: 'text/plain', preview: null });
    const shown = await download(world.people.owner, `/attachments/${body.id}?inline=1`);
    expect(shown.headers.get('content-disposition')).toMatch(/^attachment/);
    await world.people.owner.done('removeAttachment', { params: { id: body.id } });
  });

  it('of 200 MB is refused before it is read, naming the limit', async () => {
    const { owner } = world.people;
    const answer = await new Promise<{ status: number; text: string; sent: number }>((resolve, reject) => {
      let sent = 0;
      const call = request(`${owner.url}/api/sections/${section}/attachments?field=${field}`, {
        method: 'POST',
        headers: {
          cookie: owner.cookie,
          'x-csrf-token': owner.csrfToken,
          'content-type': 'multipart/form-data; boundary=b',
          'content-length': 200 * 1024 * 1024,
        },
      });
      call.on('error', reject).on('response', (response) => {
        let text = '';
        response.on('data', (part: Buffer) => (text += part.toString()));
        response.on('end', () => resolve({ status: response.statusCode!, text, sent }));
      });
      const part = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n';
      call.write(part);
      sent += part.length;
    });
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'file_too_large', field: 'file' });
    expect(answer.text).toContain('20 MB');
    expect(answer.sent).toBeLessThan(1000);
  });

  it('that only turns out to be too large is cut off, and nothing of it is left', async () => {
    const bytes = Buffer.concat([pdf(), Buffer.alloc(20 * 1024 * 1024 + 1 - pdf().length, 32)]);
    const { status, problem } = await upload(world.people.owner, section, { field }, { name: 'a.pdf', bytes });
    expect({ status, code: problem.code }).toEqual({ status: 413, code: 'file_too_large' });
    expect(staged()).toEqual([]);
  });
});

describe('who may change files', () => {
  it('is who may write the field now; others are told why, or find nothing', async () => {
    const file = { name: 'b.pdf', bytes: pdf('b') };
    const by = (persona: Persona, at: string) =>
      upload(world.people[persona], section, { field: at }, file).then(({ status }) => status);
    expect(await by('reviewer', field)).toBe(403);
    expect(await by('administrator', field)).toBe(404);
    expect(await by('neighbour', field)).toBe(403);
    expect(await by('stranger', field)).toBe(404);
    expect(await by('owner', foreign)).toBe(422);
    const [first] = await listed();
    expect((await download(world.people.administrator, `/attachments/${first!.id}`)).status).toBe(404);
    expect((await world.people.administrator.call('removeAttachment', { params: { id: first!.id } })).status).toBe(404);
    expect((await world.people.reviewer.call('removeAttachment', { params: { id: first!.id } })).status).toBe(403);
  });

  it('may take a removal back; both are told in the history', async () => {
    const [first] = await listed();
    await world.people.owner.done('removeAttachment', { params: { id: first!.id } });
    expect(await listed()).toEqual([]);
    expect((await world.people.owner.call('removeAttachment', { params: { id: first!.id } })).status).toBe(409);
    await world.people.owner.done('restoreAttachment', { params: { id: first!.id } });
    expect(await listed()).toEqual([first]);
    const { items } = await world.people.owner.done('readHistory', { params: { id: report.id } });
    expect(items.slice(0, 2).map(({ action, comment }) => `${action} ${comment}`)).toEqual([
      expect.stringMatching(/^attach .*：采购合同\.pdf$/),
      expect.stringMatching(/^detach .*：采购合同\.pdf$/),
    ]);
  });
});

describe('a signature', () => {
  it('covers the files, which a return leaves where they are', async () => {
    await world.recompute(report.id);
    const [file] = await listed();
    const digest = async () => (await world.people.owner.done('readSection', { params: { id: section } })).digest;
    const before = await digest();
    await upload(world.people.owner, section, { field }, { name: 'c.pdf', bytes: pdf('c') });
    expect(await digest()).not.toBe(before);
    await world.recompute(report.id);

    await bringTo(world, report, 'awaiting_sign_off');
    const shown = await digest();
    expect((await upload(world.people.owner, section, { field }, { name: 'd.pdf', bytes: pdf('d') })).status).toBe(403);
    expect((await act(world, 'leader', section, 'return', { comment: '附件请更新' })).status).toBe(200);
    expect((await listed()).map(({ id }) => id)).toContain(file!.id);
    const { notes } = await world.people.owner.done('readSection', { params: { id: section } });
    const answer = await upload(world.people.owner, section, { note: notes.at(-1)!.id }, { name: 'e.png', bytes: png });
    // the store held something else under this digest
    expect((await download(world.people.leader, `/attachments/${answer.body.id}`)).bytes.equals(png)).toBe(true);
    // an exchanged file is another content
    await world.people.owner.done('removeAttachment', { params: { id: file!.id } });
    await upload(world.people.owner, section, { field }, { name: file!.name, bytes: pdf('exchanged') });
    expect(await digest()).not.toBe(shown);
  });
});
