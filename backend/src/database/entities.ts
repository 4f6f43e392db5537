import { SessionRow } from '../access/session.entity.js';
import { AuditEvent, AuditHead } from '../audit/audit-event.entity.js';
import { Attachment } from '../documents/attachments/attachment.entity.js';
import { Comment } from '../comments/comment.entity.js';
import { Answer } from '../figures/answer.entity.js';
import { ContentChange } from '../figures/content-change.entity.js';
import { EvaluationRow } from '../figures/evaluation.entity.js';
import { Figure } from '../figures/figure.entity.js';
import { Mail } from '../notifications/mail.entity.js';
import { Notice } from '../notifications/notice.entity.js';
import { Department } from '../organisation/department.entity.js';
import { Office } from '../organisation/office.entity.js';
import { Person } from '../organisation/person.entity.js';
import { RoleGrant } from '../organisation/role-grant.entity.js';
import { OutboxRow } from '../queue/outbox.entity.js';
import { Explanation } from '../reports/explanation.entity.js';
import { IdempotencyRow } from '../reports/idempotency.entity.js';
import { Report } from '../reports/report.entity.js';
import { ReturnNote } from '../reports/return-note.entity.js';
import { SectionAssistingOffice } from '../reports/section-assisting-office.entity.js';
import { Section } from '../reports/section.entity.js';
import { Signature } from '../reports/signature.entity.js';
import { StagedScore } from '../reports/staged-score.entity.js';
import { RevisionRequest, RevisionRequestItem } from '../revisions/revision-request.entity.js';
import { Submission } from '../revisions/submission.entity.js';
import { TemplateMove, TemplateMoveReport } from '../templates/template-move.entity.js';
import { TemplateVersion } from '../templates/template-version.entity.js';

/** Every table that code reads through TypeORM. */
export const entities = [
  Answer,
  Attachment,
  AuditEvent,
  AuditHead,
  Comment,
  ContentChange,
  Department,
  EvaluationRow,
  Explanation,
  Figure,
  IdempotencyRow,
  Mail,
  Notice,
  Office,
  OutboxRow,
  Person,
  Report,
  ReturnNote,
  RevisionRequest,
  RevisionRequestItem,
  RoleGrant,
  Section,
  SectionAssistingOffice,
  SessionRow,
  Signature,
  StagedScore,
  Submission,
  TemplateMove,
  TemplateMoveReport,
  TemplateVersion,
];
