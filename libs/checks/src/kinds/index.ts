import type { CheckKind } from '../check-kind.js';
import type { CheckDefinition } from '../definition.js';
import { alert } from './alert.js';
import { carryOver } from './carry-over.js';
import { count } from './count.js';
import { equal } from './equal.js';
import { jump } from './jump.js';
import { missingEvidence } from './missing-evidence.js';
import { missingReason } from './missing-reason.js';
import { noBase } from './no-base.js';
import { percent } from './percent.js';
import { prose } from './prose.js';
import { row } from './row.js';
import { sameFact } from './same-fact.js';
import { stated } from './stated.js';
import { sum } from './sum.js';
import { target } from './target.js';
import { twoTargets } from './two-targets.js';
import { unitDoubt } from './unit-doubt.js';

/** Every kind of check. A new kind is one file here, one line below, and its type in `definition.ts`. */
const checkKinds: { [Kind in CheckDefinition['kind']]: CheckKind<Extract<CheckDefinition, { kind: Kind }>> } = {
  stated,
  same_fact: sameFact,
  equal,
  sum,
  row,
  prose,
  count,
  unit_doubt: unitDoubt,
  percent,
  no_base: noBase,
  jump,
  carry_over: carryOver,
  missing_reason: missingReason,
  target,
  two_targets: twoTargets,
  alert,
  missing_evidence: missingEvidence,
};

/** What there is to know about the kind of `check`. */
export function kindOf(check: CheckDefinition): CheckKind<CheckDefinition> {
  // the table pairs each kind with its own check type, which an index type cannot express
  return checkKinds[check.kind] as CheckKind<CheckDefinition>;
}
