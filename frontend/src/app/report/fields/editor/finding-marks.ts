import type { Node } from '@tiptap/pm/model';
import { placesOf, type Mark } from './marked-text.js';

/** What a finding says of a narrative. */
export interface TextFinding {
  message: string;
  places: readonly { field?: string | undefined; shown: string }[];
  fix?: { kind: string; answer?: string; position?: number; from?: string } | undefined;
}

/** Characters of the text that findings speak of; where the same ones stand more than once, those that the fix names. */
export function findingMarks(document: Node, key: string, text: string, findings: readonly TextFinding[]): Mark[] {
  return findings.flatMap(({ message, places, fix }): Mark[] => {
    const shown = places.find(({ field }) => field === key)?.shown;
    if (!shown) return [];
    const found = placesOf(document, shown);
    const place = found[earlier(text, shown, fix?.answer === key ? fix.position : undefined)] ?? found[0];
    return place ? [{ ...place, kind: 'finding', title: message }] : [];
  });
}

/** How often the characters stand in the text before a position. */
function earlier(text: string, shown: string, position = 0): number {
  return text.slice(0, position).split(shown).length - 1;
}
