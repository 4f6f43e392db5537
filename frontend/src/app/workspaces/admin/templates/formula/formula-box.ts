import {
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { formulaInWords } from '../../../../report/grid/formula-words.js';
import { TrialStore } from '../trial/trial-store.js';
import { figureFaults, membersOf } from './figure-text.js';
import { FormulaNames } from './formula-names.js';
import { faultsOf, plainFormula, withCells } from './formula-text.js';
import { completed, figuresFor, proposalsAt, type Proposal, type Proposals } from './proposals.js';

let count = 0;

/** A formula: proposals by key or name while it is typed, faults at their place, what it says and gives now. */
@Component({
  selector: 'cs-formula-box',
  templateUrl: './formula-box.html',
  styleUrl: './formula-box.css',
})
export class FormulaBox {
  readonly formula = input.required<string>();
  readonly label = input.required<string>();
  readonly optional = input(false);
  readonly unit = input('');
  /** Key of the table whose columns may be named. */
  readonly table = input('');
  /** One figure, or figures that a pattern may name, instead of a formula. */
  readonly only = input<'' | 'figure' | 'figures'>('');
  readonly changed = output<string | undefined>();
  private readonly trial = inject(TrialStore);
  private readonly names = inject(FormulaNames);
  private readonly box = viewChild.required<ElementRef<HTMLTextAreaElement>>('box');

  protected readonly listId = `formula-${(count += 1)}`;
  protected readonly text = linkedSignal(() => this.formula());
  private readonly caret = signal<number | null>(null);
  protected readonly chosen = signal(0);
  private readonly siblings = computed(() => this.names.siblings(this.table()));
  protected readonly proposals = computed<Proposals>(() => {
    const caret = this.caret();
    if (caret === null) return { from: 0, to: 0, items: [] };
    if (this.only()) return figuresFor(this.text(), this.names.figures(), this.only() === 'figures');
    return proposalsAt(this.text(), caret, [...this.names.columns(this.table()), ...this.names.figures()]);
  });
  protected readonly faults = computed(() => {
    const [text, template] = [this.text(), this.trial.template()];
    const only = this.only();
    if (!text.trim())
      return this.optional() ? [] : [{ position: 0, message: only ? '请选一个数据。' : '请填写公式。' }];
    if (only) return template ? figureFaults(text, template.model, only === 'figures') : [];
    return template ? faultsOf(text, template.model, this.siblings()) : [];
  });
  /** The text in front of the first fault, the faulty word, and the rest. */
  protected readonly marked = computed(() => {
    const [fault] = this.faults();
    const text = this.text();
    if (!fault || !text.trim()) return null;
    const word = /^[\p{L}\p{N}_.*]+|^./u.exec(text.slice(fault.position))?.[0] ?? '';
    return {
      before: text.slice(0, fault.position),
      word: word || '▲',
      after: text.slice(fault.position + word.length),
    };
  });
  protected readonly spoken = computed(() => {
    const text = this.text().trim();
    if (this.only()) return this.names.spoken(text);
    const said = formulaInWords(text, (key) => this.names.label(key, this.table()));
    return said === text ? '' : said;
  });
  protected readonly result = computed(() => {
    const [text, template] = [this.text(), this.trial.template()];
    if (this.faults().length || !text.trim() || !template) return '';
    if (this.only() && text.includes('*')) return `共 ${membersOf(text, template.model).length} 个数据`;
    const unit = this.only() ? (template.figures.get(text.trim())?.unit ?? '') : this.unit();
    return this.trial.shown(withCells(text, this.siblings()).formula, unit);
  });

  protected type(box: HTMLTextAreaElement): void {
    const typed = plainFormula(box.value).replaceAll('\n', ' ');
    const at = box.selectionStart + typed.length - box.value.length;
    this.put(typed, at);
  }

  protected key(event: KeyboardEvent): void {
    const open = this.proposals().items;
    if (!open.length) {
      if (event.key === 'Enter') event.preventDefault();
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const by = event.key === 'ArrowDown' ? 1 : open.length - 1;
      this.chosen.update((index) => (index + by) % open.length);
    } else if (event.key === 'Enter' || event.key === 'Tab') this.take(open[this.chosen()] ?? open[0]!);
    else if (event.key === 'Escape') this.caret.set(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected take(proposal: Proposal): void {
    const { text, caret } = completed(this.text(), this.proposals(), proposal);
    this.put(text, caret);
    this.caret.set(null);
    const box = this.box().nativeElement;
    box.value = text;
    box.focus();
    box.setSelectionRange(caret, caret);
  }

  protected leave(): void {
    this.caret.set(null);
    if ((!this.text().trim() && !this.optional()) || this.half()) this.text.set(this.formula());
  }

  /** Half a name is no key, so it is not stored. */
  private half(): boolean {
    return !!this.only() && !!this.text().trim() && this.faults().length > 0;
  }

  private put(text: string, caret: number): void {
    this.text.set(text);
    this.caret.set(caret);
    this.chosen.set(0);
    if (this.half()) return;
    if (text.trim()) this.changed.emit(text);
    else if (this.optional()) this.changed.emit(undefined);
  }
}
