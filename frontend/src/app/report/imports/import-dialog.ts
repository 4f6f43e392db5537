import { Component, computed, inject, input, output } from '@angular/core';
import type { ImportApplied, ImportPreview } from '@countersign/contracts';
import { moneyUnits } from '@countersign/figures';
import { growingUnder, type TableField } from '@countersign/template';
import { Api } from '../../api/api.js';
import { Dialog } from '../../ui/dialog.js';
import { SectionStore } from '../section/section-store.js';
import { cellWord, importSummary, sheetColumn } from './import-words.js';
import { SheetImport } from './sheet-import.js';

type Row = ImportPreview['rows'][number];

/** What an import wrote, and what it could not. */
export interface FinishedImport {
  file: string;
  applied: ImportApplied;
  refused: readonly { label: string; text: string }[];
}

/** Takes a spreadsheet into a table in three steps: the file, how it is read with a preview, writing it. */
@Component({
  selector: 'cs-import-dialog',
  imports: [Dialog],
  templateUrl: './import-dialog.html',
  styleUrl: './import-dialog.css',
})
export class ImportDialog {
  readonly table = input.required<TableField>();
  readonly closed = output();
  readonly finished = output<FinishedImport>();
  private readonly section = inject(SectionStore);
  protected readonly run = new SheetImport(inject(Api), {
    section: () => this.section.view()!.id,
    table: () => this.table().key,
    flush: () => this.section.flush(),
  });
  protected readonly step = computed(() => (this.run.preview() ? 2 : 1));
  protected readonly title = computed(() => {
    const { number, label } = this.table();
    return `导入表格：${[number, label].filter(Boolean).join(' ')}`;
  });
  protected readonly hasMoney = computed(() => this.table().columns.some(({ unit }) => moneyUnits.has(unit)));
  protected readonly units = [...moneyUnits.keys()];
  protected readonly sheetColumns = computed(() =>
    (this.run.preview()?.heads ?? []).map((head, at) => ({ at, label: sheetColumn(at, head) })),
  );
  protected readonly targets = computed(() => this.table().rows.filter(({ kind }) => kind !== 'heading'));
  protected readonly places = computed(() =>
    [...(this.table().growing ?? [])].filter(({ under }) => !under.includes('*')),
  );
  /** Rows that mean something: a line of notes below the table is not asked about. */
  protected readonly rows = computed(() =>
    (this.run.preview()?.rows ?? []).filter(
      ({ target, cells, note }) =>
        target.to !== 'none' || note !== undefined || cells.some(({ state }) => state !== 'left'),
    ),
  );
  protected readonly shownColumns = computed(() => {
    const columns = this.run.preview()?.mapping.columns ?? {};
    return this.table().columns.filter(({ key }) => key in columns);
  });
  protected readonly cellWord = cellWord;
  protected readonly summary = importSummary;

  protected chooseFile(list: FileList | null): void {
    const file = list?.item(0);
    if (file) void this.run.choose(file);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.chooseFile(event.dataTransfer?.files ?? null);
  }

  protected columnOf(key: string): string {
    const at = this.run.preview()?.mapping.columns[key];
    return at === undefined ? '' : String(at);
  }

  protected chooseColumn(key: string, value: string): void {
    void this.run.chooseColumn(key, value === '' ? null : Number(value));
  }

  /** `row:key`, `new:under` or `none`, as a choice of the list. */
  protected targetOf({ target }: Row): string {
    if (target.to === 'row') return `row:${target.key}`;
    return target.to === 'new' ? `new:${target.under}` : 'none';
  }

  protected chooseRow({ id }: Row, value: string): void {
    const [to, ...rest] = value.split(':');
    const key = rest.join(':');
    if (to === 'row') void this.run.chooseRow(id, { to, key });
    else if (to === 'new') void this.run.chooseRow(id, { to, under: key });
    else void this.run.chooseRow(id, { to: 'none' });
  }

  protected suggested({ id }: Row): readonly { key: string; label: string }[] {
    const keys = this.run.preview()?.suggestions[id] ?? [];
    return keys.flatMap((key) => this.targets().find((row) => row.key === key) ?? []);
  }

  /** A place for "of which" rows below one row is only offered where it was proposed. */
  protected ownPlace({ target }: Row): { under: string; label: string } | null {
    if (target.to !== 'new' || this.places().some(({ under }) => under === target.under)) return null;
    const place = growingUnder(this.table(), target.under);
    const row = this.table().rows.find(({ key }) => key === target.under);
    return place ? { under: target.under, label: row ? `${row.label}，其中` : place.label } : null;
  }

  protected cell(row: Row, column: string) {
    return row.cells.find((each) => each.column === column);
  }

  protected async apply(): Promise<void> {
    const [file, preview] = [this.run.file(), this.run.preview()];
    const applied = await this.run.apply();
    if (!applied || !file || !preview) return;
    await this.section.reconcile();
    this.finished.emit({ file: file.name, applied, refused: this.refusedIn(preview) });
  }

  private refusedIn({ rows }: ImportPreview) {
    const label = (key: string) => this.table().columns.find((column) => column.key === key)?.label ?? key;
    return rows.flatMap((row) => [
      ...(row.note === undefined ? [] : [{ label: row.name || `第 ${row.number} 行`, text: row.note }]),
      ...row.cells
        .filter(({ state }) => state === 'refused' || state === 'differs')
        .map(({ column, note, raw }) => ({
          label: `${row.label ?? row.name} · ${label(column)}`,
          text: `“${raw}”：${note ?? ''}`,
        })),
    ]);
  }
}
