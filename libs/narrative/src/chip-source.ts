import { isKey, moneyUnits } from '@countersign/figures';
import type { FigureChip } from './blocks.js';

const changes: Readonly<Record<string, FigureChip['change']>> = { 较上年: 'rate', 较上年额: 'amount' };

/** A chip as it stands in the text; null when it is none, and the braces are plain characters. */
export function readChip(source: string): FigureChip | null {
  const [key = '', format, ...more] = source.slice(1, -1).split('|');
  if (!isKey(key) || more.length) return null;
  let chip: FigureChip = { key };
  for (const word of format?.split(',') ?? []) {
    const said = readWord(word);
    // said twice: it is not clear which one counts
    if (!said || Object.keys(said).some((name) => name in chip)) return null;
    chip = { ...chip, ...said };
  }
  return chip;
}

function readWord(word: string): Partial<FigureChip> | null {
  if (moneyUnits.has(word)) return { unit: word };
  const decimals = /^([0-6])位$/.exec(word)?.[1];
  if (decimals !== undefined) return { decimals: '0123456'.indexOf(decimals) };
  if (word === '带单位') return { withUnit: true };
  const change = Object.hasOwn(changes, word) ? changes[word] : undefined;
  return change ? { change } : null;
}

/** A chip as it is stored. */
export function writeChip({ key, unit, decimals, withUnit, change }: FigureChip): string {
  const words = [
    ...(unit === undefined ? [] : [unit]),
    ...(decimals === undefined ? [] : [`${decimals}位`]),
    ...(withUnit ? ['带单位'] : []),
    ...(change ? [change === 'rate' ? '较上年' : '较上年额'] : []),
  ];
  return words.length ? `{${key}|${words.join(',')}}` : `{${key}}`;
}
