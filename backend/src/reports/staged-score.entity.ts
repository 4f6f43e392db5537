import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Numeric } from '../database/column-types.js';
import { Stamped } from './stamped.js';

/** The reviewer's (verified) or the bureau's (rescored) points of an indicator. */
@Entity('staged_score')
export class StagedScore extends Stamped {
  @PrimaryColumn('uuid', { name: 'report_id' }) reportId!: string;
  @PrimaryColumn('text') indicator!: string;
  @PrimaryColumn('text') stage!: 'verified' | 'rescored';
  @Numeric() points!: string;
  @Column('text') reason!: string;
  /** The earlier stages' points that these were given on; null: not known then. */
  @Numeric({ name: 'self_points', nullable: true }) selfPoints!: string | null;
  @Numeric({ name: 'verified_points', nullable: true }) verifiedPoints!: string | null;
}
