import { Column } from 'typeorm';
import { Instant, Reference } from '../database/column-types.js';

/** Who and when, with name and post as they were then: history does not change when people do. */
export abstract class Stamped {
  @Reference({ name: 'person_id', nullable: true }) personId!: string | null;
  @Column('text', { name: 'person_name' }) personName!: string;
  @Column('text', { name: 'person_post' }) personPost!: string;
  @Instant({ default: () => 'now()' }) at!: Date;
}
