import type { FieldDefinition, SectionDefinition, TemplateDefinition } from '@countersign/template';
import { freshKey, takenKeys } from './keys.js';
import { movedKey, replaced, without } from './items.js';
import { changeSection } from './sections.js';

export type FieldKind = FieldDefinition['kind'];

const blank: { [Kind in FieldKind]: (key: string) => Extract<FieldDefinition, { kind: Kind }> } = {
  figure: (key) => ({ kind: 'figure', key, label: '新数据', unit: '万元', decimals: 2, required: true }),
  narrative: (key) => ({ kind: 'narrative', key, label: '新文字栏目', maxLength: 2000 }),
  choice: (key) => ({
    kind: 'choice',
    key,
    label: '新选择栏目',
    options: [
      { value: 'yes', label: '是' },
      { value: 'no', label: '否' },
    ],
  }),
  table: (key) => ({
    kind: 'table',
    key,
    label: '新表格',
    required: true,
    columns: [{ key: 'c1', label: '金额', unit: '万元', decimals: 2 }],
    rows: [{ key: 'r1', label: '第一行', kind: 'item' }],
  }),
  list: (key) => ({ kind: 'list', key, label: '新清单', columns: [{ key: 'c1', label: '名称', required: true }] }),
};

/** A new field at the end of the section's form. */
export function addField(definition: TemplateDefinition, section: string, kind: FieldKind) {
  const key = freshKey(kind, takenKeys(definition));
  const field: FieldDefinition = blank[kind](key);
  return { definition: changeFields(definition, section, (fields) => [...fields, field]), key };
}

export function changeFields(
  definition: TemplateDefinition,
  section: string,
  change: (fields: FieldDefinition[]) => FieldDefinition[],
): TemplateDefinition {
  return changeSection(definition, section, (each) => ({ ...each, fields: change(each.fields) }));
}

export function changeField<F extends FieldDefinition>(
  definition: TemplateDefinition,
  section: string,
  field: F,
): TemplateDefinition {
  return changeFields(definition, section, (fields) => replaced(fields, field.key, () => field));
}

export function moveField(
  definition: TemplateDefinition,
  section: string,
  key: string,
  by: -1 | 1,
): TemplateDefinition {
  return changeFields(definition, section, (fields) => movedKey(fields, key, by));
}

export function removeField(definition: TemplateDefinition, section: string, key: string): TemplateDefinition {
  return changeFields(definition, section, (fields) => without(fields, key));
}

/** Section whose form has the field. */
export function sectionOfField({ sections }: TemplateDefinition, key: string): SectionDefinition | undefined {
  return sections.find(({ fields }) => fields.some((field) => field.key === key));
}
