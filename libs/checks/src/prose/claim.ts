import type { TextNumber } from '../text-numbers.js';

/** What a text may speak of; units are those of its number. */
export interface Subject {
  unit: string;
  phrases: readonly (readonly string[])[];
  /** What it may be compared with; words are those of the text. */
  bases: readonly { words: readonly string[] }[];
  hasWhole: boolean;
}

/** What a text says of a subject (index), with the places that say it. `level` is the amount told before it. */
export type Claim =
  | {
      kind: 'level';
      number: TextNumber;
      subject: number;
      others: readonly number[];
      words: string;
      base: number | null;
    }
  | {
      kind: 'change';
      number: TextNumber;
      subject: number;
      base: number;
      rising: boolean;
      level?: TextNumber;
      amount?: TextNumber;
    }
  | { kind: 'unchanged'; position: number; text: string; subject: number; base: number; level?: TextNumber }
  | { kind: 'share'; number: TextNumber; subject: number };

export type LevelClaim = Extract<Claim, { kind: 'level' }>;
export type ChangeClaim = Extract<Claim, { kind: 'change' }>;
export type UnchangedClaim = Extract<Claim, { kind: 'unchanged' }>;
export type ShareClaim = Extract<Claim, { kind: 'share' }>;
