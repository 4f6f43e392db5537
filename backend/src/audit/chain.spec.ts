import { describe, expect, it } from '@jest/globals';
import { chainOf, eventHash, genesisHash } from './chain.js';
import type { ChainedEvent } from './chain.js';

const event: ChainedEvent = {
  id: '7f1c2f5e-0000-4000-8000-000000000001',
  reportId: null,
  seq: 1,
  sectionId: null,
  personId: null,
  personName: '系统',
  personPost: '',
  action: 'submit',
  from: 'draft',
  to: 'in_review',
  comment: '',
  facts: { key: 'funds' },
  at: '2021-03-31T02:00:00.000Z',
  previousHash: genesisHash,
};

describe('eventHash', () => {
  it('is SHA-256 in hexadecimal and the same for the same event', () => {
    expect(eventHash(event)).toMatch(/^[0-9a-f]{64}$/);
    expect(eventHash({ ...event })).toBe(eventHash(event));
  });
  it.each(Object.keys(event) as (keyof ChainedEvent)[])('changes with %s', (key) => {
    const other = { ...event, [key]: key === 'facts' ? { key: 'goals' } : key === 'seq' ? 2 : 'other' };
    expect(eventHash(other)).not.toBe(eventHash(event));
  });
  it('refuses facts with floats: they could not be read back as they were written', () => {
    expect(() => eventHash({ ...event, facts: { amount: 36.33 } })).toThrow(TypeError);
  });
});

describe('chainOf', () => {
  it('gives each report a chain and the installation one', () => {
    expect(chainOf(event.id)).toBe(event.id);
    expect(chainOf(null)).toBe('installation');
  });
});
