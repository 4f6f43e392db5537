import { Decimal, figureOfPrior, known, unknown, type Value } from '@countersign/figures';
import { chipText, type FigureChip } from '@countersign/narrative';
import { shownFigure, shownSums, type FigureInfo, type ShownSum } from '@countersign/template';
import type { PrintSource } from './print-source.js';
import type { PrintedRun } from './printed-report.js';

/** Stands for a figure that is not known. */
export const blank = '—';
/** Stands for what the reader may not see. */
const hidden = '（略）';
/** Stands in drafts for what is not written yet. */
export const unwritten = '（未填写）';

/** One printing: the source with its figures looked up and shown. */
export class Printing {
  readonly sums: readonly ShownSum[];
  /** What is missing is shown only while the report is still being made. */
  readonly draft: boolean;

  constructor(readonly source: PrintSource) {
    this.sums = shownSums(source.template);
    this.draft = source.state !== 'accepted' && source.state !== 'published';
  }

  /** An exact decimal, entered or computed; null while it is not known. */
  exact(key: string): string | null {
    const { inputs, evaluation } = this.source;
    const derived = evaluation.derived[key];
    if (derived) return 'value' in derived ? derived.value : null;
    return inputs.figures[key] ?? null;
  }

  value = (key: string): Value => {
    const exact = this.exact(key);
    return exact === null ? unknown([key]) : known(new Decimal(exact));
  };

  /** A figure as a run that knows its key; `—` while it is not known. */
  figure(key: string, bare: boolean): PrintedRun {
    const exact = this.exact(key);
    return { text: exact === null ? blank : shownFigure(this.source.template, key, exact, bare), figure: key };
  }

  /** A live figure of a text. */
  chip(chip: FigureChip): PrintedRun {
    const info = this.info(chip.key);
    if (info && !this.seesFigure(info)) return { text: hidden };
    const text = chipText(chip, () =>
      info
        ? {
            label: info.label,
            unit: info.unit,
            decimals: info.decimals,
            value: this.exact(chip.key),
            prior: this.source.inputs.prior?.[chip.key] ?? null,
          }
        : undefined,
    );
    return info ? { text, figure: chip.key } : { text };
  }

  /** Whether the reader may see everything that a line of working was computed from. */
  seesAll(keys: readonly string[]): boolean {
    return keys.every((key) => {
      const own = figureOfPrior(key) ?? key;
      const place = this.source.template.figures.get(own) ?? this.source.template.answers.get(own);
      return !place || this.source.visible(place.section, place.field);
    });
  }

  private seesFigure({ section, field }: FigureInfo): boolean {
    return this.source.visible(section, field);
  }

  private info(key: string): FigureInfo | undefined {
    return this.source.template.figures.get(key);
  }
}
