import type { SearchResults } from '@countersign/contracts';
import { restrictedFields, sightOf } from '@countersign/template';
import type { CompiledTemplate, Sight } from '@countersign/template';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { sqlFilter } from '../access/sql-filter.js';
import { reportColumns, sectionColumns } from '../access/subject-columns.js';
import { TemplatesService } from '../templates/templates.service.js';
import { sightFor } from './field-sight.js';
import { sectionTitle } from './report-facts.js';
import { ReportReader } from './report-reader.service.js';
import { containing } from './report-list.service.js';

type Hit = SearchResults['items'][number];

interface SectionRow {
  id: string;
  key: string;
  reportId: string;
  title: string;
  templateVersionId: string;
  /** Answers that hold the rows which people added to tables. */
  rows: Record<string, unknown>;
}

interface PersonRow {
  id: string;
  name: string;
  post: string;
  email: string;
  place: string | null;
}

const hitsOfAKind = 10;
/** Sections, indicators and figures are looked for in the newest reports; older ones are found by their title. */
const reportsLookedInto = 8;

/** Finds reports, sections, indicators, figures and people by name, within what the caller may read. */
@Injectable()
export class SearchService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: ReportReader,
    private readonly templates: TemplatesService,
  ) {}

  async search(text: string, actor: Actor): Promise<SearchResults> {
    const [reports, places, people] = await Promise.all([
      this.reports(text, actor),
      this.places(text, actor),
      this.people(text, actor),
    ]);
    return { items: [...reports, ...places, ...people] };
  }

  private async reports(text: string, actor: Actor): Promise<Hit[]> {
    const params: unknown[] = [containing(text), hitsOfAKind];
    const readable = sqlFilter(actor.ability, 'read', 'Report', reportColumns, params);
    const rows = await this.dataSource.query<{ id: string; title: string; department: string }[]>(
      `select r.id, r.title, d.name as department from report r join department d on d.id = r.department_id
       where ${readable} and (r.title ilike $1 or d.name ilike $1) order by r.year desc, d.name limit $2`,
      params,
    );
    return rows.map(({ id, title, department }) => ({
      kind: 'report',
      title,
      detail: department,
      link: `/reports/${id}`,
    }));
  }

  private async places(text: string, actor: Actor): Promise<Hit[]> {
    const found: Record<'section' | 'indicator' | 'figure', Hit[]> = { section: [], indicator: [], figure: [] };
    const sights = new Map<string, Promise<Sight>>();
    for (const section of await this.sections(actor)) {
      const { reportId } = section;
      const template = await this.templates.forReport(section.templateVersionId, section.rows);
      const sight = sights.get(reportId) ?? this.sight(reportId, template, actor);
      sights.set(reportId, sight);
      for (const hit of placesIn(template, section, text, await sight)) found[hit.kind].push(hit);
    }
    return [found.section, found.indicator, found.figure].flatMap((hits) => hits.slice(0, hitsOfAKind));
  }

  private async sight(reportId: string, template: CompiledTemplate, actor: Actor): Promise<Sight> {
    if (!restrictedFields(template).size) return sightOf(template, new Set());
    return this.dataSource.transaction(async (tx) => {
      const report = await this.reader.report(tx, reportId);
      return sightFor(tx, this.reader, { report, template, actor });
    });
  }

  private sections(actor: Actor): Promise<SectionRow[]> {
    const params: unknown[] = [reportsLookedInto];
    const readable = sqlFilter(actor.ability, 'read', 'Section', sectionColumns, params);
    return this.dataSource.query<SectionRow[]>(
      `select id, key, "reportId", title, "templateVersionId", coalesce((
           select jsonb_object_agg(a.key, a.value) from answer a
           where a.report_id = "reportId" and a.key like '%.rows' and jsonb_typeof(a.value) = 'array'
         ), '{}') as rows
       from (
         select s.id, s.key, s.position, r.id as "reportId", r.title, r.template_version_id as "templateVersionId",
           dense_rank() over (order by r.year desc, r.created_at desc, r.id) as newest
         from section s join report r on r.id = s.report_id and s.removed_at is null where ${readable}
       ) readable where newest <= $1 order by newest, position`,
      params,
    );
  }

  private async people(text: string, actor: Actor): Promise<Hit[]> {
    const params: unknown[] = [containing(text), hitsOfAKind];
    const visible = sqlFilter(
      actor.ability,
      'read',
      'Person',
      { departmentId: { sql: 'p.department_id', type: 'uuid' } },
      params,
    );
    const rows = await this.dataSource.query<PersonRow[]>(
      `select p.id, p.name, p.post, p.email, coalesce(o.name, d.name) as place
       from person p left join office o on o.id = p.office_id left join department d on d.id = p.department_id
       where ${visible} and p.active and (p.name ilike $1 or p.post ilike $1) order by p.name limit $2`,
      params,
    );
    // only the administrator has a page of people; for others the line itself says what they look for
    const mayOpen = actor.grants.some(({ role }) => role === 'administrator');
    return rows.map(({ id, name, post, email, place }) => ({
      kind: 'person',
      title: name,
      detail: [place, post, email].filter(Boolean).join(' · '),
      link: mayOpen ? `/admin/organisation?person=${id}` : '/reports',
    }));
  }
}

type PlaceHit = Hit & { kind: 'section' | 'indicator' | 'figure' };

/** What one section of one report offers for the text; each link leads to the field. */
function placesIn(
  template: CompiledTemplate,
  { id, key, reportId, title }: SectionRow,
  text: string,
  sight: Sight,
): PlaceHit[] {
  const has = (label: string) => label.toLowerCase().includes(text.toLowerCase());
  const link = `/reports/${reportId}/sections/${id}`;
  const name = sectionTitle(template, key);
  const within = (kind: PlaceHit['kind'], field: string, label: string): PlaceHit => ({
    kind,
    title: label,
    detail: `${name} · ${title}`,
    link: `${link}?field=${encodeURIComponent(field)}`,
  });
  const indicators = template.definition.indicators.filter((each) => each.section === key && has(each.label));
  const figures = [...template.figures.values()].filter(
    (each) => each.section === key && has(each.label) && sight.sees(each.key),
  );
  return [
    ...(has(name) ? [{ kind: 'section' as const, title: name, detail: title, link }] : []),
    ...indicators.map((each) => within('indicator', each.key, each.label)),
    ...figures.map((each) => within('figure', each.key, each.label)),
  ];
}
