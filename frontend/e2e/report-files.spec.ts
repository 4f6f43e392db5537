import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { settledInputs } from '@countersign/template/demo';
import type { Browser, Page } from 'playwright-core';
import { launchChromium, openPage, signIn } from './support/chromium.js';
import { prepareOffice, type Office } from './support/office.js';
import { startProduct, type Product } from './support/product.js';

/** Evidence at a field, from the clerk to the reviewer; and the report as a file. */
let product: Product;
let browser: Browser;
let office: Office;
const folder = mkdtempSync(join(tmpdir(), 'countersign-files-'));
const contract = join(folder, '采购合同.pdf');
const complaints: (() => readonly string[])[] = [];
/** Where pictures of the screens go, when somebody wants to look at them. */
const pictures = process.env['PICTURES'];

beforeAll(async () => {
  product = await startProduct({ redis: false });
  browser = await launchChromium();
  office = await prepareOffice(product);
  await office.begin();
  await office.fill('carry_over', settledInputs);
  writeFileSync(contract, smallPdf());
  if (pictures) mkdirSync(pictures, { recursive: true });
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function signedIn(username: string): Promise<Page> {
  const { page, complaints: heard } = await openPage(browser, product.url);
  complaints.push(() => heard);
  await page.setViewportSize({ width: 1366, height: 768 });
  await signIn(page, username, office.password);
  await page.goto(`/reports/${office.reportId}/sections/${office.sectionId('carry_over')}`);
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  return page;
}
const picture = async (page: Page, name: string) => {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) });
};

/** A page with one line of text. */
function smallPdf(): Buffer {
  const text = 'BT /F1 24 Tf 72 720 Td (Contract No. 7) Tj ET';
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${text.length}>>\nstream\n${text}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let body = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const xref = `xref\n0 6\n0000000000 65535 f \n${places.join('')}`;
  return Buffer.from(`${body}${xref}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`);
}

describe('files of a report', () => {
  it('the clerk attaches a contract at a field, removes it and takes that back; the reviewer looks at it', async () => {
    const clerk = await signedIn('owner');
    const chooser = clerk.getByLabel(/^为“.*”添加附件$/).first();
    await chooser.setInputFiles(contract);
    const file = clerk.getByRole('button', { name: '采购合同.pdf', exact: true });
    await file.waitFor();
    await clerk.getByRole('button', { name: '移除采购合同.pdf' }).click();
    await clerk.getByRole('button', { name: '撤销移除' }).click();
    await file.waitFor();
    await chooser.setInputFiles({
      name: '材料.zip',
      mimeType: 'application/zip',
      buffer: Buffer.from('PK\u0003\u0004zip'),
    });
    await clerk.getByText('压缩包请解压后逐个上传').waitFor();
    await file.scrollIntoViewIfNeeded();
    await picture(clerk, 'clerk');

    const reviewer = await signedIn('reviewer');
    await reviewer.getByRole('button', { name: '采购合同.pdf', exact: true }).click();
    const frame = reviewer.getByRole('dialog', { name: '采购合同.pdf' }).locator('iframe');
    await frame.waitFor();
    const shown = await reviewer.request.get(new URL((await frame.getAttribute('src'))!, product.url).href);
    expect(shown.headers()['content-disposition']).toMatch(/^inline/);
    expect((await shown.body()).equals(smallPdf())).toBe(true);
    await picture(reviewer, 'preview');
    expect(await reviewer.getByRole('button', { name: '移除采购合同.pdf' }).count()).toBe(0);
  });

  it('the coordinator has the report made as a Word document, sees how far it is, and saves it', async () => {
    const coordinator = await signedIn('coordinator');
    await coordinator.getByRole('button', { name: '文件', exact: true }).click();
    const panel = coordinator.getByRole('dialog', { name: '报告文件' });
    const line = panel.getByRole('listitem').filter({ hasText: 'Word 文档' });
    await line.getByRole('button', { name: '生成' }).click();
    await line.getByRole('progressbar').waitFor();
    const link = line.getByRole('link', { name: '下载' });
    await link.waitFor({ timeout: 60_000 });
    await picture(coordinator, 'documents');
    const [saved] = await Promise.all([coordinator.waitForEvent('download'), link.click()]);
    expect(saved.suggestedFilename()).toMatch(/（当前内容）\.docx$/);
    expect(complaints.flatMap((heard) => heard())).toEqual([]);
  }, 120_000);

  it('everybody reads a published report without signing in, with its files and their digests', async () => {
    await product.dataSource.query(
      `with received as (
         insert into submission (report_id, round, figures, answers, evaluation, attachments)
         select r.id, 1,
           (select jsonb_object_agg(key, trim_scale(value)::text) from figure where report_id = r.id),
           (select jsonb_object_agg(key, value) from answer where report_id = r.id), e.result, '{}'
         from report r join evaluation e on e.report_id = r.id where r.id = $1
       ), told as (
         insert into audit_event (report_id, seq, person_name, person_post, action, at, previous_hash, hash)
         values ($1, 1000, '财政局', '', 'publish', now(), '', '')
       )
       update report set state = 'published' where id = $1`,
      [office.reportId],
    );
    const { page, complaints: heard } = await openPage(browser, product.url);
    complaints.push(() => heard);
    const file = await page.request.get(`${product.url}/api/public/reports/${office.reportId}/documents/docx`);
    expect(file.status()).toBe(200);
    await page.goto(`/public/reports/${office.reportId}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await picture(page, 'public');
    const table = page.getByRole('table').last();
    expect(await table.getByRole('columnheader', { name: 'SHA-256' }).count()).toBe(1);
    const shown = await table.locator('code').first().innerText();
    expect(shown).toBe(
      createHash('sha256')
        .update(await file.body())
        .digest('hex'),
    );
    await table.scrollIntoViewIfNeeded();
    await picture(page, 'public-files');
    expect(complaints.flatMap((each) => each())).toEqual([]);
  }, 120_000);
});
