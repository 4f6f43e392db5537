import { diffArrays } from 'diff';
import type { PrintedChange, PrintedRun } from '../printed/printed-report.js';
import { mostDifferences, tokensOf } from './tokens.js';

/** A piece of a run; the mark of a footnote is one piece. */
interface Piece {
  text: string;
  run: PrintedRun;
}

/** The runs of both versions in one line: what only one has is marked. Emphasis and links are the newer version's. */
export function compareRuns(before: readonly PrintedRun[], after: readonly PrintedRun[]): PrintedRun[] {
  const [old, now] = [piecesOf(before), piecesOf(after)];
  const changes = diffArrays(old, now, { comparator: alike, maxEditLength: mostDifferences });
  if (!changes) return [...marked(before, 'removed'), ...marked(after, 'added')];
  let at = 0;
  return changes.flatMap(({ added, removed, value }) => {
    if (removed) return marked(joined(value), 'removed');
    const present = now.slice(at, at + value.length);
    at += value.length;
    return added ? marked(joined(present), 'added') : joined(present);
  });
}

/** Every run as one that only one version has. */
export const marked = (runs: readonly PrintedRun[], change: PrintedChange): PrintedRun[] =>
  runs.map((run) => ({ ...run, change }));

/** The words of some runs, footnotes left out. */
export const textOf = (runs: readonly PrintedRun[]): string => runs.map(({ text }) => text).join('');

const piecesOf = (runs: readonly PrintedRun[]): Piece[] =>
  runs.flatMap((run) => (run.footnote ? [{ text: '', run }] : tokensOf(run.text).map((text) => ({ text, run }))));

const alike = (a: Piece, b: Piece): boolean => a.text === b.text && noteOf(a) === noteOf(b);
const noteOf = ({ run }: Piece): string | undefined => run.footnote && textOf(run.footnote);

/** Neighbouring pieces of one run are one run again. */
function joined(pieces: readonly Piece[]): PrintedRun[] {
  const runs: { from: PrintedRun; run: PrintedRun }[] = [];
  for (const { text, run } of pieces) {
    const last = runs.at(-1);
    if (last && last.from === run) last.run = { ...last.run, text: last.run.text + text };
    else runs.push({ from: run, run: { ...run, text } });
  }
  return runs.map(({ run }) => run);
}
