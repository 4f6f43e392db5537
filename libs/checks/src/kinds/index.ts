import type { CheckKind } from '../check-kind.js';
import type { CheckDefinition } from '../definition.js';
import { alert } from './alert.js';
import { equal } from './equal.js';
import { missingEvidence } from './missing-evidence.js';
import { missingReason } from './missing-reason.js';
import { sameFact } from './same-fact.js';
import { stated } from './stated.js';
import { target } from './target.js';
import { unitDoubt } from './unit-doubt.js';

/** Every kind of check. A new kind is one file here, one line below, and its type in `definition.ts`. */
const checkKinds: { [Kind in CheckDefinition['kind']]: CheckKind<Extract<CheckDefinition, { kind: Kind }>> } = {
  stated,
  same_fact: sameFact,
  equal,
  unit_doubt: unitDoubt,
  missing_reason: missingReason,
  target,
  alert,
  missing_evidence: missingEvidence,
};

/** What there is to know about the kind of `check`. */
export function kindOf(check: CheckDefinition): CheckKind<CheckDefinition> {
  // the table pairs each kind with its own check type, which an index type cannot express
  return checkKinds[check.kind] as CheckKind<CheckDefinition>;
}
