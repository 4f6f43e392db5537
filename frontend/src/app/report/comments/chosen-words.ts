import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { CommentAnchor } from '@countersign/contracts';
import { anchorAt } from './anchor.js';
import { fieldText, narrativeIn } from './field-text.js';

export interface ChosenWords {
  readonly field: string;
  readonly anchor: CommentAnchor;
}

/** The words of a narrative that the reader has selected last; they stay chosen while a comment on them is written. */
@Injectable()
export class WordsChosen {
  readonly words = signal<ChosenWords | null>(null);

  constructor() {
    const look = () => this.look();
    document.addEventListener('selectionchange', look);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('selectionchange', look));
  }

  private look(): void {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    const element = range.commonAncestorContainer;
    const field = (element instanceof Element ? element : element.parentElement)?.closest('[data-field]');
    const root = field && narrativeIn(field);
    if (!root?.contains(range.commonAncestorContainer)) return;
    const { text, position } = fieldText(root);
    const anchor = anchorAt(
      text,
      position(range.startContainer, range.startOffset),
      position(range.endContainer, range.endOffset),
    );
    if (anchor) this.words.set({ field: field!.getAttribute('data-field')!, anchor });
  }
}
