/**
 * Spec files that take more than ten seconds on two cores, the longest first. They wait more than they compute (for
 * processes that start, for a queue that takes a job over), so that shorter ones run beside them.
 */
export const long = [
  'tools/docker/dockerfile.spec.mjs',
  'backend/test/platform/embedded-postgres.spec.ts',
  'frontend/e2e/golden-report.spec.ts',
  'backend/test/platform/redis-away.spec.ts',
  'tools/backup/backup.spec.mjs',
  'frontend/e2e/shared-work.spec.ts',
  'backend/test/templates/many-moves.spec.ts',
  'backend/test/processes/kill.spec.ts',
  'backend/test/review/streams.spec.ts',
  'frontend/e2e/sign-in.spec.ts',
  'frontend/e2e/rubric-editor.spec.ts',
  'frontend/e2e/growing-table.spec.ts',
  'frontend/e2e/finding-fix.spec.ts',
  'backend/test/reports/section-table.spec.ts',
  'backend/test/notifications/delivery.spec.ts',
  'backend/test/processes/fleet.spec.ts',
  'backend/test/reports/report-table.spec.ts',
  'backend/test/demo/interrupted.spec.ts',
  'backend/test/revisions/spine.spec.ts',
  'backend/test/platform/database-away.spec.ts',
  'backend/test/demo/demo.spec.ts',
];

/** Where a file stands: by the list, else behind it. */
const rank = ({ path }) => {
  const place = long.findIndex((name) => path.endsWith(`/${name}`));
  return place < 0 ? long.length : place;
};

/** A sequencer of Jest: the order is the same on each machine, whatever ran there before. */
export default class LongestFirst {
  sort(tests) {
    return tests.toSorted((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
  }

  /** Jest offers what it measured; the order does not depend on it. */
  cacheResults() {}
}
