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
  /** What a draft is begun from: nothing, a version that is copied, or the content of a file. */
  protected readonly making = signal<{ from?: TemplateVersionView; file?: Readonly<Record<string, unknown>> } | null>(
    null,
  );
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
    this.problem.set('');
    const content = parsed(await file.text());
    if (content) this.making.set({ file: content });
    else this.problem.set(`“${file.name}”不是模板文件，请选择由“导出”得到的文件。`);
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

/** What a file holds, when that is an object as templates are. */
function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const content: unknown = JSON.parse(text);
    const isObject = typeof content === 'object' && content !== null && !Array.isArray(content);
    return isObject ? (content as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
