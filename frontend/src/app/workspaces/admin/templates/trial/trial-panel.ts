import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, signal } from '@angular/core';
import { DraftStore } from '../draft/draft-store.js';
import { EditorPlaces } from '../editor/editor-places.js';
import { TrialAnswers } from './trial-answers.js';
import { TrialFigures } from './trial-figures.js';
import { TrialSource } from './trial-source.js';
import { TrialStore } from './trial-store.js';

/** The draft at work: figures of a report or typed ones, and every indicator's points with the working, at once. */
@Component({
  selector: 'cs-trial-panel',
  imports: [NgTemplateOutlet, TrialAnswers, TrialFigures, TrialSource],
  templateUrl: './trial-panel.html',
  styleUrl: './trial-panel.css',
})
export class TrialPanel {
  /** Key of the indicator or computed figure that is open. */
  readonly at = input.required<string>();
  protected readonly trial = inject(TrialStore);
  private readonly draft = inject(DraftStore);
  private readonly places = inject(EditorPlaces);
  /** Whether all figures are listed, not only those that the open part uses. */
  protected readonly all = signal(false);
  protected readonly scores = computed(() => this.trial.result()?.scores ?? []);
  /** The open indicator stands first: what it gives is what its author wants to see. */
  protected readonly chosen = computed(() => this.scores().find(({ key }) => key === this.at()));
  protected readonly leftOut = computed(() => {
    const labels = new Map(this.draft.definition().indicators.map(({ key, label }) => [key, label]));
    return this.trial.leftOut().map((key) => ({ key, label: labels.get(key) ?? key }));
  });

  protected missing(keys: readonly string[]): string {
    return keys.map((key) => this.trial.label(key)).join('、');
  }

  protected open(key: string): void {
    this.places.go('rubric', key);
  }
}
