import type { ScoreStage } from '@countersign/scoring';
import type { EvaluatedGroup } from '@countersign/template';
import { blank, type Printing } from './printing.js';

export interface Stage {
  key: ScoreStage;
  name: string;
}

const names: readonly Stage[] = [
  { key: 'self', name: '自评得分' },
  { key: 'verified', name: '复核得分' },
  { key: 'rescored', name: '复评得分' },
];

/** The stages that have points of their own: a self-score always, the others once somebody gave some. */
export function stagesOf({ source: { stages } }: Printing): Stage[] {
  return names.filter(({ key }) => key === 'self' || (stages?.total.given[key] ?? 0) > 0);
}

/** Points of an indicator; `—` while they are not known. */
export function indicatorPoints({ source: { stages, evaluation } }: Printing, key: string, stage: Stage): string {
  const line = stages?.lines.find((each) => each.key === key);
  if (line) return line.points[stage.key] ?? blank;
  return evaluation.scores.find((score) => score.key === key)?.points ?? blank;
}

export function groupPoints({ source: { stages } }: Printing, group: EvaluatedGroup, stage: Stage): string {
  const staged = stages?.groups.find(({ key }) => key === group.key);
  if (staged) return staged.complete[stage.key] ? staged.points[stage.key] : blank;
  return group.complete ? group.points : blank;
}

export function totalPoints({ source: { stages, evaluation } }: Printing, stage: Stage): string {
  if (stages) return stages.total.complete[stage.key] ? stages.total.points[stage.key] : blank;
  return evaluation.total ?? blank;
}
