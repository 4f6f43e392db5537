import type { SectionSummary } from '@countersign/contracts';
import type { SectionDefinition } from '@countersign/template';

/** A line of the report's tree. Headings have no summary. */
export interface ReportNode {
  definition: SectionDefinition;
  summary: SectionSummary | null;
  /** 0 for the outermost. */
  depth: number;
  /** Its number without the heading's above: `（1）` below `一、（四）1`. */
  number: string;
}

/** The tree in reading order with what is known about each section. */
export function reportNodes(
  sections: readonly SectionDefinition[],
  summaries: readonly SectionSummary[],
): ReportNode[] {
  const byKey = new Map(sections.map((section) => [section.key, section]));
  const summaryOf = new Map(summaries.map((summary) => [summary.key, summary]));
  const depthOf = (section: SectionDefinition): number => {
    const parent = section.parent === undefined ? undefined : byKey.get(section.parent);
    return parent ? depthOf(parent) + 1 : 0;
  };
  return sections.map((definition) => ({
    definition,
    summary: definition.heading ? null : (summaryOf.get(definition.key) ?? null),
    depth: depthOf(definition),
    number: ownNumber(definition.number, byKey.get(definition.parent ?? '')?.number),
  }));
}

function ownNumber(number: string, above: string | undefined): string {
  return above && number.startsWith(above) ? number.slice(above.length) : number;
}

/** The section after (or before) `current` in reading order; the first one when none is open. */
export function neighbour(nodes: readonly ReportNode[], current: string | null, by: 1 | -1): SectionSummary | null {
  const sections = nodes.flatMap(({ summary }) => (summary ? [summary] : []));
  const at = sections.findIndex(({ id }) => id === current);
  return at < 0 ? (sections[0] ?? null) : (sections[at + by] ?? null);
}
