export { abilityOf, subject } from './ability.js';
export type { AccessRule, Condition, CountersignAbility, Subject } from './ability.js';
export {
  holds,
  publicViewer,
  roleOf,
  viewerRolesOf,
  visibleFields,
  writableFields,
  writersOf,
  writingRoles,
} from './field-rights.js';
export type { FieldMoment, FieldRight, FieldRights, SectionMoment } from './field-rights.js';
export { commentAudiences, commentRights } from './comment-rights.js';
export type { CommentAudience, CommentRights } from './comment-rights.js';
export { defineRules, officesOf } from './define-rules.js';
export { actions, fieldRoles, viewerRoles } from './subjects.js';
export type { Action, FieldRole, Grant, Grantee, SubjectFacts, SubjectName, ViewerRole } from './subjects.js';
export {
  grantsOf,
  personas,
  reportExpectations,
  reportTrials,
  sectionExpectations,
  sectionTrials,
} from './expectations.js';
export type { Expectation, ExpectationPlaces, Persona, ReportTrial, SectionTrial } from './expectations.js';
