import type { Node } from '@tiptap/pm/model';
import { textRuns, type Mark } from './marked-text.js';

/** A figure with its number as it is printed. */
export interface PrintedFigure {
  key: string;
  label: string;
  shown: string;
}

const number = /(?<![\d.,])\d[\d,]*(?:\.\d+)?%?(?![\d,]*\d)/g;
const digitsOf = (shown: string): string => shown.replaceAll(',', '');
/** 3 or 12 stands for too much: a number counts with a decimal point or from four digits on. */
const telling = (digits: string): boolean => /\d\.\d|\d{4}/.test(digits) && !/^(?:19|20)\d\d$/.test(digits);

/** Figures by their printed digits, for `sameFigures`. */
export function byDigits(figures: Iterable<PrintedFigure>): Map<string, PrintedFigure[]> {
  const found = new Map<string, PrintedFigure[]>();
  for (const figure of figures) {
    const digits = digitsOf(figure.shown);
    if (telling(digits)) found.set(digits, [...(found.get(digits) ?? []), figure]);
  }
  return found;
}

/** Numbers typed by hand that equal a figure: the one whose name the line tells most of. */
export function sameFigures(document: Node, figures: ReadonlyMap<string, readonly PrintedFigure[]>): Mark[] {
  const marks: Mark[] = [];
  for (const { text, at } of textRuns(document))
    for (const match of text.matchAll(number)) {
      const [best] = [...(figures.get(digitsOf(match[0])) ?? [])].sort((a, b) => told(text, b) - told(text, a));
      const from = at + match.index;
      if (best)
        marks.push({
          from,
          to: from + match[0].length,
          kind: 'same',
          figure: best.key,
          title: `与“${best.label}”相同`,
        });
    }
  return marks;
}

const told = (text: string, { label }: PrintedFigure): number =>
  label.split(/\s+/).filter((word) => text.includes(word)).length;
