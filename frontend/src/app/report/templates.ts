import { inject, Injectable } from '@angular/core';
import { compileTemplate, type CompiledTemplate, type TemplateDefinition } from '@countersign/template';
import { Api } from '../api/api.js';

/** Compiled template versions; a version never changes, so each is read and compiled once. */
@Injectable({ providedIn: 'root' })
export class Templates {
  private readonly api = inject(Api);
  private readonly loaded = new Map<string, Promise<CompiledTemplate>>();

  load(id: string): Promise<CompiledTemplate> {
    const known = this.loaded.get(id);
    if (known) return known;
    const loading = this.read(id);
    this.loaded.set(id, loading);
    loading.catch(() => this.loaded.delete(id));
    return loading;
  }

  private async read(id: string): Promise<CompiledTemplate> {
    const { definition } = await this.api.call('readTemplate', { params: { id } });
    const result = compileTemplate(definition as unknown as TemplateDefinition);
    if (result.ok) return result.template;
    throw new Error(`template ${id}: ${result.errors.map(({ message }) => message).join(' ')}`);
  }
}
