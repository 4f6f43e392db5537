import { requiredMissing } from '@countersign/template';
import type { CompiledTemplate, ReportInputs, Requirement } from '@countersign/template';
import type { SectionState } from '@countersign/workflow';
import type { StandingSection } from '../../reports/report-records.js';
import { sameMeaning } from '../../reports/section-meaning.js';

/** What becomes of a report's sections and content under another version of its template. Nothing is decided twice. */
export interface MovePlan {
  /** Sections that come, in the order of the template. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Back with their owners, because the version asks for more than was filled in. */
  readonly reopened: readonly { readonly key: string; readonly missing: readonly Requirement[] }[];
  /** Signed sections whose content means something else under the version. */
  readonly toSignAgain: readonly string[];
  /** Entered content without a place in the version; it stays stored. */
  readonly withoutPlace: { readonly figures: readonly string[]; readonly answers: readonly string[] };
  /** All sections and all content stay where they are, and nothing is reopened. */
  readonly inPlace: boolean;
  /** Section of every entered figure and answer that has another place than before. */
  readonly places: { readonly figures: ReadonlyMap<string, string>; readonly answers: ReadonlyMap<string, string> };
}

const withOthers: readonly SectionState[] = ['in_review', 'awaiting_sign_off', 'signed_off'];

export function planMove(
  from: CompiledTemplate,
  to: CompiledTemplate,
  inputs: ReportInputs,
  sections: readonly Omit<StandingSection, 'id'>[],
): MovePlan {
  const standing = new Set(sections.map(({ key }) => key));
  const staying = sections.filter(({ key }) => to.sections.has(key));
  const reopened = staying.flatMap(({ key, state }) => {
    if (!withOthers.includes(state)) return [];
    const known = new Set(requiredMissing(from, key, inputs).map(({ field }) => field));
    const missing = requiredMissing(to, key, inputs).filter(({ field }) => !known.has(field));
    return missing.length ? [{ key, missing }] : [];
  });
  const again = new Set(reopened.map(({ key }) => key));
  const figures = placesOf(Object.keys(inputs.figures), from.figures, to.figures);
  const answers = placesOf(Object.keys(inputs.answers), from.answers, to.answers);
  const positions = new Map([...to.sections.keys()].map((key, index) => [key, index + 1]));
  const stay =
    sections.length === positions.size && sections.every(({ key, position }) => positions.get(key) === position);
  return {
    added: [...to.sections.keys()].filter((key) => !standing.has(key)),
    removed: sections.filter(({ key }) => !to.sections.has(key)).map(({ key }) => key),
    reopened,
    inPlace: stay && !reopened.length && !figures.places.size && !answers.places.size,
    toSignAgain: staying
      .filter(({ key, state }) => state === 'signed_off' && !again.has(key) && !sameMeaning(from, to, key))
      .map(({ key }) => key),
    withoutPlace: { figures: figures.without, answers: answers.without },
    places: { figures: figures.places, answers: answers.places },
  };
}

/** Sections that own keys which they did not own before, and the keys that only the old version knows. */
function placesOf(
  keys: readonly string[],
  before: ReadonlyMap<string, { section: string }>,
  after: ReadonlyMap<string, { section: string }>,
) {
  const places = new Map<string, string>();
  const without: string[] = [];
  for (const key of keys) {
    const place = after.get(key);
    if (place && place.section !== before.get(key)?.section) places.set(key, place.section);
    else if (!place && before.has(key)) without.push(key);
  }
  return { places, without };
}
