/** A stretch of text that both versions share, or that only one has. */
export interface RedlinePart {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Beyond this product of lengths the middle is told as replaced: a redline of a rewritten page helps nobody. */
const mostCells = 1_000_000;

/** What changed between two texts, character by character where they are alike enough. */
export function redline(before: string, after: string): RedlinePart[] {
  const [a, b] = [[...before], [...after]];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail += 1;
  const [oldMiddle, newMiddle] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const parts: RedlinePart[] = [];
  push(parts, 'same', a.slice(0, head).join(''));
  if (oldMiddle.length * newMiddle.length > mostCells) {
    push(parts, 'removed', oldMiddle.join(''));
    push(parts, 'added', newMiddle.join(''));
  } else middle(parts, oldMiddle, newMiddle);
  push(parts, 'same', a.slice(a.length - tail).join(''));
  return parts;
}

/** Longest common subsequence, walked from the front. */
function middle(parts: RedlinePart[], a: readonly string[], b: readonly string[]): void {
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      longest[i * width + j] =
        a[i] === b[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push(parts, 'same', a[i]!);
      i += 1;
      j += 1;
    } else if (i < a.length && (j >= b.length || longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!)) {
      push(parts, 'removed', a[i]!);
      i += 1;
    } else {
      push(parts, 'added', b[j]!);
      j += 1;
    }
  }
}

function push(parts: RedlinePart[], kind: RedlinePart['kind'], text: string): void {
  const last = parts.at(-1);
  if (text === '') return;
  if (last?.kind === kind) last.text += text;
  else parts.push({ kind, text });
}
