/** One answer that people give to an indicator: where it is stored, and what it may be. Forms are made from it. */
export type AnswerSlot = ChecklistSlot | ChoiceSlot | JudgedSlot | YesNoSlot;

interface SlotBase {
  key: string;
  label: string;
}

/**
 * Value: `{ [item]: boolean }`; items that are computed are left out. `evidence` is a list's key. Without `points`
 * an item has none of its own. `chosen`: a yes chooses the item to be scored, instead of finding it met.
 */
export interface ChecklistSlot extends SlotBase {
  kind: 'checklist';
  items: { key: string; label: string; points?: string; evidence?: string }[];
  chosen?: true;
}
/** Value: the option's `value`. */
export interface ChoiceSlot extends SlotBase {
  kind: 'choice';
  options: { value: string; label: string; points: string; evidence?: string }[];
}
/** Value: `{ points: '4.5', reason?: '…' }`, 0 to `points` in steps of `step`. */
export interface JudgedSlot extends SlotBase {
  kind: 'judged';
  points: string;
  step: string;
  /** Needed only where there is nothing to measure; the score then names it among what is missing. */
  optional?: true;
}
/** Value: boolean; absent means no. */
export interface YesNoSlot extends SlotBase {
  kind: 'yes_no';
  role: 'veto' | 'exempt';
}
