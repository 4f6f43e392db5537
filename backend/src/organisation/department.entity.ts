import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Instant } from '../database/column-types.js';

@Entity('department')
export class Department {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Instant({ name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
