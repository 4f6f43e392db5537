import { compileTemplate, template2020 } from '@countersign/template';
import type { CompiledTemplate, TemplateDefinition } from '@countersign/template';
import type { TemplateVersionView } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '../common/problem.js';
import { TemplateVersion } from './template-version.entity.js';

/** Templates that come with the product; each becomes version 1 of its key and year. */
const shipped: readonly TemplateDefinition[] = [template2020];

/** Versions of the yearly templates. A published version never changes, so what is read once is kept. */
@Injectable()
export class TemplatesService implements OnModuleInit {
  private readonly kept = new Map<string, CompiledTemplate>();

  constructor(private readonly dataSource: DataSource) {}

  onModuleInit(): Promise<void> {
    return this.installShippedTemplates();
  }

  /** Adds the shipped templates that are absent. Safe with several instances starting at once. */
  async installShippedTemplates(): Promise<void> {
    for (const definition of shipped) {
      await this.dataSource.query(
        `insert into template_version (key, year, version, title, definition, published_at)
         values ($1, $2, 1, $3, $4, now()) on conflict (key, year, version) do nothing`,
        [definition.key, definition.year, definition.title, JSON.stringify(definition)],
      );
    }
  }

  async list(): Promise<TemplateVersionView[]> {
    const versions = await this.dataSource.getRepository(TemplateVersion).find({
      select: { id: true, key: true, year: true, version: true, title: true, publishedAt: true },
      order: { year: 'DESC', version: 'DESC' },
    });
    return versions.map(view);
  }

  /** Throws 404 when there is no such version. */
  async read(id: string): Promise<TemplateVersionView & { definition: TemplateDefinition }> {
    const version = await this.dataSource.getRepository(TemplateVersion).findOneBy({ id });
    if (!version) throw notFound();
    return { ...view(version), definition: version.definition };
  }

  /** The version with its formulas compiled. */
  async compiled(templateVersionId: string): Promise<CompiledTemplate> {
    const known = this.kept.get(templateVersionId);
    if (known) return known;
    const { definition } = await this.read(templateVersionId);
    const result = compileTemplate(definition);
    // versions are checked before they are published
    if (!result.ok) throw new Error(`Template ${templateVersionId}: ${result.errors.map((e) => e.message).join('; ')}`);
    this.kept.set(templateVersionId, result.template);
    return result.template;
  }
}

function view({ id, key, year, version, title, publishedAt }: TemplateVersion): TemplateVersionView {
  return { id, key, year, version, title, publishedAt: publishedAt?.toISOString() ?? null };
}
