import type { ReportState, SectionState } from '@countersign/workflow';

const dayMs = 86_400_000;
/** China keeps one offset all year. */
const offsetMs = 8 * 3_600_000;

/** Calendar days in China from `now` to `day` (`2021-03-31`); negative when it has passed. */
export function daysUntil(day: string, now: Date): number {
  const today = Math.floor((now.getTime() + offsetMs) / dayMs);
  return Date.parse(`${day}T00:00:00Z`) / dayMs - today;
}

/** What has reached one of these states was in time or was not; nobody is late any more. */
const delivered: readonly (ReportState | SectionState)[] = ['signed_off', 'submitted', 'accepted', 'published'];

/** Days left for what is in `state`; null without a deadline, and once it is delivered. */
export function daysLeft(
  day: string | null | undefined,
  state: ReportState | SectionState | null | undefined,
  now: Date,
): number | null {
  return !day || (state && delivered.includes(state)) ? null : daysUntil(day, now);
}
