import type { SubjectFacts } from '@countersign/access';
import type { CompiledTemplate, ReportInputs } from '@countersign/template';
import type { SectionFacts } from '@countersign/workflow';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TemplatesService } from '../templates/templates.service.js';
import { findingsOf, sectionFacts } from './report-facts.js';
import { ReportReader } from './report-reader.service.js';
import type { StoredEvaluation } from './report-reader.service.js';
import type { ReportRecord, SectionRecord } from './report-records.js';
import { ReturnNote } from './return-note.entity.js';
import type { FindingField } from './section-refusals.js';
import { digestOf, notComputed, signedContent } from './signed-content.js';
import type { SignedContent } from './signed-content.js';

/** A section with everything that decides what may happen to it, as one transaction sees it. */
export interface OpenSection {
  readonly report: ReportRecord;
  readonly section: SectionRecord;
  readonly template: CompiledTemplate;
  readonly inputs: ReportInputs;
  readonly evaluation: StoredEvaluation | null;
  readonly explained: ReadonlySet<string>;
  readonly notes: readonly ReturnNote[];
  /** What a signature would cover now. */
  readonly content: SignedContent;
  readonly digest: string;
  readonly facts: SectionFacts & SubjectFacts['Section'];
  readonly fieldOf: FindingField;
}

@Injectable()
export class SectionReader {
  constructor(
    private readonly reader: ReportReader,
    private readonly templates: TemplatesService,
  ) {}

  async open(tx: EntityManager, sectionId: string): Promise<OpenSection> {
    const section = await this.reader.section(tx, sectionId);
    const report = await this.reader.report(tx, section.reportId);
    const inputs = await this.reader.inputs(tx, report.id);
    const template = await this.templates.forReport(report.templateVersionId, inputs.answers);
    const evaluation = await this.reader.evaluation(tx, report.id);
    const explained = await this.reader.explained(tx, report.id);
    const notes = await tx.find(ReturnNote, { where: { sectionId }, order: { at: 'ASC', id: 'ASC' } });
    const content = signedContent(
      template,
      report.templateVersionId,
      section.key,
      inputs,
      evaluation?.result ?? notComputed,
    );
    const digest = digestOf(content);
    const unansweredNotes = notes.filter(({ answer }) => answer === null);
    const facts = sectionFacts(section, { template, report, inputs, evaluation, explained, unansweredNotes, digest });
    const findings = findingsOf(evaluation, section.key);
    const fieldOf: FindingField = (key) => findings.find((finding) => finding.key === key)?.places[0]?.field;
    return { report, section, template, inputs, evaluation, explained, notes, content, digest, facts, fieldOf };
  }
}

/** The figures and answers that the section itself owns. */
export function ownContent({ template, section, inputs }: OpenSection): ReportInputs {
  const own = <T>(values: Readonly<Record<string, T>>, catalogue: ReadonlyMap<string, { section: string }>) =>
    Object.fromEntries(Object.entries(values).filter(([key]) => catalogue.get(key)?.section === section.key));
  return { figures: own(inputs.figures, template.figures), answers: own(inputs.answers, template.answers) };
}
