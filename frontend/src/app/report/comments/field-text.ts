/** The words of a field as they stand on the page, and the pieces of the page that hold them. */
export interface FieldText {
  readonly text: string;
  /** The page's range from one character to another. */
  range(start: number, end: number): Range | null;
  /** Position of a point of the page among the characters. */
  position(node: Node, offset: number): number;
}

/** The narrative of a field: only its own words, no buttons or counts around it. */
export const narrativeIn = (field: Element): Element | null =>
  field.querySelector('[contenteditable="true"], cs-narrative-view');

/** Reads the words below an element, in their order. */
export function fieldText(root: Element): FieldText {
  const pieces: { node: Text; from: number }[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    pieces.push({ node: node as Text, from: text.length });
    text += node.textContent ?? '';
  }
  const point = (at: number) => pieces.findLast(({ from }) => from <= at);
  return {
    text,
    range(start, end) {
      const [first, last] = [point(start), point(Math.max(start, end - 1))];
      if (!first || !last) return null;
      const range = document.createRange();
      range.setStart(first.node, start - first.from);
      range.setEnd(last.node, Math.min(end - last.from, last.node.length));
      return range;
    },
    position(node, offset) {
      const piece = pieces.find((each) => each.node === node);
      if (piece) return piece.from + offset;
      const before = document.createRange();
      before.selectNodeContents(root);
      before.setEnd(node, offset);
      return before.toString().length;
    },
  };
}
