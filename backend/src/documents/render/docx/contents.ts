import type { IXmlableObject, PageNumberEstimator } from 'docx';
import type { PrintedReport } from '@countersign/document';
import { DrawableText } from '../pdf/drawable-text.js';
import { Typst } from '../pdf/typst.js';
import { typstReport } from '../pdf/typst-report.js';
import type { Picture } from '../picture-source.js';

/** Headings of deeper levels are not listed. */
export const deepestListed = 3;

/** A heading as it was written to Word; `counted` is the number that Word puts before it. */
export interface WrittenHeading {
  level: number;
  counted?: string;
}

/**
 * Numbers and pages of the entries of the table of contents, so that Word shows it as it is written and does not ask
 * to update it. Pages are those of the PDF, which has the same paper, margins and line pitch; Word puts its own when
 * somebody updates the table. `headings` are all headings, in their order.
 */
export function contentsNumbers(
  headings: readonly WrittenHeading[],
  report: PrintedReport,
  pictures: ReadonlyMap<string, Picture>,
): PageNumberEstimator {
  const typst = Typst.get();
  const pages = typst.headingPages(typstReport(report, pictures, new DrawableText(typst.covers)));
  const listed = headings
    .map(({ level, counted }, index) => ({ level, counted, page: pages[index] }))
    .filter(({ level }) => level <= deepestListed);
  const pagesOf = (body: IXmlableObject) => ({
    bookmarks: new Map(
      bookmarksIn(body).flatMap((name, index): [string, string][] => {
        const page = listed[index]?.page;
        return page === undefined ? [] : [[name, `${page}`]];
      }),
    ),
  });
  const listNumbers = (body: IXmlableObject) =>
    new Map(
      bookmarksIn(body).flatMap((name, index) => {
        const text = listed[index]?.counted;
        return text === undefined ? [] : [[name, { text, separator: 'nothing', width: 0 }] as const];
      }),
    );
  return Object.assign(pagesOf, { listNumbers });
}

/** Names of the bookmarks that the library has put around the headings it lists, in their order. */
function bookmarksIn(body: IXmlableObject): string[] {
  const names: string[] = [];
  for (const block of childrenOf(body['w:body']))
    for (const part of childrenOf(block['w:p'])) {
      const name = attributeOf(part['w:bookmarkStart'], 'w:name');
      if (name?.startsWith('_Toc')) names.push(name);
    }
  return names;
}

type Element = Readonly<Record<string, unknown>>;
const isElement = (value: unknown): value is Element => typeof value === 'object' && value !== null;
const childrenOf = (value: unknown): Element[] => (Array.isArray(value) ? value.filter(isElement) : []);

/** An attribute of a written element, which holds its attributes as its own `_attr` or as that of its first child. */
function attributeOf(element: unknown, name: string): string | undefined {
  for (const part of [element, ...childrenOf(element)]) {
    const attributes = isElement(part) ? part['_attr'] : undefined;
    const value = isElement(attributes) ? attributes[name] : undefined;
    if (typeof value === 'string') return value;
  }
  return undefined;
}
