import { randomUUID } from 'node:crypto';
import type { CompiledTemplate, Finding } from '@countersign/template';
import { evaluateReport } from '@countersign/template';
import { demoExplanations, variedInputs } from '@countersign/template/demo';
import type { ReportState, SectionState } from '@countersign/workflow';
import type { EntityManager } from 'typeorm';
import type { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../access/actor.js';

// prettier-ignore
const names = [
  '发展改革局', '教育局', '科技创新局', '工业信息化局', '民政局', '司法局', '人力资源局', '自然资源局', '生态环境局', '住房建设局',
  '交通运输局', '水务局', '城市管理局', '商务局', '文化体育局', '卫生健康局', '退役军人局', '应急管理局', '审计中心', '市场监管局',
  '统计局', '医疗保障局', '信访局', '政务服务局', '金融工作局', '国资监管局', '乡村振兴局', '档案馆', '图书馆', '博物馆',
  '妇女儿童中心', '青少年宫', '老年服务中心', '就业服务中心', '土地整备中心', '建筑工务署', '公共资源交易中心', '数据管理局', '会展服务中心', '机关事务局',
];

/** States of the season: most are in, some went back, some are late. */
const season: readonly ReportState[] = [
  'accepted',
  'submitted',
  'submitted',
  'accepted',
  'revision_requested',
  'submitted',
  'drafting',
  'accepted',
];

const sectionStateIn = (state: ReportState): SectionState => (state === 'drafting' ? 'draft' : 'signed_off');

/** Forty more departments for the bureau's lists, each with its own figures, computed by the real engine. */
export async function createOtherDepartments(
  tx: EntityManager,
  templateVersionId: string,
  template: CompiledTemplate,
  audit: AuditService,
  finance: Actor,
): Promise<void> {
  for (const [index, name] of names.entries())
    await createDepartment(tx, {
      name,
      seed: index + 1,
      state: season[index % season.length]!,
      templateVersionId,
      template,
      audit,
      finance,
    });
}

interface Plan {
  name: string;
  seed: number;
  state: ReportState;
  templateVersionId: string;
  template: CompiledTemplate;
  audit: AuditService;
  finance: Actor;
}

async function createDepartment(tx: EntityManager, plan: Plan): Promise<void> {
  const { name, seed, template, templateVersionId } = plan;
  const inputs = variedInputs(seed);
  const evaluation = evaluateReport(template, inputs);
  const blocking = evaluation.findings.filter(({ severity }) => severity === 'blocking');
  const warnings = evaluation.findings.filter(({ severity }) => severity === 'warning');
  // nobody can submit a report with errors
  const state = blocking.length ? 'drafting' : plan.state;
  const [departmentId, officeId, reportId] = [randomUUID(), randomUUID(), randomUUID()];
  await tx.query('insert into department (id, name) values ($1, $2)', [departmentId, name]);
  await tx.query('insert into office (id, department_id, name) values ($1, $2, $3)', [
    officeId,
    departmentId,
    '综合科',
  ]);
  await tx.query(
    `insert into report (id, department_id, template_version_id, year, title, state, deadline, submitted_at, opened_at)
     values ($1, $2, $3, $4, $5, $6, '2021-03-31', $7, $8)`,
    [
      reportId,
      departmentId,
      templateVersionId,
      template.definition.year,
      `${name}${template.definition.year}年度${template.definition.title}`,
      state,
      state === 'drafting' ? null : new Date(Date.UTC(2021, 2, 10 + (seed % 20), 1, seed)),
      state === 'drafting' || state === 'submitted' ? null : new Date(Date.UTC(2021, 3, 1 + (seed % 10), 2, 0)),
    ],
  );
  await insertContent(tx, { reportId, officeId, template, inputs, sectionState: sectionStateIn(state) });
  await tx.query(
    `insert into evaluation (report_id, figures_revision, result, score_total, score_known, execution_ratio, blocking, warnings)
     values ($1, 1, $2, $3, $4, $5, $6, $7)`,
    [
      reportId,
      JSON.stringify(evaluation),
      evaluation.total,
      evaluation.known,
      ratioOf(evaluation.derived['execution.total.progress']),
      blocking.length,
      state === 'drafting' ? warnings.length : 0,
    ],
  );
  if (state !== 'drafting') await explain(tx, reportId, warnings);
  await recordStory(tx, { ...plan, state }, reportId, inputs, evaluation);
}

async function explain(tx: EntityManager, reportId: string, warnings: readonly Finding[]): Promise<void> {
  const rows = warnings.map(({ key, section, check }) => ({
    key,
    section,
    text: demoExplanations[check] ?? '情况属实。',
  }));
  await tx.query(
    `insert into explanation (report_id, finding_key, section_id, text, person_name, person_post)
     select $1, e.key, s.id, e.text, '填报人', '综合科科员'
     from jsonb_to_recordset($2) as e (key text, section text, text text)
     join section s on s.report_id = $1 and s.key = e.section`,
    [reportId, JSON.stringify(rows)],
  );
}

const ratioOf = (result: object | undefined): string | null =>
  result && 'value' in result ? String(result.value) : null;

interface Content {
  reportId: string;
  officeId: string;
  template: CompiledTemplate;
  inputs: ReturnType<typeof variedInputs>;
  sectionState: SectionState;
}

/** Sections, figures and answers, each kind in one statement. */
async function insertContent(
  tx: EntityManager,
  { reportId, officeId, template, inputs, sectionState }: Content,
): Promise<void> {
  const ids = new Map([...template.sections.keys()].map((key) => [key, randomUUID()]));
  const sectionOf = (places: ReadonlyMap<string, { section: string }>, key: string) =>
    ids.get(places.get(key)!.section)!;
  const rows = (values: readonly unknown[]) => JSON.stringify(values);
  await tx.query(
    `insert into section (id, report_id, key, position, state, office_id)
     select id, $1, key, position, $2, $3 from jsonb_to_recordset($4) as s (id uuid, key text, position integer)`,
    [reportId, sectionState, officeId, rows([...ids].map(([key, id], position) => ({ id, key, position })))],
  );
  const figures = Object.entries(inputs.figures).map(([key, value]) => ({
    key,
    value,
    section: sectionOf(template.figures, key),
  }));
  await tx.query(
    `insert into figure (report_id, key, section_id, value)
     select $1, key, section, value::numeric from jsonb_to_recordset($2) as f (key text, value text, section uuid)`,
    [reportId, rows(figures)],
  );
  const answers = Object.entries(inputs.answers)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => ({ key, value, section: sectionOf(template.answers, key) }));
  await tx.query(
    `insert into answer (report_id, key, section_id, value)
     select $1, key, section, value from jsonb_to_recordset($2) as a (key text, value jsonb, section uuid)`,
    [reportId, rows(answers)],
  );
}

/** What the bureau received and said, so that its desk has something to compare and to read. */
async function recordStory(
  tx: EntityManager,
  { state, audit, finance }: Plan,
  reportId: string,
  inputs: ReturnType<typeof variedInputs>,
  evaluation: ReturnType<typeof evaluateReport>,
): Promise<void> {
  if (state === 'drafting') return;
  await tx.query('insert into submission (report_id, round, figures, answers, evaluation) values ($1, 1, $2, $3, $4)', [
    reportId,
    JSON.stringify(inputs.figures),
    JSON.stringify(inputs.answers),
    JSON.stringify(evaluation),
  ]);
  const common = { reportId, sectionId: null };
  await audit.append(tx, { ...common, person: null, action: 'submit', from: 'ready', to: 'submitted' });
  if (state === 'accepted')
    await audit.append(tx, { ...common, person: finance, action: 'accept', from: 'submitted', to: 'accepted' });
  if (state !== 'revision_requested') return;
  await tx.query(
    `with request as (
       insert into revision_request (report_id, round, person_id, person_name, person_post, comment)
       values ($1, 1, $2, $3, $4, '请补充说明。') returning id
     ), reopened as (
       update section set state = 'returned' where report_id = $1 and key = 'projects' returning id
     )
     insert into revision_request_item (request_id, section_id, text)
     select request.id, reopened.id, '请核对项目数量和执行进度。' from request, reopened`,
    [reportId, finance.id, finance.name, finance.post],
  );
  const moved = { action: 'request_revision', from: 'submitted', to: 'revision_requested', comment: '请补充说明。' };
  await audit.append(tx, { ...common, person: finance, ...moved });
}
