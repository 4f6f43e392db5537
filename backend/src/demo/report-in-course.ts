import { goldenInputs } from '@countersign/template/demo';
import type { Cast } from './cast.js';

type Stage = 'empty' | 'written' | 'in_review' | 'awaiting_sign_off' | 'signed_off' | 'returned';

/** How far each section is: every state is there, and everyone has something to do. */
const stages: Readonly<Record<string, Stage>> = {
  duties: 'signed_off',
  key_tasks: 'in_review',
  budget: 'signed_off',
  goal_setting: 'awaiting_sign_off',
  execution: 'written',
  carry_over: 'in_review',
  procurement: 'in_review',
  compliance: 'awaiting_sign_off',
  disclosure: 'returned',
  projects: 'written',
  assets: 'signed_off',
  staff: 'written',
  rules: 'awaiting_sign_off',
  duty_goals: 'signed_off',
  duty_results: 'awaiting_sign_off',
  goal_completion: 'empty',
  experience: 'in_review',
  problems: 'written',
  plans: 'awaiting_sign_off',
  score: 'empty',
  annex: 'empty',
};

/** A report halfway, with the contradictions of the published one still to be found and mended. */
export async function playReportInCourse(cast: Cast): Promise<void> {
  const { author, reportId, sections } = cast;
  const stageOf = (key: string): Stage => stages[key] ?? 'empty';
  for (const section of sections)
    if (stageOf(section.key) !== 'empty')
      await author.write(reportId, section.key, cast.template, goldenInputs, cast.ownerOf(section));
  await author.compute(reportId);
  await author.explain(reportId, 'carry_over', cast.actors['owner']!);
  await author.compute(reportId);

  for (const section of sections) {
    const stage = stageOf(section.key);
    if (stage === 'empty' || stage === 'written') continue;
    await author.act(reportId, section.key, 'submit', cast.ownerOf(section));
    if (stage === 'in_review') continue;
    await cast.countersign(section);
    if (stage === 'returned') {
      await author.act(reportId, section.key, 'return', cast.reviewerOf(section), {
        comment: '决算公开日期与档案不符，请核对。',
        notes: [{ field: 'disclosure_records', text: '决算公开日期请按网站发布日期填写。' }],
      });
      continue;
    }
    await author.act(reportId, section.key, 'approve', cast.reviewerOf(section));
    if (stage === 'signed_off') await cast.sign(section);
  }
}
