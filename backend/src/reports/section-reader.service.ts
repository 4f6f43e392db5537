import type { SubjectFacts } from '@countersign/access';
import type { CompiledTemplate, ReportInputs, Sight } from '@countersign/template';
import type { SectionFacts } from '@countersign/workflow';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { TemplatesService } from '../templates/templates.service.js';
import { hiddenRemark, seenEvaluation, sightFor } from './field-sight.js';
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
  /** What the person sees of the report; `notes` and the texts in `facts` keep to it, `content` is the whole. */
  readonly sight: Sight;
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

  async open(tx: EntityManager, sectionId: string, actor: Actor): Promise<OpenSection> {
    const section = await this.reader.section(tx, sectionId);
    const report = await this.reader.report(tx, section.reportId);
    const inputs = await this.reader.inputs(tx, report.id);
    const template = await this.templates.forReport(report.templateVersionId, inputs.answers);
    const evaluation = await this.reader.evaluation(tx, report.id);
    const explained = await this.reader.explained(tx, report.id);
    const sight = await sightFor(tx, this.reader, { report, template, actor });
    const notes = (await tx.find(ReturnNote, { where: { sectionId }, order: { at: 'ASC', id: 'ASC' } })).map((note) =>
      seenNote(note, sight),
    );
    const content = signedContent(
      template,
      report.templateVersionId,
      section.key,
      inputs,
      evaluation?.result ?? notComputed,
    );
    const digest = digestOf(content);
    const unansweredNotes = notes.filter(({ answer }) => answer === null);
    const surroundings = { template, report, inputs, evaluation, explained, unansweredNotes, digest };
    const facts = seenFacts(sectionFacts(section, surroundings), evaluation, sight);
    const findings = findingsOf(seenEvaluation(evaluation, sight), section.key);
    const fieldOf: FindingField = (key) => findings.find((finding) => finding.key === key)?.places[0]?.field;
    return { report, section, template, inputs, evaluation, explained, sight, notes, content, digest, facts, fieldOf };
  }
}

/** The figures and answers that the section itself owns, as far as the person sees them. */
export function ownContent({ template, section, inputs, sight }: OpenSection): ReportInputs {
  const own = <T>(values: Readonly<Record<string, T>>, catalogue: ReadonlyMap<string, { section: string }>) =>
    Object.fromEntries(Object.entries(values).filter(([key]) => catalogue.get(key)?.section === section.key));
  return sight.inputs({
    figures: own(inputs.figures, template.figures),
    answers: own(inputs.answers, template.answers),
  });
}

/** That there is a remark may be known; what it says of a field is for those who see the field. */
function seenNote(note: ReturnNote, { sees }: Sight): ReturnNote {
  if (note.field === null || sees(note.field)) return note;
  return { ...note, text: hiddenRemark, answer: note.answer === null ? null : hiddenRemark };
}

/** The same facts decide for everybody; what they say in words keeps to what the person sees. */
function seenFacts(
  facts: OpenSection['facts'],
  evaluation: StoredEvaluation | null,
  sight: Sight,
): OpenSection['facts'] {
  if (sight.whole || !evaluation) return facts;
  const { findings } = evaluation.result;
  const seen = sight.evaluation(evaluation.result).findings;
  const told = new Map(findings.map(({ key }, index) => [key, seen[index]!]));
  const inWords = <F extends { readonly key: string }>(all: readonly F[]) =>
    all.map((each) => told.get(each.key) ?? each);
  return {
    ...facts,
    blockingFindings: inWords(facts.blockingFindings),
    unexplainedWarnings: inWords(facts.unexplainedWarnings),
  };
}
