import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Instant, Reference } from '../database/column-types.js';

@Entity('person')
export class Person {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') username!: string;
  @Column('text') name!: string;
  @Column('text', { default: '' }) post!: string;
  @Column('text') email!: string;
  @Column('text', { name: 'password_hash', select: false }) passwordHash!: string;
  @Column('boolean', { default: true }) active!: boolean;
  @Reference({ name: 'department_id', nullable: true }) departmentId!: string | null;
  @Reference({ name: 'office_id', nullable: true }) officeId!: string | null;
  @Column('integer', { name: 'failed_sign_ins', default: 0 }) failedSignIns!: number;
  @Instant({ name: 'locked_until', nullable: true }) lockedUntil!: Date | null;
  @Column('text', { name: 'mail_preference', default: 'at_once' }) mailPreference!: 'at_once' | 'in_app';
  @Instant({ name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
