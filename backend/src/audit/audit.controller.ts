import { subject } from '@countersign/access';
import type { auditPage, auditQuery, AuditVerification } from '@countersign/contracts';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import { Contract, Query } from '../common/contract.decorator.js';
import { forbidden } from '../common/problem.js';
import { AuditReadingService } from './audit-reading.service.js';
import { AuditVerificationService } from './audit-verification.service.js';

const refused = () =>
  forbidden(
    '只有系统管理员和审计人员可以查看和核验审计记录。如确有需要，请联系系统管理员。',
    'Only administrators and auditors read and verify the audit trail; please ask the administrator.',
  );

@Controller()
export class AuditController {
  constructor(
    private readonly reading: AuditReadingService,
    private readonly verification: AuditVerificationService,
  ) {}

  @Contract('listAudit')
  list(@Query() query: z.output<typeof auditQuery>, @CurrentActor() actor: Actor): Promise<z.output<typeof auditPage>> {
    if (!actor.ability.can('read', 'Audit')) throw refused();
    return this.reading.list(query, actor);
  }

  /** Over every chain, so only for those whose scope is every department. */
  @Contract('verifyAudit')
  verify(@CurrentActor() actor: Actor): Promise<AuditVerification> {
    if (!actor.ability.can('read', subject('Audit', { departmentId: null }))) throw refused();
    return this.verification.verify();
  }
}
