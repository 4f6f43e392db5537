import { canonicalAmount, Decimal } from '@countersign/figures';
import { compareStages, type GivenStage, type StageComparison } from '@countersign/scoring';
import { createSession } from '@countersign/template';
import type { CompiledTemplate, ReportEvaluation, ReportInputs } from '@countersign/template';
import type { EntityManager } from 'typeorm';
import { StagedScore } from '../../reports/staged-score.entity.js';

const canonical = (points: string) => canonicalAmount(new Decimal(points));

interface Scored {
  readonly reportId: string;
  readonly template: CompiledTemplate;
  readonly inputs: ReportInputs;
  readonly evaluation: ReportEvaluation;
}

/** Verified points and re-scores that may be seen, beside the self-score; undefined where there are none. */
export async function stagesOf(
  tx: EntityManager,
  { reportId, template, inputs, evaluation }: Scored,
  sees: (section: string, stage: GivenStage) => boolean,
): Promise<StageComparison | undefined> {
  const rows = await tx.findBy(StagedScore, { reportId });
  const given = (indicator: string, section: string, stage: GivenStage) => {
    const row = rows.find((each) => each.indicator === indicator && each.stage === stage);
    if (!row || !sees(section, stage)) return null;
    const { points, reason, selfPoints, verifiedPoints } = row;
    return {
      points: canonical(points),
      reason,
      basis: { self: selfPoints && canonical(selfPoints), verified: verifiedPoints && canonical(verifiedPoints) },
    };
  };
  const lines = evaluation.scores.map((score) => ({
    ...score,
    verified: given(score.key, score.section, 'verified'),
    rescored: given(score.key, score.section, 'rescored'),
  }));
  if (lines.every(({ verified, rescored }) => !verified && !rescored)) return undefined;
  return compareStages(lines, createSession(template, inputs).addUp);
}
