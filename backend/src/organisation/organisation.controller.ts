import type { GrantInput, OrganisationView, PersonChange, PersonInput } from '@countersign/contracts';
import { Controller } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import { Body, Contract, Params } from '../common/contract.decorator.js';
import { forbidden } from '../common/problem.js';
import { DepartmentsService } from './departments.service.js';
import { GrantsService } from './grants.service.js';
import { OrganisationReadingService } from './organisation-reading.service.js';
import { PeopleService } from './people.service.js';

interface ById {
  id: string;
}

@Controller()
export class OrganisationController {
  constructor(
    private readonly reading: OrganisationReadingService,
    private readonly departments: DepartmentsService,
    private readonly people: PeopleService,
    private readonly grants: GrantsService,
  ) {}

  @Contract('readOrganisation')
  read(@CurrentActor() actor: Actor): Promise<OrganisationView> {
    return this.reading.read(actor);
  }

  @Contract('createDepartment')
  createDepartment(@Body() body: { name: string }, @CurrentActor() actor: Actor): Promise<ById> {
    return this.departments.create(body.name, administrator(actor));
  }

  @Contract('renameDepartment')
  renameDepartment(@Params() { id }: ById, @Body() { name }: { name: string }, @CurrentActor() actor: Actor) {
    return this.departments.rename(id, name, administrator(actor));
  }

  @Contract('createOffice')
  createOffice(@Body() body: { name: string; departmentId: string }, @CurrentActor() actor: Actor): Promise<ById> {
    return this.departments.createOffice(body, administrator(actor));
  }

  @Contract('renameOffice')
  renameOffice(@Params() { id }: ById, @Body() { name }: { name: string }, @CurrentActor() actor: Actor) {
    return this.departments.renameOffice(id, name, administrator(actor));
  }

  @Contract('createPerson')
  createPerson(@Body() body: PersonInput, @CurrentActor() actor: Actor): Promise<ById> {
    return this.people.create(body, administrator(actor));
  }

  @Contract('changePerson')
  changePerson(@Params() { id }: ById, @Body() body: PersonChange, @CurrentActor() actor: Actor) {
    return this.people.change(id, body, administrator(actor));
  }

  @Contract('grantRole')
  grantRole(@Params() { id }: ById, @Body() body: GrantInput, @CurrentActor() actor: Actor): Promise<ById> {
    return this.grants.grant(id, body, administrator(actor));
  }

  @Contract('revokeRole')
  revokeRole(@Params() { id }: ById, @CurrentActor() actor: Actor) {
    return this.grants.revoke(id, administrator(actor));
  }
}

/** The organisation is one thing: whoever may manage it may manage all of it. */
function administrator(actor: Actor): Actor {
  if (actor.ability.can('manage', 'Organisation')) return actor;
  throw forbidden(
    '只有系统管理员可以维护组织、人员和角色。请把需要修改的内容告诉系统管理员。',
    'Only the administrator maintains the organisation; please tell the administrator what to change.',
  );
}
