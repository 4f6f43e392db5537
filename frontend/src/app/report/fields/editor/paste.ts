const junk =
  'script,style,meta,link,title,xml,iframe,object,embed,form,input,button,select,textarea,svg,img,noscript,template';

/**
 * Clipboard HTML of Word, WPS or a browser as the few elements that a narrative knows: headings, paragraphs, items,
 * tables, strong text. Scripts, styles, comments and `mso-` markup go. Nothing of the source runs or loads: it is
 * parsed in a document of its own.
 */
export function cleanedHtml(html: string): string {
  // the page's own policy complains of handlers even where nothing can run
  const quiet = html.replace(/<[^>]*>/g, (tag) => tag.replace(/\son\w+\s*=/gi, ' data-off='));
  const { body } = new DOMParser().parseFromString(quiet, 'text/html');
  for (const element of body.querySelectorAll(junk)) element.remove();
  removeComments(body);
  for (const element of [...body.querySelectorAll<HTMLElement>('p, div, h1, h2, h3, h4, h5, h6')]) officeBlock(element);
  for (const item of [...body.querySelectorAll('li')]) listItem(item);
  for (const cell of [...body.querySelectorAll('td, th')]) flattenCell(cell);
  for (const bold of [...body.querySelectorAll<HTMLElement>('b, strong, span')])
    if (isBold(bold)) rename(bold, 'strong');
  for (const element of body.querySelectorAll('*')) keepAttributes(element);
  return body.innerHTML;
}

const kept = new Set(['colspan', 'rowspan', 'data-level', 'data-bullet', 'data-chip', 'data-footnote', 'data-name']);

function keepAttributes(element: Element): void {
  for (const { name } of [...element.attributes])
    if (!kept.has(name) && !/^data-(?:live-table|live-chart|picture|caption|pm-slice)$/.test(name))
      element.removeAttribute(name);
}

function removeComments(node: Node): void {
  for (const child of [...node.childNodes])
    if (child.nodeType === Node.COMMENT_NODE) child.remove();
    else removeComments(child);
}

const official: readonly [RegExp, number][] = [
  [/^\s*[一二三四五六七八九十百]+、\s*/, 1],
  [/^\s*[（(][一二三四五六七八九十百]+[）)]\s*/, 2],
  [/^\s*\d{1,3}[.．、]\s*(?!\d)/, 3],
  [/^\s*[（(]\d{1,3}[）)]\s*/, 4],
];

/** Word's headings and list paragraphs are told by class and style alone. */
function officeBlock(element: HTMLElement): void {
  const style = element.getAttribute('style') ?? '';
  const outline = /^H([1-6])$/.exec(element.tagName)?.[1] ?? /mso-outline-level:\s*([1-6])/.exec(style)?.[1];
  const named = /(?:MsoHeading|Heading|标题)\s?([1-6])/.exec(element.className)?.[1];
  const level = outline ?? named;
  if (level !== undefined) {
    rename(element, level > '3' ? 'h3' : `h${level}`);
    return;
  }
  const list = /mso-list:\s*l\d+\s+level(\d)/.exec(style)?.[1];
  if (list === undefined && !/MsoListParagraph/.test(element.className)) return;
  const marker = markerOf(element);
  const read = official.find(([pattern]) => pattern.test(marker));
  if (read) element.dataset['level'] = `${read[1]}`;
  else if (/^\s*[•·●■◆▪o§Ø\-–*]\s*$/.test(marker)) element.dataset['bullet'] = '';
  else if (list !== undefined) element.dataset['level'] = list > '4' ? '4' : list;
}

/** Word writes the number of an item as text to be ignored (`mso-list:Ignore`). */
function markerOf(element: HTMLElement): string {
  const ignored = [...element.querySelectorAll<HTMLElement>('span')].find((span) =>
    /mso-list:\s*Ignore/i.test(span.getAttribute('style') ?? ''),
  );
  const marker = ignored?.textContent?.trim() ?? '';
  ignored?.remove();
  return marker;
}

function listItem(item: Element): void {
  const depth = Math.min(4, ancestors(item, 'ol, ul'));
  const paragraph = item.ownerDocument.createElement('p');
  if (item.parentElement?.tagName === 'UL') paragraph.dataset['bullet'] = '';
  else paragraph.dataset['level'] = `${depth}`;
  for (const child of [...item.childNodes]) {
    if (child instanceof Element && /^(?:OL|UL)$/.test(child.tagName)) continue;
    const parts = inlineParts(child);
    paragraph.append(...parts);
    if (!parts.includes(child)) child.remove();
  }
  item.prepend(paragraph);
}

const inlineParts = (child: ChildNode): Node[] =>
  child instanceof Element && /^(?:P|DIV)$/.test(child.tagName) ? [...child.childNodes] : [child];

function ancestors(element: Element, selector: string): number {
  let count = 0;
  for (let at = element.parentElement; at; at = at.parentElement) if (at.matches(selector)) count += 1;
  return count;
}

/** A cell holds one line. */
function flattenCell(cell: Element): void {
  const lines = [...cell.querySelectorAll('p, div, li, h1, h2, h3')].filter(
    (line) => !line.querySelector('p, div, li'),
  );
  if (lines.length < 2) return;
  const paragraph = cell.ownerDocument.createElement('p');
  for (const [index, line] of lines.entries()) {
    if (index) paragraph.append(' ');
    paragraph.append(...line.childNodes);
  }
  cell.replaceChildren(paragraph);
}

function isBold(element: HTMLElement): boolean {
  const weight = element.style.fontWeight;
  if (/^(?:bold|bolder|[6-9]00)$/.test(weight)) return true;
  return element.tagName !== 'SPAN' && !/^(?:normal|[1-5]00)$/.test(weight);
}

function rename(element: Element, name: string): void {
  if (element.tagName.toLowerCase() === name) return;
  const renamed = element.ownerDocument.createElement(name);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
}
