import type { ReportAction, ReportRefusal } from '@countersign/workflow';
import type { ProblemDetail } from '../common/problem.js';
import type { FindingField } from './section-refusals.js';
import { anyOf, reportActionWords, reportStateWords } from './state-words.js';

/** A refusal in words, one detail for each thing to be done. Section keys stand in `field`, for links. */
export function reportRefusalDetails(
  refusal: ReportRefusal,
  action: ReportAction,
  fieldOf: FindingField,
): ProblemDetail[] {
  const { code } = refusal;
  const one = (zh: string, en: string, field?: string): ProblemDetail[] => [
    { code, message: { zh, en }, ...(field !== undefined && { field }) },
  ];
  const act = reportActionWords[action];
  switch (code) {
    case 'wrong_state': {
      const needs = anyOf(reportStateWords, refusal.needs);
      const now = reportStateWords[refusal.state];
      return one(
        `报告目前为“${now.zh}”，“${needs.zh}”时才能${act.zh}。`,
        `The report is "${now.en}"; it must be "${needs.en}" to ${act.en} it.`,
      );
    }
    case 'sections_unsigned':
      return refusal.sections.flatMap(({ key, title }) =>
        one(`“${title}”尚未签批。`, `"${title}" is not signed off yet.`, key),
      );
    case 'blocking_findings':
      return refusal.findings.flatMap(({ key, message }) => one(message, `To be corrected: ${message}`, fieldOf(key)));
    case 'recompute_pending':
      return refusal.failed
        ? one(
            '数据重新计算没有成功，暂时不能办理；请联系管理员。',
            'The last recompute failed, so nothing can be decided yet; please tell the administrator.',
          )
        : one(
            '数据刚有变化，正在重新计算；请稍候几秒再办理。',
            'The numbers are being recomputed; please try again in a few seconds.',
          );
    case 'already_opened':
      return action === 'open'
        ? one('本次报送已经开始复核。', 'This submission has already been opened.')
        : one(
            '财政部门已开始复核，不能再撤回；需要修改时，请财政部门退回修改。',
            'The bureau has opened the report, so it cannot be withdrawn; ask the bureau for a revision.',
          );
    case 'sections_missing':
      return one('请至少指定一个需要修改的章节。', 'Please name at least one section to be revised.', 'sections');
    case 'section_text_missing':
      return one('请写明每个章节需要修改什么。', 'Please say for each section what must change.', 'sections');
    case 'section_unknown':
      return one('所指定的章节不属于本报告。', 'A named section does not belong to this report.', 'sections');
  }
}
