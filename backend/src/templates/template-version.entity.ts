import type { TemplateDefinition } from '@countersign/template';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Instant } from '../database/column-types.js';

/** A published version never changes. */
@Entity('template_version')
export class TemplateVersion {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') key!: string;
  @Column('integer') year!: number;
  @Column('integer') version!: number;
  @Column('text') title!: string;
  @Column('jsonb') definition!: TemplateDefinition;
  @Instant({ name: 'published_at', nullable: true }) publishedAt!: Date | null;
}
