// Makes the pictures of the README from a running demo: `npm start` in one terminal, `npm run screenshots` in another.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const base = process.env.PUBLIC_URL ?? 'http://127.0.0.1:3000';
const folder = fileURLToPath(new URL('../docs/images/', import.meta.url));
const password = process.env.DEMO_PASSWORD ?? 'countersign-demo';
const desktop = { width: 1366, height: 768 };
const tablet = { width: 1024, height: 768 };

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});

/** A page of the product as one of the demo accounts. */
async function pageOf(username, viewport) {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  await page.goto(`${base}/sign-in`);
  await page.fill('#username', username);
  await page.fill('#password', password);
  await page.click('button[type=submit]');
  await page.waitForURL((url) => url.pathname === '/');
  return page;
}

async function take(page, path, name) {
  await page.goto(base + path);
  await page.waitForLoadState('load');
  // event streams stay open, so the network never falls idle: wait for what is drawn
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `${folder}${name}.png` });
  console.log(`docs/images/${name}.png`);
}

const read = (page, path) => page.evaluate(async (url) => (await fetch(url)).json(), `/api${path}`);

const coordinator = await pageOf('coordinator', desktop);
const { items } = await read(coordinator, '/reports');
const inCourse = items.find(({ state }) => state === 'drafting');
const accepted = items.find(({ state }) => state === 'accepted');
const sections = (await read(coordinator, `/reports/${inCourse.id}`)).sections;
const section = (key) => `/reports/${inCourse.id}/sections/${sections.find((each) => each.key === key).id}`;

await take(coordinator, `/coordinator/${inCourse.id}`, 'coordinator');
const owner = await pageOf('owner', desktop);
await take(owner, '/', 'work');
await take(owner, section('execution'), 'section');
await take(await pageOf('reviewer', desktop), section('carry_over'), 'review');
await take(await pageOf('leader', tablet), '/sign', 'sign');
const finance = await pageOf('finance', desktop);
await take(finance, '/finance', 'board');
await take(finance, `/finance/${accepted.id}`, 'desk');
await take(await pageOf('admin', desktop), '/admin/organisation', 'organisation');
await browser.close();
