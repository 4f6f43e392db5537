import type { TemplateDefinition } from '@countersign/template';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Instant } from '../database/column-types.js';

/** A draft while `publishedAt` is null; a published version never changes, which the database guards. */
@Entity('template_version')
export class TemplateVersion {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') key!: string;
  @Column('integer') year!: number;
  @Column('integer') version!: number;
  @Column('text') title!: string;
  @Column('jsonb') definition!: TemplateDefinition;
  /** Counts the saves of a draft. */
  @Column('integer', { default: 1 }) revision!: number;
  @Instant({ name: 'published_at', nullable: true }) publishedAt!: Date | null;
  /** Who saved it last, with the name and post of then; null for what came with the product. */
  @Column('uuid', { name: 'saved_by', nullable: true }) savedBy!: string | null;
  @Column('text', { name: 'saved_name', nullable: true }) savedName!: string | null;
  @Column('text', { name: 'saved_post', nullable: true }) savedPost!: string | null;
  @Instant({ name: 'saved_at', nullable: true }) savedAt!: Date | null;
}
