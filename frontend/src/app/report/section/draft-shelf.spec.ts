import { describe, expect, it } from '@jest/globals';
import { DraftShelf, type Draft } from './draft-shelf.js';

class Drawer {
  readonly held = new Map<string, string>();
  getItem(name: string): string | null {
    return this.held.get(name) ?? null;
  }
  setItem(name: string, text: string): void {
    this.held.set(name, text);
  }
  removeItem(name: string): void {
    this.held.delete(name);
  }
}

const draft: Draft = {
  base: { revision: 7, figures: { a: '1', b: '2' }, answers: { text: '原文' } },
  edits: [{ kind: 'figure', key: 'a', value: '5' }],
  conflicts: [],
  at: '2021-03-01T02:32:00.000Z',
};

describe('unsaved work in the browser', () => {
  it('comes back with what its places held before, and nothing more', () => {
    const shelf = new DraftShelf(new Drawer(), 'p');
    shelf.put('s', draft);
    expect(shelf.take('s')).toEqual({ ...draft, base: { revision: 7, figures: { a: '1' }, answers: {} } });
  });
  it('is seen by nobody else who signs in at this browser', () => {
    const drawer = new Drawer();
    new DraftShelf(drawer, 'p').put('s', draft);
    expect(new DraftShelf(drawer, 'q').take('s')).toBeNull();
  });
  it('goes away once everything is saved', () => {
    const drawer = new Drawer();
    const shelf = new DraftShelf(drawer, 'p');
    shelf.put('s', draft);
    shelf.put('s', { ...draft, edits: [] });
    expect(drawer.held.size).toBe(0);
  });
  it('stays while a conflict is undecided', () => {
    const shelf = new DraftShelf(new Drawer(), 'p');
    shelf.put('s', { ...draft, edits: [], conflicts: [{ kind: 'figure', key: 'a', mine: '5', theirs: '6' }] });
    expect(shelf.take('s')?.conflicts).toHaveLength(1);
  });
  it('says when the browser has no room for it', () => {
    const full = new Drawer();
    full.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    expect(new DraftShelf(full, 'p').put('s', draft)).toBe(false);
  });
  it('that was cut off by a crash is thrown away', () => {
    const drawer = new Drawer();
    drawer.setItem('countersign.draft.p.s', '{"base":');
    expect(new DraftShelf(drawer, 'p').take('s')).toBeNull();
    expect(drawer.held.size).toBe(0);
  });
});
