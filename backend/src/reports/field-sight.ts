import { viewerRolesOf, visibleFields } from '@countersign/access';
import type { CountersignAbility, SubjectFacts } from '@countersign/access';
import type { Change } from '@countersign/contracts';
import { restrictedFields, sightOf } from '@countersign/template';
import type { CompiledTemplate, SectionDefinition, Sight } from '@countersign/template';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import type { TemplatesService } from '../templates/templates.service.js';
import type { ReportReader, StoredEvaluation } from './report-reader.service.js';
import { sectionSubject } from './report-records.js';
import type { ReportRecord } from './report-records.js';

/** Fields of one section that the person does not see now. */
export function hiddenIn(
  { fields }: Pick<SectionDefinition, 'fields'>,
  facts: SubjectFacts['Section'],
  ability: CountersignAbility,
): string[] {
  const visible = visibleFields({ ...facts, fields }, viewerRolesOf(ability, facts));
  return fields.map(({ key }) => key).filter((key) => !visible.has(key));
}

/** Fields of the whole report that the person does not see now; of sections that the report no longer has, none that is restricted. */
export async function hiddenFields(
  tx: EntityManager,
  reader: ReportReader,
  { report, template, actor }: { report: ReportRecord; template: CompiledTemplate; actor: Actor },
): Promise<ReadonlySet<string>> {
  const restricted = restrictedFields(template);
  if (!restricted.size) return restricted;
  const sections = new Map((await reader.sections(tx, report.id)).map((section) => [section.key, section]));
  return new Set(
    [...template.sections.values()].flatMap((definition) => {
      const section = sections.get(definition.key);
      return section
        ? hiddenIn(definition, sectionSubject(report, section), actor.ability)
        : definition.fields.map(({ key }) => key).filter((key) => restricted.has(key));
    }),
  );
}

/**
 * What the person sees of a report's values: whatever leaves the server with content of a report goes through this.
 * `template` is the report's own, with its rows.
 */
export async function sightFor(
  tx: EntityManager,
  reader: ReportReader,
  whose: { report: ReportRecord; template: CompiledTemplate; actor: Actor },
): Promise<Sight> {
  return sightOf(whose.template, await hiddenFields(tx, reader, whose));
}

/** `sightFor` where the report's content has not been read yet; costs nothing where the template restricts no field. */
export async function reportSight(
  tx: EntityManager,
  { reader, templates }: { reader: ReportReader; templates: TemplatesService },
  report: ReportRecord,
  actor: Actor,
): Promise<Sight> {
  const base = await templates.compiled(report.templateVersionId);
  if (!restrictedFields(base).size) return sightOf(base, new Set());
  const { answers } = await reader.inputs(tx, report.id);
  const template = await templates.forReport(report.templateVersionId, answers);
  return sightFor(tx, reader, { report, template, actor });
}

/** Last year's figures as the person may see them: as this year's are seen, and nothing that last year's template alone restricted. */
export async function seenPrior(
  tx: EntityManager,
  { reader, templates }: { reader: ReportReader; templates: TemplatesService },
  { report, template, sight }: { report: ReportRecord; template: CompiledTemplate; sight: Sight },
): Promise<Record<string, string>> {
  const prior = sight.only(await reader.prior(tx, report.id));
  const [last] = await tx.query<{ version: string }[]>(
    'select template_version_id as version from report where department_id = $1 and year = $2',
    [report.departmentId, report.year - 1],
  );
  if (!last) return prior;
  const before = await templates.compiled(last.version);
  const present = restrictedFields(template);
  const given = [...restrictedFields(before)].filter((key) => !present.has(key));
  return sightOf(before, new Set(given)).only(prior);
}

/** For people who run the installation and have no part in any report: nothing that is restricted. */
export function outsideSight(template: CompiledTemplate): Sight {
  return sightOf(template, restrictedFields(template));
}

export function seenEvaluation<E extends StoredEvaluation | null>(evaluation: E, sight: Sight): E {
  return evaluation && { ...evaluation, result: sight.evaluation(evaluation.result) };
}

/** Points are told to everybody who reads the report. */
export function seenChanges<C extends Pick<Change, 'key'> & { readonly kind?: Change['kind'] }>(
  changes: readonly C[],
  sight: Sight,
): C[] {
  return sight.whole ? [...changes] : changes.filter(({ kind, key }) => kind === 'score' || sight.sees(key));
}

export const hiddenRemark = '（内容涉及您不能查看的栏目）';
