import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { DepartmentsService } from './departments.service.js';
import { GrantsService } from './grants.service.js';
import { OrganisationReadingService } from './organisation-reading.service.js';
import { OrganisationController } from './organisation.controller.js';
import { PeopleService } from './people.service.js';

/** Departments, offices, people and their roles. */
@Module({
  imports: [AuditModule],
  controllers: [OrganisationController],
  providers: [OrganisationReadingService, DepartmentsService, PeopleService, GrantsService],
})
export class OrganisationModule {}
