import type { FieldDefinition, FieldMoment, FieldRight, FieldRole, ViewerRole } from './definition.js';

/** Roles as the rights of a field name them. */
export const viewerWords: Readonly<Record<ViewerRole, string>> = {
  owner: '填报人',
  assisting: '协办科室',
  reviewer: '审核人',
  leader: '分管领导',
  coordinator: '绩效联络员',
  finance: '财政局',
  auditor: '审计人员',
  public: '社会公众',
};

export const sectionMomentWords = {
  draft: '填报中',
  returned: '已退回',
  in_review: '审核中',
  awaiting_sign_off: '待签批',
  signed_off: '已签批',
} as const satisfies Partial<Record<FieldMoment, string>>;

export const reportMomentWords = {
  drafting: '编制中',
  ready: '待报送',
  submitted: '已报送',
  revision_requested: '退回修改',
  accepted: '已接收',
  published: '已公开',
} as const satisfies Partial<Record<FieldMoment, string>>;

/** `审核人`, `填报人（章节已签批、报告已接收时）`. */
export function rightInWords(right: FieldRight<ViewerRole>): string {
  if (typeof right === 'string') return viewerWords[right];
  return `${viewerWords[right.role]}（${momentsInWords(right.states)}时）`;
}

/** `章节已退回或已签批、报告已接收`. */
export function momentsInWords(states: readonly FieldMoment[]): string {
  const named = (what: string, words: Readonly<Partial<Record<FieldMoment, string>>>) => {
    const chosen = states.flatMap((state) => words[state] ?? []);
    return chosen.length ? [`${what}${chosen.join('或')}`] : [];
  };
  return [...named('章节', sectionMomentWords), ...named('报告', reportMomentWords)].join('、');
}

/** `填报人、审核人（章节审核中时）填写`; a figure with a formula is written by nobody. */
export function writersInWords(field: FieldDefinition): string {
  if (field.kind === 'figure' && field.formula !== undefined) return '按公式计算，不需要填写';
  const rights: readonly FieldRight<FieldRole>[] = field.editableBy ?? ['owner'];
  return `${rights.map(rightInWords).join('、')}填写`;
}

/** `能看本章节的人都能看到`, or the roles that see it besides those who write it. */
export function viewersInWords({ visibleTo }: Pick<FieldDefinition, 'visibleTo'>): string {
  return visibleTo ? `只有${visibleTo.map(rightInWords).join('、')}和填写的人能看到` : '能看本章节的人都能看到';
}
