import { diffArrays } from 'diff';
import type { PrintedBlock, PrintedChange, PrintedPart, PrintedReport } from '../printed/printed-report.js';
import { compareRuns, marked, textOf } from './compare-runs.js';
import { compareTables, markedTable } from './compare-table.js';
import { shareInCommon } from './redline.js';

/** Paragraphs that share less are two paragraphs, not two versions of one. */
const leastLikeness = 0.4;

/**
 * Two versions of a report as one document: redline in its texts, old and new beside each other in its tables, whatever
 * only one version has marked. Cover and title are the newer version's.
 */
export function comparePrinted(before: PrintedReport, after: PrintedReport): PrintedReport {
  const count = Math.max(before.parts.length, after.parts.length);
  return {
    ...after,
    parts: Array.from({ length: count }, (_, index) => compareParts(before.parts[index], after.parts[index])),
  };
}

function compareParts(before: PrintedPart | undefined, after: PrintedPart | undefined): PrintedPart {
  const { landscape } = (after ?? before)!;
  return { ...(landscape && { landscape }), blocks: compareBlocks(before?.blocks ?? [], after?.blocks ?? []) };
}

function compareBlocks(before: readonly PrintedBlock[], after: readonly PrintedBlock[]): PrintedBlock[] {
  const blocks: PrintedBlock[] = [];
  let removed: PrintedBlock[] = [];
  const changes = diffArrays([...before], [...after], { comparator: sameBlock });
  for (const [index, change] of changes.entries()) {
    if (change.removed) {
      removed = change.value;
      if (changes[index + 1]?.added) continue;
    }
    blocks.push(
      ...(change.added || change.removed ? versions(removed, change.added ? change.value : []) : change.value),
    );
    removed = [];
  }
  return blocks;
}

const sameBlock = (a: PrintedBlock, b: PrintedBlock): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What stood in a place and then what stands there now; one block where two are versions of one. */
function versions(removed: readonly PrintedBlock[], added: readonly PrintedBlock[]): PrintedBlock[] {
  const blocks: PrintedBlock[] = [];
  let [old, now] = [0, 0];
  for (const [index, after] of added.entries()) {
    const at = removed.findIndex((before, place) => place >= old && compareBlock(before, after) !== null);
    if (at < 0) continue;
    blocks.push(...whole(removed.slice(old, at), 'removed'), ...whole(added.slice(now, index), 'added'));
    blocks.push(compareBlock(removed[at]!, after)!);
    [old, now] = [at + 1, index + 1];
  }
  return [...blocks, ...whole(removed.slice(old), 'removed'), ...whole(added.slice(now), 'added')];
}

/** Blocks that only one version has, with all that they say. */
const whole = (blocks: readonly PrintedBlock[], change: PrintedChange): PrintedBlock[] =>
  blocks.map((block): PrintedBlock => {
    if (block.kind === 'paragraph' || block.kind === 'item')
      return { ...block, change, runs: marked(block.runs, change) };
    return block.kind === 'table' ? { ...markedTable(block, change), change } : { ...block, change };
  });

/** One block that shows both; null when they are not versions of one block. */
function compareBlock(before: PrintedBlock, after: PrintedBlock): PrintedBlock | null {
  if (before.kind === 'table' && after.kind === 'table')
    return before.caption === after.caption ? compareTables(before, after) : null;
  const written = (block: PrintedBlock) => block.kind === 'paragraph' || block.kind === 'item';
  if (!written(before) || !written(after) || before.kind !== after.kind) return null;
  if (!('runs' in before) || !('runs' in after)) return null;
  return shareInCommon(textOf(before.runs), textOf(after.runs)) >= leastLikeness
    ? { ...after, runs: compareRuns(before.runs, after.runs) }
    : null;
}
