import type { ReportRefusal, SectionRefusal } from '@countersign/workflow';
import { describe, expect, it } from '@jest/globals';
import { reportRefusalDetails } from './report-refusals.js';
import { sectionRefusalDetails } from './section-refusals.js';
import { instantWords } from './state-words.js';
import { reportRefused, sectionRefused } from './transition-problems.js';

const finding = { key: 'f1', message: '表5合计与明细不符，请核对。' };
const fieldOf = (key: string) => (key === 'f1' ? 'execution.total.spent' : undefined);

const sectionRefusals: Record<SectionRefusal['code'], SectionRefusal> = {
  wrong_state: { code: 'wrong_state', state: 'draft', needs: ['in_review'] },
  report_locked: { code: 'report_locked', reportState: 'submitted' },
  not_reopened: { code: 'not_reopened' },
  unassigned: { code: 'unassigned', lacks: ['office', 'leader'] },
  required_missing: { code: 'required_missing', fields: [{ field: 'year_plan', label: '年度工作思路' }] },
  blocking_findings: { code: 'blocking_findings', findings: [finding] },
  warnings_unexplained: { code: 'warnings_unexplained', findings: [finding] },
  notes_unanswered: { code: 'notes_unanswered', notes: [{ field: '年度工作思路', text: '请补充' }] },
  recompute_pending: { code: 'recompute_pending', failed: false },
  not_own_act: { code: 'not_own_act' },
  acted_since: { code: 'acted_since', action: 'approve' },
  same_person: { code: 'same_person', did: 'submit' },
  nothing_to_countersign: { code: 'nothing_to_countersign' },
  countersignature_missing: { code: 'countersignature_missing', rule: 'majority', offices: ['财务科', '办公室'] },
  reason_missing: { code: 'reason_missing' },
  not_one_step_back: { code: 'not_one_step_back' },
  digest_changed: { code: 'digest_changed' },
};
const reportRefusals: Record<ReportRefusal['code'], ReportRefusal> = {
  wrong_state: { code: 'wrong_state', state: 'drafting', needs: ['submitted'] },
  sections_unsigned: { code: 'sections_unsigned', sections: [{ key: 'staff', title: '人员管理' }] },
  blocking_findings: { code: 'blocking_findings', findings: [finding] },
  recompute_pending: { code: 'recompute_pending', failed: true },
  already_opened: { code: 'already_opened' },
  sections_missing: { code: 'sections_missing' },
  section_text_missing: { code: 'section_text_missing', sectionIds: ['s'] },
  section_unknown: { code: 'section_unknown', sectionIds: ['s'] },
};

describe('every refusal', () => {
  const all = [
    ...Object.values(sectionRefusals).map((refusal) => sectionRefusalDetails(refusal, 'approve', fieldOf)),
    ...Object.values(reportRefusals).map((refusal) => reportRefusalDetails(refusal, 'accept', fieldOf)),
  ].flat();
  it.each(all)('is a whole sentence in both languages: $code', ({ message }) => {
    expect(message.zh).toMatch(/[一-鿿].*。$/);
    expect(message.zh).not.toMatch(/操作失败|undefined|null|_/);
    expect(message.en).toMatch(/^["A-Z].*[.。]$/s);
  });
});

describe('a refused act', () => {
  it('is a conflict with the state of things, and leads to the field', () => {
    const problem = sectionRefused('submit', [sectionRefusals.blocking_findings], fieldOf);
    expect(problem).toMatchObject({
      status: 409,
      code: 'blocking_findings',
      options: { errors: [{ field: 'execution.total.spent' }] },
    });
    expect(problem.detail.zh).toBe('表5合计与明细不符，请核对。');
  });

  it('is faulty input where only what was sent is at fault', () => {
    expect(sectionRefused('return', [sectionRefusals.reason_missing], fieldOf)).toMatchObject({
      status: 422,
      options: { field: 'comment' },
    });
    expect(reportRefused('request_revision', [reportRefusals.sections_missing], fieldOf)).toMatchObject({
      status: 422,
    });
    expect(
      sectionRefused('return', [sectionRefusals.reason_missing, sectionRefusals.not_reopened], fieldOf).status,
    ).toBe(409);
  });

  it('counts what is missing and names the first three', () => {
    const fields = ['甲', '乙', '丙', '丁'].map((label) => ({ field: label, label }));
    const problem = sectionRefused('submit', [{ code: 'required_missing', fields }], fieldOf);
    expect(problem.detail.zh).toBe('送审前还差 4 项：“甲”还没有填写；“乙”还没有填写；“丙”还没有填写……');
  });
});

describe('an instant', () => {
  it('is said in China’s time', () => {
    expect(instantWords(new Date('2021-03-31T16:05:00Z'))).toBe('2021年4月1日 00:05');
  });
});
