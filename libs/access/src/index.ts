export { abilityOf, subject, writableFields, writingRoles } from './ability.js';
export type { AccessRule, Condition, CountersignAbility, Subject } from './ability.js';
export { defineRules, officesOf } from './define-rules.js';
export { actions, fieldRoles } from './subjects.js';
export type { Action, FieldRole, Grant, Grantee, SubjectFacts, SubjectName } from './subjects.js';
export {
  grantsOf,
  personas,
  reportExpectations,
  reportTrials,
  sectionExpectations,
  sectionTrials,
} from './expectations.js';
export type { Expectation, ExpectationPlaces, Persona, ReportTrial, SectionTrial } from './expectations.js';
