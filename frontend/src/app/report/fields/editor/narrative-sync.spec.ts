import { describe, expect, it } from '@jest/globals';
import { NarrativeSync } from './narrative-sync.js';

/** An editor of plain lines; `wait` lets time pass. */
function desk(text: string) {
  const log: string[] = [];
  const waiting: (() => void)[] = [];
  const state = { text };
  const sync = new NarrativeSync(text, {
    written: () => state.text,
    show: (shown) => {
      state.text = shown;
      log.push(`show ${shown}`);
    },
    keep: (kept) => log.push(`keep ${kept}`),
    collided: (mine, theirs) => log.push(`collided ${mine} ${theirs}`),
    later: (act) => waiting.push(act),
  });
  const write = (typed: string) => {
    state.text = typed;
    sync.typed();
  };
  const wait = () => waiting.splice(0).forEach((act) => act());
  return { sync, log, write, wait, state };
}

describe('an editor and its text', () => {
  it('what is typed is kept a moment later, once for several keys', () => {
    const { log, write, wait } = desk('甲');
    write('甲乙');
    write('甲乙丙');
    wait();
    expect(log).toEqual(['keep 甲乙丙']);
  });

  it('what another person saved is shown, and kept by nobody again', () => {
    const { sync, log } = desk('甲');
    sync.receive('甲一');
    expect(log).toEqual(['show 甲一']);
  });

  it('the own text that comes back changes nothing', () => {
    const { sync, log, write, wait } = desk('甲');
    write('甲乙');
    wait();
    sync.receive('甲乙');
    expect(log).toEqual(['keep 甲乙']);
  });

  it('nothing is replaced or kept while an input method composes', () => {
    const { sync, log, write, wait, state } = desk('甲\n乙');
    sync.compositionStarted();
    write('甲zhi\n乙');
    sync.receive('甲\n乙一');
    sync.settle();
    wait();
    expect([log, state.text]).toEqual([[], '甲zhi\n乙']);
    write('甲支\n乙');
    sync.compositionEnded();
    wait();
    expect(log).toEqual(['show 甲支\n乙一', 'keep 甲支\n乙一']);
  });

  it('a composition that was given up shows what arrived meanwhile', () => {
    const { sync, log } = desk('甲');
    sync.compositionStarted();
    sync.receive('乙');
    sync.compositionEnded();
    expect(log).toEqual(['show 乙']);
  });

  it('the same paragraph changed by both is nobody’s: both versions are told', () => {
    const { sync, log, write, wait } = desk('甲\n乙\n丙');
    write('甲一\n乙\n丙一');
    sync.receive('甲二\n乙\n丙');
    wait();
    expect(log).toEqual(['show 甲二\n乙\n丙一', 'keep 甲二\n乙\n丙一', 'collided 甲一\n乙\n丙一 甲二\n乙\n丙一']);
  });
});
