import type { ReportInputs } from '../evaluation.js';
import { demoAnswers } from './answers.js';
import { goldenFigures } from './golden-figures.js';
import { demoNarratives } from './narratives.js';

/** The 2020 report with the contradictions that the published one has: exactly the seven golden findings. */
export const goldenInputs: ReportInputs = { figures: goldenFigures, answers: { ...demoAnswers, ...demoNarratives } };

/** The same report with its errors mended: 95.41 points, nothing blocking. */
export const settledInputs: ReportInputs = {
  figures: goldenFigures,
  answers: {
    ...goldenInputs.answers,
    'execution.project.general_administration.reason': '绩效考核经费按实际考核结果发放，部分培训改为线上，支出减少。',
    'execution.project.reserve.reason': '年内未发生需要动用预算准备金的事项。',
    projects_narrative: demoNarratives['projects_narrative']!.replace(
      '年度项目11个',
      '年度项目{projects.planned}个',
    ).replace('37761.05', '{execution.projects_with_investment.total_index}'),
    staff_narrative: demoNarratives['staff_narrative']!.replace('46.71', '{procurement.services.actual}'),
  },
};
