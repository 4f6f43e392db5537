import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Editor } from '@tiptap/core';
import { chipText, readNarrative, visibleLength, type FigureChip } from '@countersign/narrative';
import { liveCharts, liveTable } from '@countersign/template';
import { FieldLinks } from '../../field-links.js';
import { ReportStore } from '../../report-store.js';
import { SectionPreview } from '../../section/section-preview.js';
import { injectChipFigures } from '../chip-figures.js';
import { ChipFormat } from './chip-format.js';
import { ChipViews } from './chip-view.js';
import { documentOf, footnoteSource, textOf } from './document.js';
import { contextOf, type EditorContext } from './editor-context.js';
import { narrativeExtensions } from './extensions.js';
import { FigureMenu } from './figure-menu.js';
import { findFigures, type Readings } from './figure-search.js';
import { figureSuggestion, type Offer, type OfferedFigure } from './figure-suggestion.js';
import { FindBar } from './find-bar.js';
import { findingMarks } from './finding-marks.js';
import { MarkedText, marksMeta, type Mark } from './marked-text.js';
import { NarrativeSync } from './narrative-sync.js';
import { cleanedHtml } from './paste.js';
import { byDigits, sameFigures } from './same-figures.js';
import { typedChips } from './typed-chips.js';

const keptAfterMs = 100;
const markedAfterMs = 250;
/** ProseMirror takes what an input method left in the page a little after the method says that it is done. */
const composedAfterMs = 60;
const fromOutside = 'fromOutside';

/** A narrative to be written: headings, official numbers, tables, footnotes and live figures. */
@Component({
  selector: 'cs-narrative-editor',
  imports: [ChipFormat, FigureMenu, FindBar],
  templateUrl: './narrative-editor.html',
  styleUrl: './narrative-editor.css',
})
export class NarrativeEditor {
  readonly key = input.required<string>();
  readonly label = input.required<string>();
  readonly text = input.required<string>();
  readonly maxLength = input.required<number>();
  readonly invalid = input(false);
  readonly written = output<string>();
  /** Somebody else changed the same paragraph at the same time. */
  readonly collided = output<{ mine: string; theirs: string }>();
  protected readonly shapes = [
    { value: 'paragraph', label: '正文' },
    { value: 'heading1', label: '一级标题' },
    { value: 'heading2', label: '二级标题' },
    { value: 'heading3', label: '三级标题' },
    { value: 'numbered1', label: '一、' },
    { value: 'numbered2', label: '（一）' },
    { value: 'numbered3', label: '1.' },
    { value: 'numbered4', label: '（1）' },
    { value: 'bullet', label: '• 列点' },
  ] as const;
  protected readonly tableActs = [
    { act: 'addRowAfter', label: '下加一行' },
    { act: 'addColumnAfter', label: '右加一列' },
    { act: 'deleteRow', label: '删行' },
    { act: 'deleteColumn', label: '删列' },
    { act: 'mergeOrSplit', label: '合并/拆分' },
    { act: 'deleteTable', label: '删表' },
  ] as const;
  protected readonly links = inject(FieldLinks);
  protected readonly figures = injectChipFigures();
  protected readonly editor = signal<Editor | null>(null);
  protected readonly offer = signal<Offer | null>(null);
  protected readonly finding = signal(false);
  protected readonly found = signal<{ places: readonly { from: number; to: number }[]; current: number } | null>(null);
  /** Counts changes of text and cursor. */
  protected readonly revision = signal(0);
  private readonly turned = signal(0);
  protected readonly length = signal(0);
  private readonly report = inject(ReportStore);
  private readonly preview = inject(SectionPreview);
  private readonly place = viewChild.required<ElementRef<HTMLElement>>('place');
  private readonly about = viewChild.required<ElementRef<HTMLElement>>('about');
  private readonly menu = viewChild(FigureMenu);
  private readonly chips = new ChipViews(this.figures, (key) => void this.links.go(key));
  private sync: NarrativeSync | undefined;
  private marking: ReturnType<typeof setTimeout> | undefined;
  protected readonly context = computed((): EditorContext | null => {
    this.turned();
    const editor = this.editor();
    return editor ? contextOf(editor, this.figures) : null;
  });
  protected readonly shape = computed(() => {
    this.turned();
    const editor = this.editor();
    const node = editor?.state.selection.$from.node(1);
    return node ? `${node.type.name}${String(node.attrs['level'] ?? '')}` : 'paragraph';
  });
  protected readonly strong = computed(() => {
    this.turned();
    return this.editor()?.isActive('bold') ?? false;
  });
  protected readonly tables = computed(() => {
    const template = this.report.template();
    return [...(template?.fields.keys() ?? [])].flatMap((key) => (template && liveTable(template, key)) ?? []);
  });
  protected readonly charts = computed(() => {
    const template = this.report.template();
    return template ? liveCharts(template) : [];
  });
  private readonly digits = computed(() => {
    const figures = [...(this.report.template()?.figures.values() ?? [])];
    return byDigits(figures.map(({ key, label }) => ({ key, label, shown: chipText({ key }, this.figures) })));
  });

  constructor() {
    afterNextRender(() => this.begin());
    inject(DestroyRef).onDestroy(() => this.end());
    effect(() => {
      const text = this.text();
      untracked(() => this.sync?.receive(text));
    });
    effect(() => {
      const pending = this.report.recomputing();
      this.preview.evaluation();
      this.report.figures();
      untracked(() => this.chips.refresh(pending));
    });
    effect(() => {
      this.preview.findings();
      this.found();
      this.digits();
      untracked(() => this.markSoon());
    });
  }

  protected act(name: string): void {
    const commands = this.editor()?.chain().focus();
    switch (name) {
      case 'bold':
        return void commands?.toggleBold().run();
      case 'undo':
        return void commands?.undo().run();
      case 'redo':
        return void commands?.redo().run();
      case 'addRowAfter':
        return void commands?.addRowAfter().run();
      case 'addColumnAfter':
        return void commands?.addColumnAfter().run();
      case 'deleteRow':
        return void commands?.deleteRow().run();
      case 'deleteColumn':
        return void commands?.deleteColumn().run();
      case 'mergeOrSplit':
        return void commands?.mergeOrSplit().run();
      case 'deleteTable':
        return void commands?.deleteTable().run();
    }
  }

  protected reshape(value: string): void {
    const [, name = 'paragraph', level] = /^([a-z]+)(\d?)$/.exec(value) ?? [];
    const attributes = level ? { level: '01234'.indexOf(level) } : {};
    this.editor()?.chain().focus().setNode(name, attributes).run();
  }

  protected insert(menu: HTMLSelectElement): void {
    const [kind = '', name = ''] = menu.value.split(':');
    menu.value = '';
    const commands = this.editor()?.chain().focus();
    if (kind === 'figure') commands?.insertContent('【').run();
    if (kind === 'table') commands?.insertTable({ rows: 3, cols: 3, withHeaderRow: false }).run();
    if (kind === 'footnote') {
      commands?.insertContent({ type: 'footnote', attrs: { source: '' } }).run();
      setTimeout(() => this.about().nativeElement.querySelector('input')?.focus());
    }
    if (kind === 'live_table' || kind === 'live_chart')
      commands?.insertContent([{ type: kind, attrs: { name } }, { type: 'paragraph' }]).run();
  }

  protected reformat(at: number, chip: FigureChip): void {
    const { tr } = this.editor()!.state;
    this.editor()?.view.dispatch(tr.setNodeAttribute(at, 'chip', chip));
  }

  protected annotate(at: number, text: string): void {
    const closed = text.replace(/\\?\]/g, '\\]');
    const [block] = readNarrative(`[^${closed}]`);
    const note = block?.kind === 'paragraph' && block.content[0]?.kind === 'footnote' ? block.content[0].content : [];
    const { tr } = this.editor()!.state;
    this.editor()?.view.dispatch(tr.setNodeAttribute(at, 'source', note.length ? footnoteSource(note) : ''));
  }

  /** The number at the cursor becomes the live figure that it equals. */
  protected link(): boolean {
    const here = this.context();
    if (here?.kind !== 'same') return false;
    const chip: FigureChip = { key: here.figure };
    return (
      this.editor()
        ?.chain()
        .focus()
        .insertContentAt({ from: here.from, to: here.to }, { type: 'figure', attrs: { chip } })
        .run() ?? false
    );
  }

  protected closeFind(): void {
    this.finding.set(false);
    this.found.set(null);
    this.editor()?.commands.focus();
  }

  private begin(): void {
    const editor = new Editor({
      element: this.place().nativeElement,
      extensions: [
        ...narrativeExtensions({
          figure: this.chips.renderer,
          table: (key) => this.report.label(key),
          chart: (name) => this.charts().find((chart) => chart.name === name)?.title ?? name,
        }),
        MarkedText,
        typedChips(this.figures),
        figureSuggestion({
          search: (query) => this.search(query),
          show: (offer) => this.offer.set(offer),
          key: (event) => this.menu()?.key(event) ?? false,
        }),
      ],
      content: documentOf(this.text()),
      injectCSS: false,
      editorProps: {
        attributes: {
          class: 'cs-narrative',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-labelledby': `${this.key()}-label`,
        },
        transformPastedHTML: cleanedHtml,
        // what comes as text of several lines is several paragraphs
        handleTextInput: (view, _, __, text) => text.includes('\n') && view.pasteText(text),
        handleKeyDown: (_, event) => this.pressed(event),
        handleDOMEvents: {
          compositionstart: () => this.sync?.compositionStarted(),
          compositionend: () => void setTimeout(() => this.sync?.compositionEnded(), composedAfterMs),
        },
      },
      onUpdate: ({ transaction }) => this.updated(transaction.getMeta(fromOutside) === true),
      onSelectionUpdate: () => this.turned.update((count) => count + 1),
      onBlur: () => this.sync?.settle(),
    });
    this.sync = new NarrativeSync(this.text(), {
      written: () => textOf(editor.state.doc),
      show: (text) => this.show(editor, text),
      keep: (text) => {
        this.length.set(visibleLength(text));
        this.written.emit(text);
      },
      collided: (mine, theirs) => this.collided.emit({ mine, theirs }),
      later: (act) => void setTimeout(act, keptAfterMs),
    });
    this.length.set(visibleLength(this.text()));
    this.editor.set(editor);
    this.markSoon();
  }

  private end(): void {
    clearTimeout(this.marking);
    this.sync?.compositionEnded();
    this.sync?.settle();
    this.editor()?.destroy();
  }

  private updated(outside: boolean): void {
    this.revision.update((count) => count + 1);
    this.turned.update((count) => count + 1);
    this.markSoon();
    if (!outside) this.sync?.typed();
  }

  /** Only what differs is replaced, so that the cursor and the marks elsewhere stay. */
  private show({ state, view, schema }: Editor, text: string): void {
    const next = schema.nodeFromJSON(documentOf(text)).content;
    const start = state.doc.content.findDiffStart(next);
    const end = state.doc.content.findDiffEnd(next);
    this.length.set(visibleLength(text));
    if (start === null || !end) return;
    const overlap = Math.max(0, start - Math.min(end.a, end.b));
    const slice = state.doc.type.create(null, next).slice(start, end.b + overlap);
    const transaction = state.tr.replace(start, end.a + overlap, slice);
    view.dispatch(transaction.setMeta('addToHistory', false).setMeta(fromOutside, true));
  }

  private pressed(event: KeyboardEvent): boolean {
    const command = event.ctrlKey || event.metaKey;
    const here = this.context();
    if (event.key === 'Enter' && command && here?.kind === 'figure') {
      void this.links.go(here.chip.key);
      return true;
    }
    if (event.key === 'Enter' && event.altKey) return this.link();
    if (event.key === 'ArrowDown' && event.altKey) {
      this.about().nativeElement.querySelector<HTMLElement>('select, input, button')?.focus();
      return true;
    }
    if (event.key.toLowerCase() !== 'f' || !command) return false;
    event.preventDefault();
    this.finding.set(true);
    return true;
  }

  private async search(query: string): Promise<OfferedFigure[]> {
    const readings = await pinyinReadings();
    return findFigures(this.report.template()?.figures.values() ?? [], query, readings).map(({ key, label }) => ({
      key,
      label,
    }));
  }

  private markSoon(): void {
    clearTimeout(this.marking);
    this.marking = setTimeout(() => this.mark(), markedAfterMs);
  }

  private mark(): void {
    const editor = this.editor();
    if (!editor || editor.isDestroyed) return;
    // marks that are drawn anew would break what an input method is composing
    if (editor.view.composing) return this.markSoon();
    const { doc, tr } = editor.state;
    const found = this.found();
    const marks: Mark[] = [
      ...sameFigures(doc, this.digits()),
      ...findingMarks(doc, this.key(), this.text(), this.preview.findings()),
      ...(found?.places ?? []).map((place, index): Mark => ({
        ...place,
        kind: index === found?.current ? 'current' : 'found',
      })),
    ];
    editor.view.dispatch(tr.setMeta(marksMeta, marks).setMeta('addToHistory', false));
    this.turned.update((count) => count + 1);
  }
}

const remembered = new Map<string, readonly string[]>();

/** The dictionary of readings is loaded when the list is opened first. */
async function pinyinReadings(): Promise<Readings> {
  const { pinyin } = await import('pinyin-pro');
  return (character) => {
    const known = remembered.get(character);
    if (known) return known;
    const readings = /[\u4e00-\u9fff]/.test(character)
      ? pinyin(character, { toneType: 'none', type: 'array', multiple: true })
      : [];
    remembered.set(character, readings);
    return readings;
  };
}
