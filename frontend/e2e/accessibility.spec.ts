import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Caller } from '../../backend/test/support/caller.js';
import { launchChromium, openPage, signIn, type WatchedPage } from './support/chromium.js';
import { everyPage, type Places } from './support/every-page.js';
import { pageFaults, sizes, unseenStops } from './support/page-faults.js';
import { startProduct, type Product } from './support/product.js';

/** WCAG 2.1 AA by rule, at 200 % zoom and on a phone as on the office's screen, and a focus that is seen. */
const demoPassword = 'countersign-demo';
let product: Product;
let browser: Browser;
let places: Places;
const opened = new Map<string | null, WatchedPage>();
/** Where pictures of the screens go, when somebody wants to look at them. */
const pictures = process.env['PICTURES'];

beforeAll(async () => {
  product = await startProduct({ redis: false, demo: true });
  browser = await launchChromium();
  places = await findPlaces(product.url);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** The window of one person, signed in once. */
async function windowOf(who: string | null): Promise<Page> {
  const known = opened.get(who) ?? (await openPage(browser, product.url));
  if (who && !opened.has(who)) await signIn(known.page, who, demoPassword);
  opened.set(who, known);
  return known.page;
}

describe('every page, for everybody', () => {
  it.each(everyPage)('$name ($who) has no barrier on a screen, at 200 % zoom and on a phone', async (visit) => {
    const page = await windowOf(visit.who);
    await page.setViewportSize(sizes.office);
    await page.goto(visit.path(places));
    await page.locator(visit.ready).first().waitFor();
    await visit.open?.(page);
    const faults: Record<string, string[]> = { keyboard: [] };
    for (const size of ['office', 'zoomed', 'phone'] as const) {
      await page.setViewportSize(sizes[size]);
      faults[size] = await pageFaults(page, size);
      if (pictures) await page.screenshot({ path: `${pictures}/${visit.name.replaceAll(/\W+/g, '-')}-${size}.png` });
    }
    await page.setViewportSize(sizes.office);
    faults['keyboard'] = await unseenStops(page, 15);
    expect(faults).toEqual({ keyboard: [], office: [], zoomed: [], phone: [] });
  });

  it('gives the browser nothing to complain about', () => {
    expect([...opened.values()].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

/** The demo's report in course and accepted report, the latter published, and a draft of the template. */
async function findPlaces(url: string): Promise<Places> {
  const [finance, admin] = [new Caller(url), new Caller(url)];
  await finance.signIn('finance', demoPassword);
  await admin.signIn('admin', demoPassword);
  const coordinator = new Caller(url);
  await coordinator.signIn('coordinator', demoPassword);
  const { items } = await coordinator.done('listReports');
  const of = (state: string) => items.find((each) => each.state === state)!.id;
  const [report, accepted] = [of('drafting'), of('accepted')];
  const { sections } = await coordinator.done('readReport', { params: { id: report } });
  const { revision } = await finance.done('readReport', { params: { id: accepted } });
  await finance.done('moveReport', { params: { id: accepted }, body: { action: 'publish', revision } });
  const template = (await admin.done('listTemplates')).items[0]!;
  const draft = await admin.done('createTemplate', {
    body: { from: template.id, key: 'accessible', title: template.title, year: template.year },
  });
  return {
    report,
    accepted,
    section: Object.fromEntries(sections.map(({ key, id }) => [key, id])),
    template: template.id,
    draft: draft.id,
  };
}
