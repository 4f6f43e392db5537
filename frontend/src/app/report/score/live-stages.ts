import type { ScoreView } from '@countersign/contracts';
import { compareStages } from '@countersign/scoring';
import type { AddUp, GivenStage, IndicatorScore, StageComparison } from '@countersign/scoring';

/** The stages side by side over these self-scores instead of the stored ones. */
export function liveStages(score: ScoreView, live: readonly IndicatorScore[], addUp: AddUp): StageComparison {
  const stored = new Map(score.indicators.map((each) => [each.key, each]));
  return compareStages(
    live.map((each) => {
      const { verified = null, rescored = null } = stored.get(each.key) ?? {};
      return { ...each, verified, rescored };
    }),
    addUp,
  );
}

/** Stages that have a column: somebody has given points there, or the reader may. */
export function stagesShown({ indicators, stages: { total } }: ScoreView): GivenStage[] {
  const shown: GivenStage[] = [];
  if (total.given.verified || indicators.some(({ mayVerify }) => mayVerify)) shown.push('verified');
  if (total.given.rescored || indicators.some(({ mayRescore }) => mayRescore)) shown.push('rescored');
  return shown;
}
