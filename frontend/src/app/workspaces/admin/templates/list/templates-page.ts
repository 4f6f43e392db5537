import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { TemplateVersionView } from '@countersign/contracts';
import { Api } from '../../../../api/api.js';
import { apiResource } from '../../../../api/api-resource.js';
import { problemText } from '../../../../api/problem-text.js';
import { Instant } from '../../../../ui/days.js';
import { EmptyState } from '../../../../ui/empty-state.js';
import { FailureNote } from '../../../../ui/failure-note.js';
import { ReasonDialog } from '../../../../ui/reason-dialog.js';
import { Skeleton } from '../../../../ui/skeleton.js';
import { NewTemplateDialog } from './new-template-dialog.js';
import { saveFile } from './save-file.js';

/** The templates and their versions: drafts are edited, published ones are read, copied and given to reports. */
@Component({
  selector: 'cs-templates-page',
  imports: [EmptyState, FailureNote, Instant, NewTemplateDialog, ReasonDialog, RouterLink, Skeleton],
  templateUrl: './templates-page.html',
  styleUrl: './templates-page.css',
})
export class TemplatesPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly reading = apiResource('listTemplates');
  protected readonly versions = computed(() => (this.reading.hasValue() ? this.reading.value().items : undefined));
  protected readonly problem = signal('');
  /** `new`, or the version that is copied. */
  protected readonly making = signal<TemplateVersionView | 'new' | null>(null);
  protected readonly copied = computed(() => {
    const making = this.making();
    return making === 'new' || making === null ? null : making;
  });
  protected readonly deleting = signal<TemplateVersionView | null>(null);

  protected edit(id: string): void {
    void this.router.navigate(['/admin/templates', id, 'edit']);
  }

  protected async remove(): Promise<void> {
    const version = this.deleting();
    if (!version) return;
    await this.run(() => this.api.call('deleteTemplate', { params: { id: version.id } }));
    this.deleting.set(null);
    this.reading.reload();
  }

  protected async export({ id, key, year, version }: TemplateVersionView): Promise<void> {
    await this.run(async () => {
      const definition = await this.api.call('exportTemplate', { params: { id } });
      saveFile(`${key}-${year}-v${version}.json`, JSON.stringify(definition, null, 2));
    });
  }

  protected async import(chosen: HTMLInputElement): Promise<void> {
    const file = chosen.files?.[0];
    chosen.value = '';
    if (!file) return;
    await this.run(async () => {
      const definition = parsed(await file.text());
      if (definition === undefined) {
        this.problem.set(`“${file.name}”不是模板文件，请选择由“导出”得到的文件。`);
        return;
      }
      const { id } = await this.api.call('importTemplate', { body: { definition } });
      this.edit(id);
    });
  }

  private async run(act: () => Promise<unknown>): Promise<void> {
    this.problem.set('');
    try {
      await act();
    } catch (error) {
      this.problem.set(problemText(error));
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
