/** Whether a font draws a character, by its code point. */
export type Coverage = (codePoint: number) => boolean;

/** Reads the character map of a TrueType font (its full Unicode table, format 12, or the one of the first plane, format 4). */
export function coverageOf(font: Uint8Array): Coverage {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const ranges = rangesOf(view, mapOffset(view));
  return (codePoint) => {
    let [low, high] = [0, ranges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ranges[middle]!.end < codePoint) low = middle + 1;
      else high = middle;
    }
    return low < ranges.length && ranges[low]!.start <= codePoint;
  };
}

interface Range {
  start: number;
  end: number;
}

const cmap = 0x636d6170;

/** Where the widest Unicode subtable of the `cmap` table begins. */
function mapOffset(view: DataView): number {
  const tables = view.getUint16(4);
  let table = 0;
  for (let index = 0; index < tables; index++)
    if (view.getUint32(12 + index * 16) === cmap) table = view.getUint32(12 + index * 16 + 8);
  const offsets = Array.from({ length: view.getUint16(table + 2) }, (_, index) => {
    const record = table + 4 + index * 8;
    return table + view.getUint32(record + 4);
  });
  const found = [12, 4].flatMap((format) => offsets.find((offset) => view.getUint16(offset) === format) ?? []);
  if (found[0] === undefined) throw new Error('The font has no Unicode character map.');
  return found[0];
}

function rangesOf(view: DataView, at: number): Range[] {
  return view.getUint16(at) === 12 ? groups(view, at) : segments(view, at);
}

function groups(view: DataView, at: number): Range[] {
  return Array.from({ length: view.getUint32(at + 12) }, (_, index) => {
    const group = at + 16 + index * 12;
    return { start: view.getUint32(group), end: view.getUint32(group + 4) };
  });
}

function segments(view: DataView, at: number): Range[] {
  const count = view.getUint16(at + 6) / 2;
  return Array.from({ length: count }, (_, index) => ({
    start: view.getUint16(at + 16 + (count + index) * 2),
    end: view.getUint16(at + 14 + index * 2),
  })).filter(({ end }) => end !== 0xffff);
}
