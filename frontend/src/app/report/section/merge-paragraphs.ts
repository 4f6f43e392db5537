import { diff3Merge } from 'node-diff3';

/** Two versions of one text as one: settled, or with what each of the two keeps in the paragraphs that both changed. */
export type MergedText = { settled: true; value: string } | { settled: false; mine: string; theirs: string };

/**
 * Three-way merge by paragraphs (lines): what only one of two people changed, added or removed is taken from them.
 * Where both changed the same paragraph nothing is chosen; everything else is merged in either version.
 */
export function mergeParagraphs(base: string, mine: string, theirs: string): MergedText {
  const [ours, others]: [string[], string[]] = [[], []];
  let settled = true;
  const put = (mineLines: readonly string[], theirLines: readonly string[]) => {
    ours.push(...mineLines);
    others.push(...theirLines);
  };
  for (const region of regionsOf(mine, base, theirs)) {
    if (region.ok) put(region.ok, region.ok);
    if (!region.conflict) continue;
    const { a, o, b } = region.conflict;
    const lines = neighbours(a, o, b);
    settled &&= lines.every((line) => line.length === 1);
    for (const line of lines) put(line[0], line.at(-1)!);
  }
  if (settled) return { settled, value: ours.join('\n') };
  return { settled: false, mine: ours.join('\n'), theirs: others.join('\n') };
}

/** The library describes what it gives as anything. */
interface Region {
  ok?: string[];
  conflict?: { a: string[]; o: string[]; b: string[] };
}

function regionsOf(mine: string, base: string, theirs: string): Region[] {
  return diff3Merge(mine.split('\n'), base.split('\n'), theirs.split('\n'), {}) as Region[];
}

/** Neighbouring paragraphs that both only rewrote are told apart one by one. */
function neighbours(
  mine: readonly string[],
  base: readonly string[],
  theirs: readonly string[],
): ([string[]] | [string[], string[]])[] {
  const added = addedBeside(mine, base, theirs) ?? addedBeside(theirs, base, mine);
  if (added) return [[added]];
  if (mine.length !== base.length || theirs.length !== base.length) return [[[...mine], [...theirs]]];
  return base.map((line, index) => {
    const [our, other] = [mine[index]!, theirs[index]!];
    if (our === other || other === line) return [[our]];
    return our === line ? [[other]] : [[our], [other]];
  });
}

/** One only added paragraphs before or behind what the other rewrote; undefined where both added at one place. */
function addedBeside(
  rewritten: readonly string[],
  base: readonly string[],
  longer: readonly string[],
): string[] | undefined {
  const more = longer.length - base.length;
  if (more <= 0 || !base.length) return undefined;
  const begins = (lines: readonly string[]) => base.every((line, index) => lines[index] === line);
  const ends = (lines: readonly string[]) => base.every((line, index) => lines.at(index - base.length) === line);
  if (begins(longer) && !begins(rewritten)) return [...rewritten, ...longer.slice(base.length)];
  return ends(longer) && !ends(rewritten) ? [...longer.slice(0, more), ...rewritten] : undefined;
}
