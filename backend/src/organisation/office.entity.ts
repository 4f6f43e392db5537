import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Reference } from '../database/column-types.js';

@Entity('office')
export class Office {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Reference({ name: 'department_id' }) departmentId!: string;
  @Column('text') name!: string;
}
