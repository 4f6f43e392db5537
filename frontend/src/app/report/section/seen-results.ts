import type { FindingsView, ScoreView } from '@countersign/contracts';
import type { AddUp } from '@countersign/scoring';
import type { ReportEvaluation, Sight } from '@countersign/template';

/** What the server told of the report, for what the browser cannot work out itself. */
export interface Told {
  readonly score: ScoreView | null;
  readonly findings: FindingsView | null;
}

/** Results with findings in the shape in which they are told. */
export interface SeenResults extends Omit<ReportEvaluation, 'findings'> {
  readonly findings: readonly Omit<FindingsView['findings'][number], 'explanation'>[];
}

/**
 * The live results of somebody who does not see some fields: without these the browser cannot work out the points that
 * use them, nor the checks; for both it shows what the server told, and works out the rest.
 */
export function seenResults(
  live: ReportEvaluation,
  sight: Sight,
  { score, findings }: Told,
  addUp: AddUp,
): SeenResults {
  if (sight.whole) return live;
  const given = new Map(score?.indicators.map((each) => [each.key, each]));
  const scores = live.scores.map((each) => (sight.seesWorking(each.key) ? each : (given.get(each.key) ?? each)));
  const { groups, total, known } = addUp(scores);
  // a veto that looks at a hidden figure is decided by the server alone
  const added = total === null && score && score.total !== null ? score : { groups, total, known };
  return {
    ...live,
    groups: added.groups,
    total: added.total,
    known: added.known,
    scores,
    findings: [
      ...live.findings.filter(({ check }) => sight.seesCheck(check)),
      ...(findings?.findings.filter(({ check }) => !sight.seesCheck(check)) ?? []),
    ],
  };
}
