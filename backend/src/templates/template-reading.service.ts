import type { TemplateDiff, TemplateVersionView } from '@countersign/contracts';
import { diffTemplates, type TemplateDefinition } from '@countersign/template';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { notFound } from '../common/problem.js';
import { TemplateVersion } from './template-version.entity.js';
import { versionView } from './template-view.js';

/** Templates as people see them: published ones for everybody, drafts for the administrator alone. */
@Injectable()
export class TemplateReadingService {
  constructor(private readonly dataSource: DataSource) {}

  /** The latest first. The administrator also sees how many reports use each. */
  async list({ ability }: Actor): Promise<TemplateVersionView[]> {
    const manages = ability.can('manage', 'Template');
    const versions = await this.dataSource.getRepository(TemplateVersion).find({
      select: {
        id: true,
        key: true,
        year: true,
        version: true,
        title: true,
        revision: true,
        publishedAt: true,
        savedBy: true,
        savedName: true,
        savedPost: true,
        savedAt: true,
      },
      where: manages ? {} : { publishedAt: Not(IsNull()) },
      order: { year: 'DESC', key: 'ASC', version: 'DESC' },
    });
    if (!manages) return versions.map((version) => versionView(version));
    const used = await this.reportsByVersion();
    return versions.map((version) => versionView(version, used.get(version.id) ?? 0));
  }

  /** Throws 404 when there is no such version, or it is a draft that the caller may not see. */
  async read(id: string, actor: Actor): Promise<TemplateVersionView & { definition: TemplateDefinition }> {
    const version = await this.version(id, actor);
    return { ...versionView(version), definition: version.definition };
  }

  /** What changed from one version to another. Both must be visible to the caller, who need not be the administrator. */
  async compare(id: string, against: string, actor: Actor): Promise<TemplateDiff> {
    const [version, other] = [await this.version(id, actor), await this.version(against, actor)];
    return {
      against: versionView(other),
      version: versionView(version),
      changes: diffTemplates(other.definition, version.definition),
    };
  }

  async version(id: string, { ability }: Actor): Promise<TemplateVersion> {
    const version = await this.dataSource.getRepository(TemplateVersion).findOneBy({ id });
    if (!version || (!version.publishedAt && !ability.can('manage', 'Template'))) throw notFound();
    return version;
  }

  private async reportsByVersion(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.dataSource.query<{ id: string; reports: number }[]>(
      'select template_version_id as id, count(*)::integer as reports from report group by template_version_id',
    );
    return new Map(rows.map(({ id, reports }) => [id, reports]));
  }
}
