import type { Role } from '@countersign/workflow';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Reference } from '../database/column-types.js';

/** One role within a scope: an office, a department, or everything. */
@Entity('role_grant')
export class RoleGrant {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Reference({ name: 'person_id' }) personId!: string;
  @Column('text') role!: Role;
  @Reference({ name: 'department_id', nullable: true }) departmentId!: string | null;
  @Reference({ name: 'office_id', nullable: true }) officeId!: string | null;
}
