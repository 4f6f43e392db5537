import type { NodeViewRenderer } from '@tiptap/core';
import { chipText, type ChipFigures, type FigureChip } from '@countersign/narrative';

/** Draws live figures, and draws them again when a value changes, without touching the text. */
export class ChipViews {
  private readonly views = new Map<HTMLElement, FigureChip>();
  private pending = false;

  constructor(
    private readonly figures: ChipFigures,
    private readonly open: (key: string) => void,
  ) {}

  readonly renderer: NodeViewRenderer = ({ node }) => {
    const dom = document.createElement('span');
    dom.className = 'chip';
    let chip = node.attrs['chip'] as FigureChip;
    this.views.set(dom, chip);
    this.draw(dom, chip);
    dom.addEventListener('dblclick', () => this.open(chip.key));
    dom.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey) this.open(chip.key);
    });
    return {
      dom,
      update: (next) => {
        if (next.type !== node.type) return false;
        chip = next.attrs['chip'] as FigureChip;
        this.views.set(dom, chip);
        this.draw(dom, chip);
        return true;
      },
      ignoreMutation: () => true,
      destroy: () => this.views.delete(dom),
    };
  };

  /** `pending`: computed values still follow what was saved. */
  refresh(pending: boolean): void {
    this.pending = pending;
    for (const [dom, chip] of this.views) this.draw(dom, chip);
  }

  private draw(dom: HTMLElement, chip: FigureChip): void {
    const text = chipText(chip, this.figures);
    if (dom.textContent !== text) dom.textContent = text;
    const label = this.figures(chip.key)?.label;
    dom.title = label === undefined ? `没有代码为“${chip.key}”的数据` : `${label}（按住 Ctrl 点按转到来源）`;
    dom.classList.toggle('pending', this.pending);
    dom.classList.toggle('unknown', label === undefined || text.startsWith('【'));
  }
}
