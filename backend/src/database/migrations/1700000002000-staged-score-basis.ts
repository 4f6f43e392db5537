import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The earlier stages' points that a person's own points were given on; null: not known then. Points given before are
 * held against what the audit trail says the engine had computed.
 */
const schema = /* sql */ `
alter table staged_score
  -- what a deduction takes off is below 0
  drop constraint staged_score_points_check,
  add column self_points numeric,
  add column verified_points numeric;

update staged_score s set self_points = (
  select (e.facts ->> 'computed')::numeric from audit_event e
  where e.report_id = s.report_id and e.facts ->> 'indicator' = s.indicator
    and e.action = case s.stage when 'verified' then 'verify_score' else 'rescore' end
  order by e.seq desc limit 1
);
update staged_score s set verified_points = coalesce(
  (select v.points from staged_score v
   where v.report_id = s.report_id and v.indicator = s.indicator and v.stage = 'verified' and v.at <= s.at),
  s.self_points
) where s.stage = 'rescored';
`;

export class StagedScoreBasis1700000002000 implements MigrationInterface {
  readonly name = 'StagedScoreBasis1700000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(schema);
  }

  async down(): Promise<void> {
    throw new Error('What staged points were given on cannot be forgotten: restore a backup instead.');
  }
}
