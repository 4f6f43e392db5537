import { signal } from '@angular/core';
import type { ImportApplied, ImportPreview } from '@countersign/contracts';
import type { Api } from '../../api/api.js';
import { ApiProblem } from '../../api/api-problem.js';
import { problemText } from '../../api/problem-text.js';

type Mapping = ImportPreview['mapping'];
type Target = Mapping['rows'][string];

interface ImportPlaces {
  section(): string;
  table(): string;
  /** Saves what is typed and not saved yet, so that the preview sees it. */
  flush(): Promise<void>;
}

/** One import of a file into a table: choosing it, correcting how it is read, applying it. Knows no DOM. */
export class SheetImport {
  readonly file = signal<File | null>(null);
  readonly preview = signal<ImportPreview | null>(null);
  readonly busy = signal(false);
  readonly problem = signal('');
  /** Counts the questions: only the answer to the last one is shown. */
  private asked = 0;
  private waiting = 0;

  constructor(
    private readonly api: Api,
    private readonly places: ImportPlaces,
  ) {}

  async choose(file: File): Promise<void> {
    this.file.set(file);
    this.preview.set(null);
    await this.ask({});
  }

  back(): void {
    this.asked += 1;
    this.file.set(null);
    this.preview.set(null);
    this.problem.set('');
  }

  /** Another sheet of the file: how it is read is proposed anew. */
  chooseSheet(sheet: number): Promise<void> {
    return this.ask({ sheet });
  }

  chooseUnit(unit: string): Promise<void> {
    return this.change((mapping) => ({ ...mapping, unit, columnUnits: {} }));
  }

  /** Null: the table's column is not in the sheet. */
  chooseColumn(key: string, at: number | null): Promise<void> {
    return this.change((mapping) => {
      // a column of the sheet goes to one column of the table
      const others = Object.entries(mapping.columns).filter(([other, place]) => other !== key && place !== at);
      return { ...mapping, columns: Object.fromEntries(at === null ? others : [...others, [key, at]]) };
    });
  }

  chooseRow(id: string, target: Target): Promise<void> {
    return this.change((mapping) => ({ ...mapping, rows: { ...mapping.rows, [id]: target } }));
  }

  /** Gives what was written; null when it could not be, with the reason in `problem`. */
  async apply(): Promise<ImportApplied | null> {
    const [file, preview] = [this.file(), this.preview()];
    if (!file || !preview) return null;
    const { revision, sheet, mapping } = preview;
    const applied = await this.guarded(() =>
      this.api.call('applyImport', {
        params: { id: this.places.section() },
        query: { table: this.places.table(), sheet, revision },
        form: formOf(file, mapping),
      }),
    );
    return applied ?? null;
  }

  private change(how: (mapping: Mapping) => Mapping): Promise<void> {
    const preview = this.preview();
    if (!preview) return Promise.resolve();
    // the next choice builds on this one, also before the server has answered
    const mapping = how(preview.mapping);
    this.preview.set({ ...preview, mapping });
    return this.ask({ sheet: preview.sheet, mapping });
  }

  private async ask({ sheet, mapping }: { sheet?: number; mapping?: Mapping }): Promise<void> {
    const file = this.file();
    if (!file) return;
    const asked = (this.asked += 1);
    const preview = await this.guarded(async () => {
      await this.places.flush();
      return this.api.call('previewImport', {
        params: { id: this.places.section() },
        query: { table: this.places.table(), ...(sheet !== undefined && { sheet }) },
        form: formOf(file, mapping),
      });
    });
    if (preview && asked === this.asked) this.preview.set(preview);
  }

  private async guarded<T>(act: () => Promise<T>): Promise<T | undefined> {
    this.waiting += 1;
    this.busy.set(true);
    this.problem.set('');
    try {
      return await act();
    } catch (error) {
      await this.failed(error);
      return undefined;
    } finally {
      this.waiting -= 1;
      this.busy.set(this.waiting > 0);
    }
  }

  /** Somebody saved meanwhile: the preview is made anew, so that nothing is written that was not shown. */
  private async failed(error: unknown): Promise<void> {
    const preview = this.preview();
    if (!(error instanceof ApiProblem) || error.code !== 'revision_conflict' || !preview) {
      this.problem.set(problemText(error));
      return;
    }
    await this.ask({ sheet: preview.sheet, mapping: preview.mapping });
    if (!this.problem()) this.problem.set('本章节刚刚有人保存过，已按最新内容重新预览，请核对后再导入。');
  }
}

/** Fields stand before the file, as the server reads them. */
function formOf(file: File, mapping: Mapping | undefined): FormData {
  const form = new FormData();
  if (mapping) form.set('mapping', JSON.stringify(mapping));
  form.set('file', file);
  return form;
}
