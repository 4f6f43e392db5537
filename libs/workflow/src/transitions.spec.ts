import { describe, expect, it } from '@jest/globals';
import { transitionErrors, validateTransitions } from './transitions.js';

const sound = {
  states: ['open', 'closed'],
  initial: 'open',
  final: ['closed'],
  moves: { close: { from: ['open'], to: ['closed'] } },
} as const;

describe('transitionErrors', () => {
  it('accepts a table in which every state is reached and left', () => {
    expect(transitionErrors(sound)).toEqual([]);
  });
  it('names a state that no move reaches from the start', () => {
    const moves = { close: sound.moves.close, revive: { from: ['lost'], to: ['open'] } } as const;
    expect(transitionErrors({ ...sound, states: ['open', 'closed', 'lost'], moves })).toEqual([
      'lost cannot be reached',
    ]);
  });
  it('names a state that no move leaves, a move onto itself being none', () => {
    const moves = { ...sound.moves, stay: { from: ['closed'], to: ['closed'] } } as const;
    expect(transitionErrors({ ...sound, final: [], moves })).toEqual(['closed cannot be left']);
  });
  it('names a move that speaks of an unknown state', () => {
    const moves: Record<string, { from: string[]; to: string[] }> = {
      close: { from: ['open'], to: ['closed', 'gone'] },
    };
    expect(transitionErrors<string>({ ...sound, moves })).toEqual(['close: no such state gone']);
  });
});

describe('validateTransitions', () => {
  it('stops the start with every error in one message', () => {
    expect(() => validateTransitions({ ...sound, final: [], moves: {} })).toThrow(
      'Unsound transitions: open cannot be left; closed cannot be reached; closed cannot be left',
    );
  });
});
