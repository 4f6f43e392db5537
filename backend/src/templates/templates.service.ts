import { compileTemplate, GrownTemplates } from '@countersign/template';
import type { CompiledTemplate, TemplateDefinition } from '@countersign/template';
import { shippedTemplates } from '@countersign/template/shipped';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import { notFound } from '../common/problem.js';
import { TemplateVersion } from './template-version.entity.js';

/** Versions of the yearly templates. A published version never changes, so what is read once is kept. */
@Injectable()
export class TemplatesService implements OnModuleInit {
  private readonly kept = new Map<string, CompiledTemplate>();
  private readonly grown = new GrownTemplates();

  constructor(private readonly dataSource: DataSource) {}

  onModuleInit(): Promise<void> {
    return this.installShippedTemplates();
  }

  /** Adds the shipped templates that are absent. Safe with several instances starting at once. */
  async installShippedTemplates(): Promise<void> {
    for (const definition of shippedTemplates) {
      await this.dataSource.query(
        `insert into template_version (key, year, version, title, definition, published_at)
         values ($1, $2, 1, $3, $4, now()) on conflict (key, year, version) do nothing`,
        [definition.key, definition.year, definition.title, JSON.stringify(definition)],
      );
    }
  }

  /** The latest published version of a template for a year. */
  async latest({ key, year }: Pick<TemplateDefinition, 'key' | 'year'>): Promise<string | undefined> {
    const [version] = await this.dataSource.getRepository(TemplateVersion).find({
      select: { id: true },
      where: { key, year, publishedAt: Not(IsNull()) },
      order: { version: 'DESC' },
      take: 1,
    });
    return version?.id;
  }

  /** A published version with its formulas compiled. Throws 404 for anything else: a draft may still change. */
  async compiled(templateVersionId: string): Promise<CompiledTemplate> {
    const known = this.kept.get(templateVersionId);
    if (known) return known;
    const version = await this.dataSource.getRepository(TemplateVersion).findOneBy({ id: templateVersionId });
    if (!version?.publishedAt) throw notFound();
    const { definition } = version;
    const result = compileTemplate(definition);
    // versions are checked before they are published
    if (!result.ok) throw new Error(`Template ${templateVersionId}: ${result.errors.map((e) => e.message).join('; ')}`);
    this.kept.set(templateVersionId, result.template);
    return result.template;
  }

  /** The version as a report with these answers has it: with the rows that people added to its tables. */
  async forReport(templateVersionId: string, answers: Readonly<Record<string, unknown>>): Promise<CompiledTemplate> {
    return this.grown.of(await this.compiled(templateVersionId), answers);
  }
}
