import { Component, computed, input } from '@angular/core';
import { viewersInWords, writersInWords, type FieldDefinition } from '@countersign/template';

/** One field of a form as the clerk will see it, empty, with what is asked of it. */
@Component({
  selector: 'cs-field-preview',
  template: `
    <h3>
      {{ field().label }}
      @if (field().required) {
        <b>必填</b>
      }
      <small>{{ rights() }}</small>
    </h3>
    @if (field().guidance; as guidance) {
      <p class="cs-muted">{{ guidance }}</p>
    }
    @switch (field().kind) {
      @case ('narrative') {
        <div class="blank text">文字，最多 {{ narrative()?.maxLength }} 字</div>
      }
      @case ('figure') {
        <div class="blank">{{ figure()?.formula ? '自动计算' : '填数' }}（{{ figure()?.unit }}）</div>
      }
      @case ('choice') {
        <p class="options">
          @for (option of choice()?.options; track option.value) {
            <span>○ {{ option.label }}</span>
          }
        </p>
      }
      @case ('table') {
        <div class="scroll">
          <table class="cs-table">
            <thead>
              <tr>
                <th scope="col">{{ table()?.number ?? '项目' }}</th>
                @for (column of table()?.columns; track column.key) {
                  <th scope="col" class="number">{{ column.label }}（{{ column.unit }}）</th>
                }
              </tr>
            </thead>
            <tbody>
              @for (row of table()?.rows; track row.key) {
                <tr [class]="row.kind">
                  <th scope="row">{{ row.label }}</th>
                  @for (column of table()?.columns; track column.key) {
                    <td class="number" [class.computed]="computedCell(row, column)">
                      {{
                        row.kind === 'heading' || row.without?.includes(column.key)
                          ? '—'
                          : computedCell(row, column)
                            ? '计算'
                            : ''
                      }}
                    </td>
                  }
                </tr>
              }
            </tbody>
          </table>
        </div>
        @if (table()?.reason; as reason) {
          <p class="cs-muted">低于规定比例的行需要填写“{{ reason.label }}”。</p>
        }
      }
      @case ('list') {
        <div class="scroll">
          <table class="cs-table">
            <thead>
              <tr>
                @for (column of list()?.columns; track column.key) {
                  <th scope="col">{{ column.label }}{{ column.required ? '（必填）' : '' }}</th>
                }
              </tr>
            </thead>
            <tbody>
              <tr>
                <td class="cs-muted" [attr.colspan]="list()?.columns?.length">
                  由填报人逐行添加{{ list()?.minRows ? '，至少 ' + list()?.minRows + ' 行' : '' }}
                </td>
              </tr>
            </tbody>
          </table>
        </div>
      }
    }
  `,
  styleUrl: './field-preview.css',
})
export class FieldPreview {
  readonly field = input.required<FieldDefinition>();
  protected readonly rights = computed(() => {
    const field = this.field();
    return field.visibleTo ? `${writersInWords(field)}；${viewersInWords(field)}` : writersInWords(field);
  });
  protected readonly narrative = computed(() => only(this.field(), 'narrative'));
  protected readonly figure = computed(() => only(this.field(), 'figure'));
  protected readonly table = computed(() => only(this.field(), 'table'));
  protected readonly list = computed(() => only(this.field(), 'list'));
  protected readonly choice = computed(() => only(this.field(), 'choice'));

  protected computedCell(
    row: { kind: string; formulas?: Record<string, string> },
    column: { key: string; formula?: string },
  ): boolean {
    if (row.kind === 'heading') return false;
    return row.kind === 'subtotal' || row.kind === 'total' || !!column.formula || !!row.formulas?.[column.key];
  }
}

function only<K extends FieldDefinition['kind']>(
  field: FieldDefinition,
  kind: K,
): Extract<FieldDefinition, { kind: K }> | undefined {
  return field.kind === kind ? (field as Extract<FieldDefinition, { kind: K }>) : undefined;
}
