import { Decimal } from '@countersign/figures';
import type { FindingsView, ScoreView } from '@countersign/contracts';

type Indicator = ScoreView['indicators'][number];
type Finding = FindingsView['findings'][number];

export interface Risk {
  text: string;
  explanation: string | null;
  blocking: boolean;
}

/** Points of a section's indicators so far, and of how many; null when it has none. */
export function pointsOf(indicators: readonly Indicator[]): { points: string; of: string; known: boolean } | null {
  if (!indicators.length) return null;
  const sum = (values: readonly string[]) =>
    values.reduce((total, value) => total.plus(value), new Decimal(0)).toFixed();
  return {
    points: sum(indicators.map(({ points }) => points ?? '0')),
    of: sum(indicators.map(({ of }) => of)),
    known: indicators.every(({ points }) => points !== null),
  };
}

/** What a signer must know: the section's findings, errors first, each with its explanation. */
export function risksOf(findings: readonly Finding[], section: string): Risk[] {
  return findings
    .filter((finding) => finding.section === section || finding.places.some((place) => place.section === section))
    .map(({ message, severity, explanation }) => ({
      text: message,
      explanation: explanation?.text ?? null,
      blocking: severity === 'blocking',
    }))
    .sort((a, b) => Number(b.blocking) - Number(a.blocking));
}
