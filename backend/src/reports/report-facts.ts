import { labelOf, requiredMissing } from '@countersign/template';
import type { CompiledTemplate, Finding, ReportInputs } from '@countersign/template';
import type { Recompute, ReportFacts, SectionFacts } from '@countersign/workflow';
import type { SubjectFacts } from '@countersign/access';
import type { StoredEvaluation } from './report-reader.service.js';
import { sectionSubject } from './report-records.js';
import type { ReportRecord, SectionRecord } from './report-records.js';

/** Whether the computed numbers belong to the figures as they are. */
export function recomputeOf(report: ReportRecord, evaluation: StoredEvaluation | null): Recompute {
  if (evaluation?.problem) return 'failed';
  return evaluation?.figuresRevision === report.figuresRevision ? 'current' : 'pending';
}

/** Name of a section as printed: `一、（四）1（1）预算执行情况`, `附件1 部门整体支出绩效评分表`. */
export function sectionTitle(template: CompiledTemplate, key: string): string {
  const section = template.sections.get(key);
  if (!section) return key;
  // Chinese marks part number and title by themselves, a bare digit does not
  return `${section.number}${/\d$/.test(section.number) ? ' ' : ''}${section.title}`;
}

export function findingsOf(evaluation: StoredEvaluation | null, section: string): readonly Finding[] {
  return evaluation?.result.findings.filter((finding) => finding.section === section) ?? [];
}

export function reportFacts(
  template: CompiledTemplate,
  report: ReportRecord,
  sections: readonly Pick<SectionRecord, 'id' | 'key' | 'state'>[],
  evaluation: StoredEvaluation | null,
): ReportFacts {
  return {
    state: report.state,
    opened: report.openedAt !== null,
    revisionOpen: report.openRequestId !== null,
    recompute: recomputeOf(report, evaluation),
    sections: sections.map(({ id, key, state }) => ({ id, key, state, title: sectionTitle(template, key) })),
    blockingFindings: evaluation?.result.findings.filter(({ severity }) => severity === 'blocking') ?? [],
  };
}

/** The surroundings of one section that decide what may happen to it. */
export interface SectionSurroundings {
  readonly template: CompiledTemplate;
  readonly report: ReportRecord;
  readonly inputs: ReportInputs;
  readonly evaluation: StoredEvaluation | null;
  readonly explained: ReadonlySet<string>;
  readonly unansweredNotes: readonly { readonly field: string | null; readonly text: string }[];
  readonly digest: string;
}

/** One object for the ability and for the workflow's rules, so that they cannot see different things. */
export function sectionFacts(
  section: SectionRecord,
  { template, report, inputs, evaluation, explained, unansweredNotes, digest }: SectionSurroundings,
): SectionFacts & SubjectFacts['Section'] {
  const findings = findingsOf(evaluation, section.key);
  const { lastTransition } = section;
  return {
    ...sectionSubject(report, section),
    lastAct: lastTransition && { action: lastTransition.action, by: lastTransition.by },
    assisting: section.assisting,
    countersignRule: template.sections.get(section.key)?.countersign ?? 'all',
    recompute: recomputeOf(report, evaluation),
    requiredMissing: requiredMissing(template, section.key, inputs),
    blockingFindings: findings.filter(({ severity }) => severity === 'blocking'),
    unexplainedWarnings: findings.filter(({ severity, key }) => severity === 'warning' && !explained.has(key)),
    unansweredNotes: unansweredNotes.map(({ field, text }) => ({ field: field && labelOf(template, field), text })),
    digest,
  };
}
