import { Component, computed, forwardRef, inject, input, output } from '@angular/core';
import { FormulaBox } from '../formula/formula-box.js';
import { RuleEditor } from '../rubric/rule-editor.js';
import { ConditionBox } from './condition-box.js';
import { DecimalBox } from './decimal-box.js';
import { DraftChoices } from './draft-choices.js';
import { shapeOf, withPart, type FormPart, type FormValue, type Option, type Options } from './form-part.js';
import { LinesEditor } from './lines-editor.js';
import { RangeEnd } from './range-end.js';
import { RowsEditor } from './rows-editor.js';
import { SeveralBox } from './several-box.js';
import { TextBox } from './text-box.js';
import { WordsBox } from './words-box.js';

const units = ['万元', '元', '亿元', '%', '人', '件', '个', '项', '次', '天'];

/** A form made from a description of its parts; changes come out as a whole new value. */
@Component({
  selector: 'cs-shape-form',
  imports: [
    ConditionBox,
    DecimalBox,
    FormulaBox,
    LinesEditor,
    RangeEnd,
    forwardRef(() => RowsEditor),
    forwardRef(() => RuleEditor),
    forwardRef(() => ShapeForm),
    SeveralBox,
    TextBox,
    WordsBox,
  ],
  templateUrl: './shape-form.html',
  styleUrl: './shape-form.css',
  host: { '[class.inline]': 'inline()' },
})
export class ShapeForm {
  readonly parts = input.required<readonly FormPart[]>();
  readonly value = input.required<object>();
  /** The rule or check that the value stands in; the value itself when it stands alone. */
  readonly scope = input<object>();
  /** In front of the names of the boxes, for example `第 2 档`. */
  readonly prefix = input('');
  /** One row of a list: names stand in the head of the list. */
  readonly inline = input(false);
  readonly changed = output<object>();
  private readonly choices = inject(DraftChoices);

  protected readonly units = units;
  protected readonly values = computed(() => this.value() as FormValue);
  protected readonly within = computed(() => (this.scope() ?? this.value()) as FormValue);
  protected readonly asked = computed(() => {
    const [value, scope] = [this.values(), this.within()];
    return this.parts().filter(({ shown }) => !shown || shown(value, scope));
  });

  protected name(part: FormPart): string {
    return [this.prefix(), part.label].filter(Boolean).join(' ');
  }

  protected isRate(part: FormPart): boolean {
    if (part.kind !== 'decimal') return false;
    return part.rate === 'unit' ? this.within()['unit'] === '%' : part.rate === true;
  }

  protected options(source: Options): readonly Option[] {
    if (typeof source === 'string') return this.choices.of(source);
    if (!('of' in source)) return source;
    return this.choices.within(source.of, this.values()[source.in] ?? this.within()[source.in]);
  }

  protected shape(part: FormPart): string {
    return part.kind === 'shape' ? (shapeOf(part.shapes, this.values())?.label ?? '') : '';
  }

  protected reshape(part: FormPart, label: string): void {
    const shape = part.kind === 'shape' && part.shapes.find((each) => each.label === label);
    if (shape) this.changed.emit(shape.fresh(this.values(), this.within(), this.choices));
  }

  protected known(options: readonly Option[], value: unknown): boolean {
    return options.some((option) => option.value === (value ?? ''));
  }

  protected inner(key: string): FormValue | undefined {
    return this.values()[key] as FormValue | undefined;
  }

  protected list<T>(key: string): readonly T[] {
    return (this.values()[key] ?? []) as readonly T[];
  }

  protected put(part: FormPart, next: unknown): void {
    this.changed.emit(withPart(this.values(), part.key, next));
  }

  /** Where nothing stands is left out; a list that may be absent is absent when it is empty. */
  protected putList(part: FormPart, next: readonly unknown[]): void {
    this.put(part, next.length || !part.optional ? next : undefined);
  }

  protected enable(part: FormPart, on: boolean): void {
    if (part.kind !== 'inner') return;
    const fresh = typeof part.fresh === 'function' ? part.fresh(this.within()) : part.fresh;
    this.put(part, on ? fresh : undefined);
  }

  protected putCount(part: FormPart, text: string): void {
    const count = /^\d{1,6}$/.test(text.trim()) ? Number(text) : undefined;
    if (part.kind !== 'count' || (count === undefined && !part.optional)) return;
    this.put(part, count === undefined ? undefined : Math.min(part.most, Math.max(part.least, count)));
  }
}
