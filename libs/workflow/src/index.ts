export { canonicalJson } from './canonical-json.js';
export { countersignaturesMissing } from './countersign.js';
export type {
  CountersignRule,
  Recompute,
  ReportRefusal,
  ReportRefusalCode,
  SectionName,
  SectionRefusal,
  SectionRefusalCode,
} from './refusal.js';
export { decideReport, reportRefusals, reportTransitions, settleReport } from './report-transition.js';
export type { ReportCommand, ReportDecision, ReportFacts } from './report-transition.js';
export type {
  AssistingOffice,
  ContentFacts,
  SectionAct,
  SectionActor,
  SectionCommand,
  SectionFacts,
} from './section-facts.js';
export { contentLocks, decideSection, lapse, sectionRefusals, sectionTransitions } from './section-transition.js';
export type { SectionDecision } from './section-transition.js';
export * from './states.js';
export { transitionErrors, validateTransitions } from './transitions.js';
export type { Machine, Move } from './transitions.js';
