import { Decimal, formatFigure } from '@countersign/figures';
import type { ReportEvaluation } from '../evaluation.js';
import type { Chance } from './chance.js';
import { demoNarratives } from './narratives.js';
import { settledInputs } from './report-2020.js';

type Row = Record<string, string>;

const lowProgressReasons = [
  '部分合同跨年度执行，尾款按进度在下年支付。',
  '采购价格低于预算，节余指标已按规定交回。',
  '项目启动偏晚，部分活动改为线上举办，支出减少。',
  '厉行节约，压减会议、印刷和差旅支出。',
];

/** Texts, lists and judgements of another department, in accord with its figures. */
export function variedAnswers(
  chance: Chance,
  figures: Readonly<Record<string, string>>,
  { derived }: ReportEvaluation,
): Record<string, unknown> {
  const answers: Record<string, unknown> = { ...settledInputs.answers };
  const over = new Decimal(figures['staff.on_posts']!).gt(figures['staff.authorised_posts']!);
  writeNarratives(answers, over);
  giveReasons(answers, chance, derived);
  reportGoals(answers, derived);
  judge(answers, chance);
  return answers;
}

function writeNarratives(answers: Record<string, unknown>, over: boolean): void {
  const staff = '核定编制{staff.authorised_posts}人，在编在岗{staff.on_posts}人，';
  const cause = over ? '超出部分为机构改革划转人员，正在逐步消化。' : '未超出核定编制，人员进出按规定报批。';
  answers['staff_narrative'] =
    `${staff}${cause}编外用工从事窗口和后勤工作，全年劳务派遣费用{procurement.services.actual}万元。`;
  answers['execution_narrative'] = demoNarratives['execution_narrative']!.replace(
    '97.67%',
    '{execution.total.progress}',
  );
  answers['goal_completion_narrative'] =
    '年度项目{projects.planned}个，其中执行进度低于95%的项目{projects.below_95_percent_progress}个，达标项目占比{projects.progress_target_met}；总体预算执行进度{execution.total.progress}。各项产出、效益和满意度指标的完成情况见表6，未达到的已说明原因。';
  answers['score_comment'] =
    '总体看，预算编制和执行较为规范，履职任务基本完成。各项得分和依据见评分表，失分项目已列入改进措施。';
  if (!over) answers['problems'] = (answers['problems'] as Row[]).filter(({ problem }) => !problem?.includes('编制'));
}

/** Every row of table 5 below 95 % gives a reason, the others none. */
function giveReasons(answers: Record<string, unknown>, chance: Chance, derived: ReportEvaluation['derived']): void {
  for (const key of Object.keys(answers).filter((each) => each.endsWith('.reason'))) delete answers[key];
  for (const [key, result] of Object.entries(derived)) {
    const row = /^execution\.((?:government_investment|basic|project)\.[a-z_.]+)\.progress$/.exec(key)?.[1];
    if (row && 'value' in result && new Decimal(result.value).lt('0.95'))
      answers[`execution.${row}.reason`] = lowProgressReasons[chance.between(0, lowProgressReasons.length - 1)];
  }
}

/** Table 6 repeats two computed rates; a missed one explains itself. */
function reportGoals(answers: Record<string, unknown>, derived: ReportEvaluation['derived']): void {
  const rate = (key: string): Decimal => {
    const result = derived[key];
    if (!result || !('value' in result)) throw new RangeError(`${key} is not known`);
    return new Decimal(result.value);
  };
  const reached = (key: string, because: string): Row => ({
    result: formatFigure(rate(key), { unit: '%', decimals: 2 }),
    deviation: rate(key).lt('0.95') ? because : '',
  });
  const changed: Record<string, Row> = {
    预算执行率: reached('execution.total.progress', '部分项目支出进度偏慢，原因见表5。'),
    按进度实施的项目占比: reached('projects.progress_target_met', '个别项目受外部条件影响进度偏慢，原因见表5。'),
    开展企业监测和目标企业研究: { result: '1 次', deviation: '' },
  };
  answers['goals'] = (answers['goals'] as Row[]).map((goal) => ({ ...goal, ...changed[goal['indicator'] ?? ''] }));
}

function judge(answers: Record<string, unknown>, chance: Chance): void {
  const missed = chance.by({ strong: 3, fair: 12, weak: 14 });
  for (const key of [
    'reasonable_budget',
    'compliant_budget',
    'indicators_clear',
    'procedure',
    'rules_sound',
    'asset_safety',
  ])
    answers[key] = Object.fromEntries(
      Object.keys(settledInputs.answers[key] as object).map((item) => [item, !chance.percent(missed)]),
    );
  const halves = chance.by({ strong: chance.between(0, 2), fair: chance.between(1, 6), weak: chance.between(2, 7) });
  const points = new Decimal(40 - halves).div(2).toFixed();
  answers['effects'] = halves ? { points, reason: '部分效益指标缺少可核实的数据，酌情扣分。' } : { points };
  const late = chance.percent(chance.by({ strong: 0, fair: 8, weak: 40 }));
  answers['disclosure.accounts'] = late ? 'partial' : 'full';
}
