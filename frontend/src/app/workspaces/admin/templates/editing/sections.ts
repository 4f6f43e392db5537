import type { SectionDefinition, TemplateDefinition } from '@countersign/template';
import { freshKey, takenKeys } from './keys.js';
import { movedKey, replaced } from './items.js';

/** Sections are a list in printed order; `parent` makes it a tree. */
type Sections = readonly SectionDefinition[];

const childrenOf = (sections: Sections, parent: string | undefined): SectionDefinition[] => {
  const known = new Set(sections.map(({ key }) => key));
  return sections.filter(
    (each) => (each.parent !== undefined && known.has(each.parent) ? each.parent : undefined) === parent,
  );
};

/** The section and all below it. */
export function subtreeOf(sections: Sections, key: string): string[] {
  return [key, ...childrenOf(sections, key).flatMap((child) => subtreeOf(sections, child.key))];
}

/** Printed order again, after parents or the order of siblings changed. */
function inOrder(sections: Sections, parent?: string): SectionDefinition[] {
  return childrenOf(sections, parent).flatMap((each) => [each, ...inOrder(sections, each.key)]);
}

const siblingsOf = (sections: Sections, key: string): SectionDefinition[] => {
  const parent = sections.find((each) => each.key === key)?.parent;
  return childrenOf(sections, sections.some((each) => each.key === parent) ? parent : undefined);
};

export interface AddedSection {
  definition: TemplateDefinition;
  key: string;
}

/** A new section behind `after` and all below it, under the same heading; without `after`, at the end. */
export function addSection(definition: TemplateDefinition, after: string | undefined, heading: boolean): AddedSection {
  const key = freshKey('section', takenKeys(definition));
  const { sections } = definition;
  const before = sections.find((each) => each.key === after);
  // behind a heading means: the first thing under it, unless another heading is wanted
  const parent = before?.heading && !heading ? before.key : before?.parent;
  const section: SectionDefinition = {
    key,
    number: '',
    title: heading ? '新标题' : '新章节',
    ...(parent !== undefined && { parent }),
    ...(heading && { heading: true as const }),
    fields: [],
  };
  const block = before ? subtreeOf(sections, before.key) : [];
  const last = sections.findIndex((each) => each.key === block.at(-1));
  const index = last < 0 ? sections.length : last + 1;
  const next = [...sections.slice(0, index), section, ...sections.slice(index)];
  return { definition: { ...definition, sections: renumbered(next, sections) }, key };
}

export function changeSection(
  definition: TemplateDefinition,
  key: string,
  change: (section: SectionDefinition) => SectionDefinition,
): TemplateDefinition {
  return { ...definition, sections: replaced(definition.sections, key, change) };
}

/** One place up or down among the sections under the same heading, with all below it. */
export function moveSection(definition: TemplateDefinition, key: string, by: -1 | 1): TemplateDefinition {
  const { sections } = definition;
  const siblings = movedKey(siblingsOf(sections, key), key, by);
  const others = sections.filter((each) => !siblings.includes(each));
  return { ...definition, sections: renumbered(inOrder([...siblings, ...others]), sections) };
}

/** The heading that `key` would come under: the one right before it. */
export function headingBefore(sections: Sections, key: string): SectionDefinition | undefined {
  const siblings = siblingsOf(sections, key);
  const before = siblings[siblings.findIndex((each) => each.key === key) - 1];
  return before?.heading ? before : undefined;
}

/** Puts the section under the heading right before it. */
export function nestSection(definition: TemplateDefinition, key: string): TemplateDefinition {
  const { sections } = definition;
  const heading = headingBefore(sections, key);
  if (!heading) return definition;
  const nested = replaced(sections, key, (section) => ({ ...section, parent: heading.key }));
  return { ...definition, sections: renumbered(inOrder(nested), sections) };
}

/** Takes the section out of its heading; it then stands right behind it. */
export function liftSection(definition: TemplateDefinition, key: string): TemplateDefinition {
  const { sections } = definition;
  const heading = sections.find((each) => each.key === sections.find((own) => own.key === key)?.parent);
  if (!heading) return definition;
  const lifted = replaced(sections, key, ({ parent: _, ...section }) =>
    heading.parent === undefined ? section : { ...section, parent: heading.parent },
  );
  const own = lifted.find((each) => each.key === key)!;
  const order = lifted
    .filter((each) => each.key !== key)
    .flatMap((each) => (each.key === heading.key ? [each, own] : [each]));
  return { ...definition, sections: renumbered(inOrder(order), sections) };
}

/** Without the section and all below it. What pointed there is reported by the check of the whole template. */
export function removeSection(definition: TemplateDefinition, key: string): TemplateDefinition {
  const gone = new Set(subtreeOf(definition.sections, key));
  const left = definition.sections.filter((each) => !gone.has(each.key));
  return { ...definition, sections: renumbered(left, definition.sections) };
}

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
/** 1…99 as Chinese numerals. */
export function numeral(count: number): string {
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  return `${tens > 1 ? digits[tens] : ''}${tens ? '十' : ''}${digits[ones]}`;
}

const numberAt = [
  (count: number) => `${numeral(count)}、`,
  (count: number) => `（${numeral(count)}）`,
  (count: number) => `${count}`,
  (count: number) => `（${count}）`,
];

/** Numbers as official documents have them, each with those above it in front: `一、（四）1（2）`. */
export function numbersOf(sections: Sections, parent?: string, above = '', depth = 0): Map<string, string> {
  const numbers = new Map<string, string>();
  const shape = numberAt[Math.min(depth, numberAt.length - 1)]!;
  for (const [index, { key }] of childrenOf(sections, parent).entries()) {
    const number = above + shape(index + 1);
    numbers.set(key, number);
    for (const [inner, text] of numbersOf(sections, key, number, depth + 1)) numbers.set(inner, text);
  }
  return numbers;
}

/** New numbers after a move, for the sections whose number was the made one; a number typed by hand stays. */
function renumbered(sections: Sections, before: Sections): SectionDefinition[] {
  const [made, now] = [numbersOf(before), numbersOf(sections)];
  return sections.map((section) =>
    section.number === '' || section.number === made.get(section.key)
      ? { ...section, number: now.get(section.key) ?? section.number }
      : section,
  );
}
