import type { CompiledTemplate, TemplateError } from './compiled-template.js';
import type { FieldDefinition, FieldMoment, FieldRight, SectionDefinition, ViewerRole } from './definition.js';
import { momentsInWords, viewerWords } from './right-words.js';
import { restrictedFields, sightOf } from './sight.js';

interface Time {
  section: readonly FieldMoment[];
  report: readonly FieldMoment[];
}
const withDepartment: readonly FieldMoment[] = ['drafting', 'ready', 'revision_requested'];
const anySection: readonly FieldMoment[] = ['draft', 'returned', 'in_review', 'awaiting_sign_off', 'signed_off'];
/** When a role has the section to write. */
const writing: Readonly<Partial<Record<ViewerRole, Time>>> = {
  owner: { section: ['draft', 'returned'], report: withDepartment },
  assisting: { section: ['draft', 'returned'], report: withDepartment },
  reviewer: { section: ['in_review'], report: withDepartment },
  finance: { section: ['signed_off'], report: ['submitted'] },
};
/** When a role has the section to read; the others always. */
const reading: Readonly<Partial<Record<ViewerRole, Time>>> = {
  finance: { section: anySection, report: ['submitted', 'revision_requested', 'ready', 'accepted', 'published'] },
  public: { section: ['signed_off'], report: ['published'] },
};

/** Rights of fields that never come true, that keep a section from being submitted, or that hide what is told elsewhere. */
export function rightErrors(template: CompiledTemplate): TemplateError[] {
  const sections = [...template.sections.values()];
  return [
    ...sections.flatMap(({ fields }) => fields.flatMap((field) => [...neverErrors(field), ...requiredErrors(field)])),
    ...revealedErrors(template),
    ...sections.flatMap((section) => checkErrors(template, section)),
  ];
}

function neverErrors({ key, label, editableBy = [], visibleTo = [] }: FieldDefinition): TemplateError[] {
  const wrong = (code: string, right: FieldRight<ViewerRole>, times: typeof writing, act: string) => {
    const time = times[role(right)];
    if (!time || typeof right === 'string') return [];
    const kept = names(right, anySection, time.section) && names(right, reportMoments, time.report);
    const when = momentsInWords(right.states);
    const message = `栏目“${label}”让${viewerWords[right.role]}在${when}时${act}，但${viewerWords[right.role]}在这些状态下不能${act}，请改选状态。`;
    return kept ? [] : [{ code, where: key, message }];
  };
  return [
    ...editableBy.flatMap((right) => wrong('never_writable', right, writing, '填写')),
    ...visibleTo.flatMap((right) => wrong('never_visible', right, reading, '查看')),
  ];
}

const reportMoments: readonly FieldMoment[] = [...withDepartment, 'submitted', 'accepted', 'published'];

/** Whether the states of this kind that a right names, if any, are among those in which it can come true. */
function names(
  { states }: { states: readonly FieldMoment[] },
  kind: readonly FieldMoment[],
  time: readonly FieldMoment[],
) {
  const named = states.filter((state) => kind.includes(state));
  return !named.length || named.some((state) => time.includes(state));
}

/** What a section owes before it is submitted must be writable, and known to the owner, who submits it. */
function requiredErrors(field: FieldDefinition): TemplateError[] {
  const { key, label, required, editableBy = ['owner'] } = field;
  if (!required || isComputed(field)) return [];
  const filled = editableBy.some((right) => ['owner', 'assisting'].includes(role(right)) && covers(right, 'draft'));
  if (!filled)
    return [
      {
        code: 'required_unwritable',
        where: key,
        message: `栏目“${label}”必须填写，但填报人和协办科室在填报中都不能填写，章节会一直不能送审；请让其中一方填写，或不设为必填。`,
      },
    ];
  if (ownerSees(field)) return [];
  return [
    {
      code: 'required_unseen',
      where: key,
      message: `栏目“${label}”必须填写，但填报人看不到它，不知道为何不能送审；请让填报人在填报和退回时能看到。`,
    },
  ];
}

/** A field open to everybody that a formula computes from a restricted one. */
function revealedErrors(template: CompiledTemplate): TemplateError[] {
  const { fields, figures } = template;
  return [...restrictedFields(template)].flatMap((hidden) => {
    const sight = sightOf(template, new Set([hidden]));
    const told = [...figures.values()].filter(({ key, field }) => !sight.sees(key) && !isHidden(fields.get(field)));
    return [...new Set(told.map(({ field }) => field))].flatMap((key): TemplateError[] => {
      const field = fields.get(key);
      const figure = told.find((each) => each.field === key)!;
      if (!field) return [];
      const message = `“${figure.label}”由“${fields.get(hidden)!.label}”计算得出，能看到它的人就能推算；请给“${field.label}”也设定谁能看到，或不用这项数据。`;
      return [{ code: 'reveals_hidden', where: key, message }];
    });
  });
}

/** Who must act on a finding must see what it is about. */
function checkErrors(template: CompiledTemplate, { key, title, fields }: SectionDefinition): TemplateError[] {
  const restricted = restrictedFields(template);
  for (const field of fields) if (ownerSees(field)) restricted.delete(field.key);
  const sight = sightOf(template, restricted);
  return template.definition.checks
    .filter(({ section, key: check }) => section === key && !sight.seesCheck(check))
    .map(({ key: check, label }) => ({
      code: 'check_unseen',
      where: check,
      message: `核查规则“${label}”由章节“${title}”处理，但它用到该章节填报人看不到的栏目；请改由能看到的章节处理，或让填报人能看到。`,
    }));
}

const role = (right: FieldRight<ViewerRole>): ViewerRole => (typeof right === 'string' ? right : right.role);

const isHidden = (field: FieldDefinition | undefined): boolean => field === undefined || field.visibleTo !== undefined;

const isComputed = (field: FieldDefinition): boolean => field.kind === 'figure' && field.formula !== undefined;

/** Whether the right holds in this state of the section, whatever the state of the report. */
const covers = (right: FieldRight<ViewerRole>, state: FieldMoment): boolean =>
  typeof right === 'string' || names(right, anySection, [state]);

function ownerSees(field: FieldDefinition): boolean {
  const { visibleTo, editableBy = ['owner'] } = field;
  if (!visibleTo) return true;
  if (!isComputed(field) && editableBy.some((right) => role(right) === 'owner')) return true;
  const owns = visibleTo.filter((right) => role(right) === 'owner');
  return (['draft', 'returned'] as const).every((state) => owns.some((right) => covers(right, state)));
}
