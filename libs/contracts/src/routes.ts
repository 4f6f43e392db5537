/**
 * The API as one table: the backend's OpenAPI document, the frontend's typed client and the contract tests
 * are all made from it, so they cannot differ. Paths are below `/api`.
 */
import { z } from 'zod';
import * as comments from './comments.js';
import { cursorQuery, id } from './common.js';
import * as documents from './documents.js';
import * as evaluation from './evaluation.js';
import * as imports from './imports.js';
import * as organisation from './organisation.js';
import * as reports from './reports.js';
import * as sections from './sections.js';
import * as session from './session.js';
import * as templates from './templates.js';
import * as work from './work.js';

const nothing = z.undefined();
const byId = z.object({ id });

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  summary: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** `nothing` answers 204. */
  response: z.ZodType;
  /** Reachable without a session. */
  open?: true;
  /** Answers `text/event-stream`; `response` is one event's data. */
  stream?: true;
  /** Takes `multipart/form-data` with one file instead of JSON. */
  upload?: true;
  /** Answers with a file. */
  download?: true;
}

const created = byId;

export const routes = {
  signIn: {
    method: 'POST',
    path: '/session',
    summary: '登录',
    body: session.signIn,
    response: session.sessionView,
    open: true,
  },
  readSession: { method: 'GET', path: '/session', summary: '当前登录人', response: session.sessionView },
  signOut: { method: 'DELETE', path: '/session', summary: '退出登录', response: nothing },
  savePreferences: {
    method: 'PUT',
    path: '/me/preferences',
    summary: '通知偏好',
    body: session.preferences,
    response: session.preferences,
  },

  readWork: { method: 'GET', path: '/work', summary: '待办', response: work.workView },
  search: { method: 'GET', path: '/search', summary: '搜索', query: work.searchQuery, response: work.searchResults },
  listNotices: {
    method: 'GET',
    path: '/notifications',
    summary: '通知',
    query: cursorQuery,
    response: work.noticePage,
  },
  markNoticesRead: {
    method: 'POST',
    path: '/notifications/read',
    summary: '标为已读',
    body: work.markRead,
    response: nothing,
  },
  personEvents: {
    method: 'GET',
    path: '/events',
    summary: '个人事件流',
    response: evaluation.personEvent,
    stream: true,
  },

  listReports: {
    method: 'GET',
    path: '/reports',
    summary: '报告列表',
    query: reports.reportsQuery,
    response: reports.reportPage,
  },
  createReport: {
    method: 'POST',
    path: '/reports',
    summary: '新建报告',
    body: reports.createReport,
    response: created,
  },
  readReport: { method: 'GET', path: '/reports/:id', summary: '报告', params: byId, response: reports.reportView },
  assign: {
    method: 'PUT',
    path: '/reports/:id/assignments',
    summary: '分派章节',
    params: byId,
    body: reports.assignments,
    response: reports.reportView,
  },
  moveReport: {
    method: 'POST',
    path: '/reports/:id/transitions',
    summary: '报送、撤回、接收、退回修改、公开',
    params: byId,
    body: reports.reportTransition,
    response: reports.reportMoved,
  },
  readFigures: {
    method: 'GET',
    path: '/reports/:id/figures',
    summary: '全部数据与计算值',
    params: byId,
    response: evaluation.figuresView,
  },
  readScore: {
    method: 'GET',
    path: '/reports/:id/score',
    summary: '评分与依据',
    params: byId,
    response: evaluation.scoreView,
  },
  stageScore: {
    method: 'PUT',
    path: '/reports/:id/score/:indicator',
    summary: '复核分、复评分',
    params: byId.extend({ indicator: z.string().max(100) }),
    body: evaluation.stageScore,
    response: evaluation.scoreView,
  },
  readFindings: {
    method: 'GET',
    path: '/reports/:id/findings',
    summary: '核查问题',
    params: byId,
    response: evaluation.findingsView,
  },
  readHistory: {
    method: 'GET',
    path: '/reports/:id/history',
    summary: '历史',
    params: byId,
    query: cursorQuery.extend({ sectionId: id.optional() }),
    response: evaluation.historyPage,
  },
  readChanges: {
    method: 'GET',
    path: '/reports/:id/changes',
    summary: '上次报送以来的变化',
    params: byId,
    response: reports.reportChanges,
  },
  reportEvents: {
    method: 'GET',
    path: '/reports/:id/events',
    summary: '报告事件流',
    params: byId,
    response: evaluation.reportStreamEvent,
    stream: true,
  },

  readSection: { method: 'GET', path: '/sections/:id', summary: '章节', params: byId, response: sections.sectionView },
  saveFigures: {
    method: 'PUT',
    path: '/sections/:id/figures',
    summary: '保存数据',
    params: byId,
    body: sections.saveFigures,
    response: sections.saved,
  },
  saveNarrative: {
    method: 'PUT',
    path: '/sections/:id/narratives/:key',
    summary: '保存文字',
    params: byId.extend({ key: z.string().max(200) }),
    body: sections.saveNarrative,
    response: sections.saved,
  },
  saveAnswers: {
    method: 'PUT',
    path: '/sections/:id/answers',
    summary: '保存选项与清单',
    params: byId,
    body: sections.saveAnswers,
    response: sections.saved,
  },
  previewImport: {
    method: 'POST',
    path: '/sections/:id/import-preview',
    summary: '预览表格导入',
    params: byId,
    query: imports.importPlace,
    response: imports.importPreview,
    upload: true,
  },
  applyImport: {
    method: 'POST',
    path: '/sections/:id/imports',
    summary: '导入表格',
    params: byId,
    query: imports.applyImportPlace,
    response: imports.importApplied,
    upload: true,
  },
  undoImport: {
    method: 'POST',
    path: '/sections/:id/imports/:revision/undo',
    summary: '撤销表格导入',
    params: byId.extend({ revision: z.coerce.number().int() }),
    response: sections.saved,
  },
  moveSection: {
    method: 'POST',
    path: '/sections/:id/transitions',
    summary: '送审、撤回、会签、审核、退回、签批、重新打开',
    params: byId,
    body: sections.sectionTransition,
    response: sections.sectionMoved,
  },
  explainFinding: {
    method: 'PUT',
    path: '/sections/:id/explanations/:finding',
    summary: '说明核查问题',
    params: byId.extend({ finding: z.string().max(300) }),
    body: sections.explanation,
    response: nothing,
  },
  answerNote: {
    method: 'PUT',
    path: '/sections/:id/notes/:note',
    summary: '答复退回意见',
    params: byId.extend({ note: id }),
    body: sections.noteAnswer,
    response: nothing,
  },
  remind: {
    method: 'POST',
    path: '/sections/:id/reminders',
    summary: '催办',
    params: byId,
    body: sections.reminder,
    response: nothing,
  },
  listComments: {
    method: 'GET',
    path: '/sections/:id/comments',
    summary: '讨论',
    params: byId,
    response: comments.commentsView,
  },
  addComment: {
    method: 'POST',
    path: '/sections/:id/comments',
    summary: '发表意见',
    params: byId,
    body: comments.addComment,
    response: created,
  },
  settleComment: {
    method: 'PUT',
    path: '/sections/:id/comments/:comment',
    summary: '讨论已解决',
    params: byId.extend({ comment: id }),
    body: comments.settleComment,
    response: nothing,
  },
  listColleagues: {
    method: 'GET',
    path: '/sections/:id/colleagues',
    summary: '可以提到的人',
    params: byId,
    query: comments.colleaguesQuery,
    response: comments.colleagues,
  },
  sayPresent: {
    method: 'PUT',
    path: '/sections/:id/presence',
    summary: '在看本章节',
    params: byId,
    body: evaluation.presence,
    response: nothing,
  },

  listAttachments: {
    method: 'GET',
    path: '/sections/:id/attachments',
    summary: '章节的附件',
    params: byId,
    response: documents.sectionAttachments,
  },
  addAttachment: {
    method: 'POST',
    path: '/sections/:id/attachments',
    summary: '上传附件',
    params: byId,
    query: documents.attachmentPlace,
    response: documents.attachmentView,
    upload: true,
  },
  removeAttachment: {
    method: 'DELETE',
    path: '/attachments/:id',
    summary: '移除附件',
    params: byId,
    response: nothing,
  },
  restoreAttachment: {
    method: 'POST',
    path: '/attachments/:id/restoration',
    summary: '撤销移除附件',
    params: byId,
    response: documents.attachmentView,
  },
  readAttachment: {
    method: 'GET',
    path: '/attachments/:id',
    summary: '下载附件',
    params: byId,
    query: documents.attachmentQuery,
    response: nothing,
    download: true,
  },
  listDocuments: {
    method: 'GET',
    path: '/reports/:id/documents',
    summary: '报告各版本的文件',
    params: byId,
    response: documents.documentsView,
  },
  startExport: {
    method: 'POST',
    path: '/reports/:id/exports',
    summary: '生成报告文件',
    params: byId,
    body: documents.exportRequest,
    response: documents.documentFile,
  },
  readDocument: {
    method: 'GET',
    path: '/reports/:id/documents/:format',
    summary: '下载报告文件',
    params: byId.extend({ format: documents.documentFormat }),
    query: documents.documentQuery,
    response: nothing,
    download: true,
  },
  compareVersions: {
    method: 'GET',
    path: '/reports/:id/comparison',
    summary: '比较两个版本',
    params: byId,
    query: documents.comparisonQuery,
    response: documents.comparisonView,
  },
  readComparison: {
    method: 'GET',
    path: '/reports/:id/comparison/pdf',
    summary: '下载两个版本的比较',
    params: byId,
    query: documents.comparisonQuery,
    response: nothing,
    download: true,
  },
  readPackage: {
    method: 'GET',
    path: '/reports/:id/package',
    summary: '下载归档包',
    params: byId,
    response: nothing,
    download: true,
  },
  readPublicReport: {
    method: 'GET',
    path: '/public/reports/:id',
    summary: '公开的报告',
    params: byId,
    response: documents.publicReport,
    open: true,
  },
  readPublicDocument: {
    method: 'GET',
    path: '/public/reports/:id/documents/:format',
    summary: '下载公开报告的文件',
    params: byId.extend({ format: documents.documentFormat }),
    response: nothing,
    open: true,
    download: true,
  },
  readPublicAttachment: {
    method: 'GET',
    path: '/public/reports/:id/attachments/:attachment',
    summary: '下载公开报告的附件',
    params: byId.extend({ attachment: id }),
    response: nothing,
    open: true,
    download: true,
  },

  listTemplates: { method: 'GET', path: '/templates', summary: '模板', response: templates.templateVersionPage },
  createTemplate: {
    method: 'POST',
    path: '/templates',
    summary: '新建模板草稿',
    body: templates.createTemplate,
    response: created,
  },
  importTemplate: {
    method: 'POST',
    path: '/templates/import',
    summary: '导入模板为草稿',
    body: templates.importTemplate,
    response: created,
  },
  readTemplate: {
    method: 'GET',
    path: '/templates/:id',
    summary: '模板内容',
    params: byId,
    response: templates.templateVersionContent,
  },
  saveTemplate: {
    method: 'PUT',
    path: '/templates/:id',
    summary: '保存模板草稿',
    params: byId,
    body: templates.saveTemplate,
    response: templates.savedTemplate,
  },
  deleteTemplate: {
    method: 'DELETE',
    path: '/templates/:id',
    summary: '删除模板草稿',
    params: byId,
    response: nothing,
  },
  exportTemplate: {
    method: 'GET',
    path: '/templates/:id/export',
    summary: '导出模板（JSON 文件）',
    params: byId,
    response: z.record(z.string(), z.unknown()),
  },
  publishTemplate: {
    method: 'POST',
    path: '/templates/:id/publish',
    summary: '发布模板',
    params: byId,
    body: templates.publishTemplate,
    response: templates.templateVersionView,
  },
  compareTemplates: {
    method: 'GET',
    path: '/templates/:id/diff',
    summary: '两个模板版本的差异',
    params: byId,
    query: templates.templateDiffQuery,
    response: templates.templateDiff,
  },
  readTrialInputs: {
    method: 'GET',
    path: '/templates/:id/trial-inputs',
    summary: '试算用的报告数据',
    params: byId,
    query: templates.trialInputsQuery,
    response: templates.trialInputsPage,
  },
  listMovableReports: {
    method: 'GET',
    path: '/templates/:id/movable-reports',
    summary: '可改用本版本的报告',
    params: byId,
    query: templates.movableReportsQuery,
    response: templates.movableReportPage,
  },
  startTemplateMove: {
    method: 'POST',
    path: '/templates/:id/moves',
    summary: '把使用旧版本的报告改用本版本',
    params: byId,
    body: templates.startTemplateMove,
    response: templates.templateMoveView,
  },
  listTemplateMoves: {
    method: 'GET',
    path: '/templates/:id/moves',
    summary: '改用本版本的进度',
    params: byId,
    response: templates.templateMovePage,
  },
  previewTemplateMove: {
    method: 'POST',
    path: '/reports/:id/template-preview',
    summary: '预览报告改用另一模板版本',
    params: byId,
    body: templates.previewTemplateMove,
    response: templates.templateMovePreview,
  },
  moveReportTemplate: {
    method: 'POST',
    path: '/reports/:id/template',
    summary: '报告改用另一模板版本',
    params: byId,
    body: templates.moveReportTemplate,
    response: templates.movedReportTemplate,
  },

  readOrganisation: {
    method: 'GET',
    path: '/organisation',
    summary: '组织与人员',
    response: organisation.organisationView,
  },
  createDepartment: {
    method: 'POST',
    path: '/organisation/departments',
    summary: '新建部门',
    body: organisation.departmentInput,
    response: created,
  },
  renameDepartment: {
    method: 'PATCH',
    path: '/organisation/departments/:id',
    summary: '部门更名',
    params: byId,
    body: organisation.renamed,
    response: nothing,
  },
  createOffice: {
    method: 'POST',
    path: '/organisation/offices',
    summary: '新建科室',
    body: organisation.officeInput,
    response: created,
  },
  renameOffice: {
    method: 'PATCH',
    path: '/organisation/offices/:id',
    summary: '科室更名',
    params: byId,
    body: organisation.renamed,
    response: nothing,
  },
  createPerson: {
    method: 'POST',
    path: '/organisation/people',
    summary: '新建人员',
    body: organisation.personInput,
    response: created,
  },
  changePerson: {
    method: 'PATCH',
    path: '/organisation/people/:id',
    summary: '修改人员',
    params: byId,
    body: organisation.personChange,
    response: nothing,
  },
  grantRole: {
    method: 'POST',
    path: '/organisation/people/:id/grants',
    summary: '授予角色',
    params: byId,
    body: organisation.grantInput,
    response: created,
  },
  revokeRole: {
    method: 'DELETE',
    path: '/organisation/grants/:id',
    summary: '收回角色',
    params: byId,
    response: nothing,
  },

  listMails: { method: 'GET', path: '/mails', summary: '邮件', query: work.mailsQuery, response: work.mailPage },
  readMail: { method: 'GET', path: '/mails/:id', summary: '邮件内容', params: byId, response: work.mailContent },
  resendMail: { method: 'POST', path: '/mails/:id/resend', summary: '重发邮件', params: byId, response: nothing },
  listAudit: {
    method: 'GET',
    path: '/audit',
    summary: '审计记录',
    query: organisation.auditQuery,
    response: organisation.auditPage,
  },
  verifyAudit: {
    method: 'POST',
    path: '/audit/verify',
    summary: '核验审计链',
    response: organisation.auditVerification,
  },
} satisfies Record<string, Route>;

export type Routes = typeof routes;
export type RouteName = keyof Routes;

type Part<R, K extends string, O extends 'input' | 'output'> = R extends { [P in K]: infer S extends z.ZodType }
  ? O extends 'input'
    ? z.input<S>
    : z.output<S>
  : undefined;
export type ParamsOf<N extends RouteName> = Part<Routes[N], 'params', 'input'>;
export type QueryOf<N extends RouteName> = Part<Routes[N], 'query', 'input'>;
export type BodyOf<N extends RouteName> = Part<Routes[N], 'body', 'input'>;
export type ResponseOf<N extends RouteName> = Part<Routes[N], 'response', 'output'>;
