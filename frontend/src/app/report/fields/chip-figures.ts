import { inject } from '@angular/core';
import type { ChipFigures } from '@countersign/narrative';
import { figureInfo } from '@countersign/template';
import { ReportStore } from '../report-store.js';
import { SectionPreview } from '../section/section-preview.js';

/** Looks up figures for narratives with their present values; reads signals, so what it is used in follows them. */
export function injectChipFigures(): ChipFigures {
  const [report, preview] = [inject(ReportStore), inject(SectionPreview)];
  return (key) => {
    const template = report.template();
    const info = template && figureInfo(template, key);
    if (!info) return undefined;
    const { label, unit, decimals } = info;
    const prior = report.figures()?.prior ?? {};
    return {
      label,
      unit,
      decimals,
      value: preview.stored(key) ?? null,
      prior: Object.hasOwn(prior, key) ? prior[key]! : null,
    };
  };
}
