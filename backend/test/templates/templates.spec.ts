import { template2020 } from '@countersign/template';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TemplatesService } from '../../src/templates/templates.service.js';
import { Caller } from '../support/caller.js';
import { startServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

let server: TestServer;
let browser: Caller;
beforeAll(async () => {
  server = await startServer();
  await server.addPerson('somebody');
  browser = new Caller(server.url);
  await browser.signIn('somebody');
});
afterAll(() => server.close());

const versionId = async () =>
  (await browser.call('listTemplates')).body.items.find(({ key }) => key === template2020.key)?.id ?? '';

describe('templates', () => {
  it('has the 2020 template from the first start', async () => {
    const { body } = await browser.call('listTemplates');
    expect(body.items).toContainEqual(
      expect.objectContaining({ key: template2020.key, year: 2020, version: 1, title: template2020.title }),
    );
  });

  it('installs it once, however many instances start at once', async () => {
    const installed = (await browser.call('listTemplates')).body.items.length;
    // what is published cannot be deleted: an empty table is that of a first start
    const trigger = (change: string) => `alter table template_version ${change} trigger template_version_published`;
    await server.dataSource.query(trigger('disable'));
    await server.dataSource.query('delete from template_version');
    await server.dataSource.query(trigger('enable'));
    const instances = [1, 2, 3, 4].map(() => new TemplatesService(server.dataSource));
    await Promise.all(instances.map((instance) => instance.installShippedTemplates()));
    expect((await browser.call('listTemplates')).body.items).toHaveLength(installed);
  });

  it('gives a version’s content, which the browser may keep for good', async () => {
    const id = await versionId();
    const { body, headers } = await browser.call('readTemplate', { params: { id } });
    expect(body.definition).toEqual(JSON.parse(JSON.stringify(template2020)));
    expect(headers.get('etag')).toBe(`"${id}"`);
    expect(headers.get('cache-control')).toContain('immutable');
    const again = await browser.call('readTemplate', { params: { id }, headers: { 'if-none-match': `"${id}"` } });
    expect([again.status, again.body]).toEqual([304, undefined]);
  });

  it('answers 404 for a version that does not exist', async () => {
    const params = { id: '00000000-0000-4000-8000-000000000000' };
    expect((await browser.call('readTemplate', { params })).problem).toMatchObject({ status: 404, code: 'not_found' });
  });

  it('compiles a version once', async () => {
    const templates = new TemplatesService(server.dataSource);
    const id = await versionId();
    const compiled = await templates.compiled(id);
    expect(compiled.sections.size).toBeGreaterThan(5);
    expect(await templates.compiled(id)).toBe(compiled);
  });
});
