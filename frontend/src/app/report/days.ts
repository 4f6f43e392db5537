const dayMs = 86_400_000;
/** China keeps one offset all year. */
const offsetMs = 8 * 3_600_000;

/** Calendar days in China from `now` to `day` (`2021-03-31`); negative when it has passed. */
export function daysUntil(day: string, now: Date): number {
  const today = Math.floor((now.getTime() + offsetMs) / dayMs);
  return Date.parse(`${day}T00:00:00Z`) / dayMs - today;
}
