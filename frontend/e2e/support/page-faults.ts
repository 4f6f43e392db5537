import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** A common office screen; the same at 200 % zoom, which halves it in CSS pixels; a phone. */
export const sizes = {
  office: { width: 1366, height: 768 },
  zoomed: { width: 683, height: 384 },
  phone: { width: 390, height: 844 },
} as const;

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/**
 * What keeps somebody from using the page as it stands: one line a fault, none when all is well. The rules take long:
 * they are tried on the widest layout and on the narrowest, contrast (the same at every size) on the widest alone.
 */
export async function pageFaults(page: Page, size: keyof typeof sizes): Promise<string[]> {
  const rules = size === 'zoomed' ? [] : await ruleFaults(page, size === 'office');
  return [...rules, ...(await page.evaluate(layoutFaults))];
}

/** Violations of WCAG 2.1 A and AA, each with the first places where it stands. */
async function ruleFaults(page: Page, contrast: boolean): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const asked = { tags: rules, contrast };
  return page.evaluate(async ({ tags, contrast }) => {
    const engine = (globalThis as unknown as { axe: typeof import('axe-core') }).axe;
    const { violations } = await engine.run(document, {
      runOnly: tags,
      rules: { 'color-contrast': { enabled: contrast } },
      resultTypes: ['violations'],
      elementRef: false,
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ target, any, all, none }) => {
        const why = [...any, ...all, ...none][0]?.message ?? '';
        return `${id} (${nodes.length}): ${target.join(' ')}: ${why}`;
      }),
    );
  }, asked);
}

/** Runs in the page: what makes it wider than the window, and text that is too small to read. */
function layoutFaults(): string[] {
  const nameOf = (element: Element) =>
    [element.closest('[class]'), element]
      .filter((each, index, all): each is Element => !!each && all.indexOf(each) === index)
      .map(({ tagName, className }) => `${tagName.toLowerCase()}.${String(className).trim().replaceAll(' ', '.')}`)
      .join(' ');
  const faults = new Set<string>();
  for (const frame of [document.documentElement, ...document.querySelectorAll('main')]) {
    if (frame.scrollWidth <= frame.clientWidth + 1) continue;
    const edge = frame.getBoundingClientRect().left + frame.clientWidth + 1;
    const wide = [...frame.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > edge);
    const first = wide.find((each) => !wide.includes(each.parentElement!)) ?? frame;
    faults.add(`${frame.tagName} scrolls sideways (${frame.scrollWidth} > ${frame.clientWidth}): ${nameOf(first)}`);
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!element || !texts.currentNode.textContent?.trim() || element.closest('svg, style, script')) continue;
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    if (size < 12 && element.checkVisibility({ visibilityProperty: true }))
      faults.add(`text of ${size} px: ${nameOf(element)}`);
  }
  return [...faults];
}

/** Presses Tab and tells which stops look the same with and without the keyboard's focus. */
export async function unseenStops(page: Page, stops: number): Promise<string[]> {
  await page.evaluate(watchFocus);
  for (let stop = 0; stop < stops; stop += 1) {
    await page.keyboard.press('Tab');
    await page.evaluate('rememberStop()');
  }
  return page.evaluate('unseenStops()');
}

/** Runs in the page: `rememberStop` notes how the focused element looks, `unseenStops` compares afterwards. */
function watchFocus(): void {
  const leave = () => (document.activeElement as HTMLElement | null)?.blur();
  // what frames an element shows the focus as well: the cell around its box
  const look = (element: Element) =>
    [element, element.parentElement ?? element]
      .map((each) => {
        const { outlineStyle, outlineWidth, boxShadow, backgroundColor, borderColor } = getComputedStyle(each);
        const outline = outlineStyle === 'none' ? '' : outlineWidth;
        return [outline, boxShadow, backgroundColor, borderColor].join('|');
      })
      .join('||');
  const stops: [Element, string][] = [];
  leave();
  Object.assign(globalThis, {
    rememberStop: () => {
      const element = document.activeElement;
      if (element && element !== document.body && element.tagName !== 'IFRAME') stops.push([element, look(element)]);
    },
    unseenStops: () => {
      leave();
      return stops
        .filter(([element, focused]) => element.isConnected && look(element) === focused)
        .map(([element]) => `focus is not seen: ${element.outerHTML.slice(0, 120)}`);
    },
  });
}
