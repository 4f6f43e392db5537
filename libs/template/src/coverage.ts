import { priorKeyOf } from '@countersign/figures';
import { formulasOf } from '@countersign/scoring';
import type { CompiledTemplate } from './compiled-template.js';
import type { ReportEvaluation, ReportInputs } from './evaluation.js';
import { shownLive, type ShownLive } from './live-parts.js';

/** What a signature covers; plain JSON, so that its canonical text can be digested and two versions compared. */
export interface CoveredContent {
  template: { key: string; year: number };
  section: string;
  /**
   * Entered and computed figures that the section owns or shows, decimal strings; null while unknown. `key@prior` is
   * last year's, where a narrative tells the change against it.
   */
  figures: Record<string, string | null>;
  /** Also the added rows of a table that a narrative of the section shows. */
  answers: Record<string, unknown>;
  /** Points that the section shows, by indicator or group, and `total`. */
  scores: Record<string, string | null>;
  /** Files attached to the section's fields and indicators; absent where there is none. */
  attachments?: Record<string, { name: string; digest: string }[]>;
}

/**
 * The content of a section that a signature must cover: its own figures and answers, and every computed or linked
 * figure and score that it shows, whoever owns it.
 */
export function coveredContent(
  template: CompiledTemplate,
  section: string,
  inputs: ReportInputs,
  evaluation: ReportEvaluation,
): CoveredContent {
  const { key, year } = template.definition;
  const own = ownAnswers(template, section, inputs);
  const live = shownLive(template, own);
  const figures = [...figuresShown(template, section, live)].sort();
  const attachments = filesAttached(template, section, inputs);
  return {
    template: { key, year },
    section,
    figures: Object.fromEntries([
      ...figures.map((figure) => [figure, valueOf(figure, inputs, evaluation)]),
      ...[...live.compared].sort().map((figure) => [priorKeyOf(figure), inputs.prior?.[figure] ?? null]),
    ]),
    answers: { ...own, ...rowsShown(live, inputs) },
    scores: { ...scoresShown(template, section, evaluation), ...groupsShown(live, evaluation) },
    ...(Object.keys(attachments).length && { attachments }),
  };
}

/** In an order of their own, so that it does not matter when each was added. */
function filesAttached(
  { sections, definition }: CompiledTemplate,
  section: string,
  { attachments = {} }: ReportInputs,
): NonNullable<CoveredContent['attachments']> {
  const fields = sections.get(section)?.fields ?? [];
  const indicators = definition.indicators.filter((indicator) => indicator.section === section);
  return Object.fromEntries(
    [...fields, ...indicators].flatMap(({ key }) => {
      const files = (attachments[key] ?? []).map(({ name, digest }) => ({ name, digest }));
      const order = ({ digest, name }: (typeof files)[number]) => `${digest} ${name}`;
      return files.length ? [[key, files.sort((a, b) => (order(a) < order(b) ? -1 : 1))]] : [];
    }),
  );
}

function ownAnswers({ answers }: CompiledTemplate, section: string, inputs: ReportInputs): Record<string, unknown> {
  const own = [...answers.values()].filter((answer) => answer.section === section).map(({ key }) => key);
  return Object.fromEntries(
    own.filter((key) => inputs.answers[key] !== undefined).map((key) => [key, inputs.answers[key]]),
  );
}

function rowsShown({ rows }: ShownLive, { answers }: ReportInputs): Record<string, unknown> {
  return Object.fromEntries([...rows].filter((key) => answers[key] !== undefined).map((key) => [key, answers[key]]));
}

function groupsShown({ groups: shown }: ShownLive, { groups }: ReportEvaluation): Record<string, string | null> {
  return Object.fromEntries(groups.filter(({ key }) => shown.has(key)).map(({ key, points }) => [key, points]));
}

function figuresShown(template: CompiledTemplate, section: string, live: ShownLive): Set<string> {
  const { figures, sections, definition, model } = template;
  const shown = new Set<string>([...(sections.get(section)?.shows ?? []), ...live.figures]);
  for (const figure of figures.values()) if (figure.section === section) shown.add(figure.key);
  for (const indicator of definition.indicators.filter((each) => each.section === section))
    for (const formula of formulasOf(indicator)) {
      const compiled = model.compile(formula);
      if (compiled.ok) for (const key of compiled.reader.keys) if (figures.has(key)) shown.add(key);
    }
  return shown;
}

function valueOf(key: string, inputs: ReportInputs, { derived }: ReportEvaluation): string | null {
  const result = derived[key];
  if (result) return 'value' in result ? result.value : null;
  return inputs.figures[key] ?? null;
}

function scoresShown(
  template: CompiledTemplate,
  section: string,
  evaluation: ReportEvaluation,
): Record<string, string | null> {
  const shows = template.sections.get(section)?.showsScore;
  if (!shows) return {};
  const lines = shows === 'indicators' ? evaluation.scores : evaluation.groups;
  return { ...Object.fromEntries(lines.map(({ key, points }) => [key, points])), total: evaluation.total };
}
