/** A piece of a narrative: plain text, or a figure that always shows its present value. */
export type NarrativePart = { kind: 'text'; text: string } | { kind: 'figure'; key: string };

const reference = /\{([a-z][a-z0-9_.]*)\}/g;

/** Paragraphs of a narrative with their live figures; `known` tells which names are figures. Others stay as written. */
export function narrativeParts(text: string, known: (key: string) => boolean): NarrativePart[][] {
  return text.split('\n').map((paragraph) => {
    const parts: NarrativePart[] = [];
    let from = 0;
    for (const match of paragraph.matchAll(reference)) {
      if (!known(match[1]!)) continue;
      if (match.index > from) parts.push({ kind: 'text', text: paragraph.slice(from, match.index) });
      parts.push({ kind: 'figure', key: match[1]! });
      from = match.index + match[0].length;
    }
    if (from < paragraph.length) parts.push({ kind: 'text', text: paragraph.slice(from) });
    return parts;
  });
}

/** Characters as the limit counts them: a rare character of two code units is one. */
export const lengthOf = (text: string): number => [...text].length;
