import type { ReportInputs } from '@countersign/template';
import { settledInputs } from '@countersign/template/demo';
import type { Cast } from './cast.js';

/** First version of three figures: 0.13 万元 of running cost booked under administration; every total stays the same. */
const firstSpent = {
  'execution.basic.public.spent': '36.2',
  'execution.basic.public.daily.spent': '32.64',
  'execution.project.general_administration.spent': '334.2',
};

/**
 * A whole year's story that ends in acceptance with 95.41 points: written, one section returned and answered,
 * signed, submitted, the funds section sent back by the bureau, corrected, signed again, submitted again, accepted.
 */
export async function playAcceptedReport(cast: Cast): Promise<void> {
  const { author, reportId, sections } = cast;
  const first: ReportInputs = { ...settledInputs, figures: { ...settledInputs.figures, ...firstSpent } };
  for (const section of sections)
    await author.write(reportId, section.key, cast.template, first, cast.ownerOf(section));
  await author.compute(reportId);
  for (const section of sections) await author.explain(reportId, section.key, cast.ownerOf(section));
  await author.compute(reportId);
  for (const section of sections) {
    await author.act(reportId, section.key, 'submit', cast.ownerOf(section));
    if (section.key === 'staff') {
      await author.act(reportId, 'staff', 'return', cast.reviewerOf(section), {
        comment: '超编原因请写明划转依据。',
        notes: [{ field: 'staff_narrative', text: '请补充机构改革划转文件的名称。' }],
      });
      await author.answerNotes(
        reportId,
        'staff',
        '已在说明中写明系机构改革划转，文件存办公室备查。',
        cast.ownerOf(section),
      );
      await author.act(reportId, 'staff', 'submit', cast.ownerOf(section));
    }
    await cast.countersign(section);
    await author.act(reportId, section.key, 'approve', cast.reviewerOf(section));
  }
  await cast.signAll();
  await author.move(reportId, 'submit', cast.actors['coordinator']!);

  await author.move(reportId, 'open', cast.actors['finance']!);
  await author.move(reportId, 'request_revision', cast.actors['finance']!, {
    comment: '请核对公用经费支出。',
    sections: [
      {
        sectionId: (await author.section(reportId, 'execution')).id,
        text: '公用经费与一般管理事务的支出与决算报表不一致（串户 0.13 万元），请核对后改正。',
      },
    ],
  });
  const execution = sections.find(({ key }) => key === 'execution')!;
  await author.write(reportId, 'execution', cast.template, settledInputs, cast.ownerOf(execution));
  await author.compute(reportId);
  await author.answerNotes(
    reportId,
    'execution',
    '已按决算报表改正：公用经费 36.33 万元，一般管理事务 334.07 万元。',
    cast.ownerOf(execution),
  );
  await author.act(reportId, 'execution', 'submit', cast.ownerOf(execution));
  await author.act(reportId, 'execution', 'approve', cast.reviewerOf(execution));
  await cast.signAll();
  await author.move(reportId, 'submit', cast.actors['coordinator']!);
  await author.move(reportId, 'open', cast.actors['finance']!);
  await author.move(reportId, 'accept', cast.actors['finance']!);
}
