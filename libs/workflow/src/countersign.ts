import type { CountersignRule } from './refusal.js';
import type { AssistingOffice } from './section-facts.js';

const enough: Record<CountersignRule, (confirmed: number, of: number) => boolean> = {
  all: (confirmed, of) => confirmed === of,
  any: (confirmed, of) => confirmed > 0 || of === 0,
  majority: (confirmed, of) => confirmed * 2 > of || of === 0,
};

/** Names of the assisting offices that have yet to confirm; empty as soon as the template's rule is met. */
export function countersignaturesMissing(assisting: readonly AssistingOffice[], rule: CountersignRule): string[] {
  const open = assisting.filter((office) => !office.countersigned);
  return enough[rule](assisting.length - open.length, assisting.length) ? [] : open.map((office) => office.name);
}
