/**
 * Which of the items stand in another order than before, as few as possible: all but a longest run that kept its
 * order. Both lists hold the same items, each once.
 */
export function movedItems(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const place = new Map(before.map((item, index) => [item, index]));
  const places = after.map((item) => place.get(item) ?? -1);
  const kept = new Set(longestRising(places).map((index) => after[index]!));
  return new Set(after.filter((item) => !kept.has(item)));
}

/** Indices of a longest rising run of the numbers. */
function longestRising(numbers: readonly number[]): number[] {
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [index, number] of numbers.entries()) {
    let length = ends.findIndex((end) => numbers[end]! >= number);
    if (length < 0) length = ends.length;
    previous[index] = length > 0 ? ends[length - 1]! : -1;
    ends[length] = index;
  }
  const run: number[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index]!) run.unshift(index);
  return run;
}
