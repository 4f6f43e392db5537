import { createMongoAbility, subject as tagged } from '@casl/ability';
import type { ForcedSubject, MongoAbility, RawRule, RawRuleOf } from '@casl/ability';
import type { Action, SubjectFacts, SubjectName } from './subjects.js';

export type Subject = { [N in SubjectName]: SubjectFacts[N] & ForcedSubject<N> }[SubjectName];
export type CountersignAbility = MongoAbility<[Action, SubjectName | Subject]>;

/** `{ officeId: 'a' }`, `{ state: { $in: ['draft'] } }`: plain data, so that a rule can travel and become SQL. */
export type Condition = Record<string, string | boolean | { $in: readonly string[] } | { $ne: string }>;
export type AccessRule = RawRule<[Action, SubjectName], Condition>;

/** Says what kind of thing the facts describe; the facts themselves stay untouched. */
export function subject<N extends SubjectName>(name: N, facts: SubjectFacts[N]): SubjectFacts[N] & ForcedSubject<N> {
  return tagged(name, { ...facts }) as SubjectFacts[N] & ForcedSubject<N>;
}

/** The rules come as data, from `defineRules` or with a session over the network. */
export function abilityOf(rules: readonly AccessRule[]): CountersignAbility {
  return createMongoAbility<CountersignAbility>([...rules] as RawRuleOf<CountersignAbility>[]);
}
