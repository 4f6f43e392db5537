import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { requirePrograms } from '../setup/requirements.mjs';
import { startBareSignIn } from './bare-sign-in.mjs';
import { measurement, median } from './measurement.mjs';
import { measureScripts } from './scripts.mjs';
import { Visitor } from './visitor.mjs';
import { anOwner, password } from './world.mjs';

const rounds = 9;
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Milliseconds from pressing 登录 until the list of work is drawn, by the browser's own clock, against a bare page
 * that verifies the same password and draws the same list; and the scripts that the browser has fetched by then.
 * Each visit is a new browser profile: nothing is cached.
 */
export async function measureSignIn(url) {
  const visitor = await Visitor.signIn(url, anOwner, password);
  const bare = await startBareSignIn(password, JSON.stringify(await visitor.call('GET', '/work')));
  const browser = await launchChromium();
  const product = () => visit(browser, `${url}/sign-in`, 'cs-work-line');
  const floor = () => visit(browser, bare.url, 'li');
  try {
    const { scripts } = await product();
    await floor();
    const [values, floors] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      values.push((await product()).milliseconds);
      floors.push((await floor()).milliseconds);
    }
    const [value, least] = [median(values), median(floors)];
    return [
      measureScripts('work-page-js', scripts),
      measurement({ name: 'sign-in', value, unit: 'ms', floor: least, target: 'ratio <= 5' }),
    ];
  } finally {
    await browser.close();
    await bare.stop();
  }
}

function launchChromium() {
  requirePrograms(['chromium']);
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? places.find((path) => existsSync(path)),
    // root has no sandbox; containers have a small /dev/shm
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });
}

async function visit(browser, url, drawn) {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  try {
    const page = await context.newPage();
    await page.goto(url);
    await page.fill('#username', anOwner);
    await page.fill('#password', password);
    await page.evaluate(watchFor(drawn));
    await page.click('button[type=submit]');
    return await page.evaluate('drawn');
  } finally {
    await context.close();
  }
}

/** Runs in the page: `drawn` holds when what `selector` names is on the screen, and all scripts fetched so far. */
const watchFor = (selector) => `
  drawn = new Promise((resolve) => {
    let pressed;
    addEventListener('click', (event) => (pressed = event.timeStamp), { capture: true });
    const observer = new MutationObserver(() => {
      if (!document.querySelector('${selector}')) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve({
        milliseconds: performance.now() - pressed,
        scripts: performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname.slice(1))
          .filter((path) => path.endsWith('.js')),
      })));
    });
    observer.observe(document, { childList: true, subtree: true });
  });
  undefined;`;
