import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { AuditReadingService } from './audit-reading.service.js';
import { AuditVerificationService } from './audit-verification.service.js';
import { AuditService } from './audit.service.js';

/** The audit trail: other modules append to it; administrators and auditors read and verify it. */
@Module({
  controllers: [AuditController],
  providers: [AuditService, AuditReadingService, AuditVerificationService],
  exports: [AuditService],
})
export class AuditModule {}
