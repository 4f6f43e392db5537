import type { SectionDefinition } from '@countersign/template';

export interface TreeLine {
  section: SectionDefinition;
  depth: number;
}

/** Sections in printed order, each with how many headings stand above it. */
export function treeLines(sections: readonly SectionDefinition[]): TreeLine[] {
  const byKey = new Map(sections.map((section) => [section.key, section]));
  const depthOf = ({ parent }: SectionDefinition): number => {
    const above = parent === undefined ? undefined : byKey.get(parent);
    return above ? depthOf(above) + 1 : 0;
  };
  return sections.map((section) => ({ section, depth: depthOf(section) }));
}
