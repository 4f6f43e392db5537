import { describe, expect, it } from '@jest/globals';
import type { AssignedSection } from '../reports/assigned-section.js';
import { asksOf } from './assignment-asks.js';

const section = (more: Partial<AssignedSection>): AssignedSection => ({
  id: 'id',
  key: 'funds',
  state: 'draft',
  first: false,
  changed: [],
  officeId: 'own',
  leaderId: 'leader',
  countersigners: [],
  joined: [],
  due: null,
  ...more,
});

describe('what a change of assignment asks of whom', () => {
  const cases: [string, Partial<AssignedSection>, string[]][] = [
    ['the proposal is confirmed', { first: true }, ['owner own write']],
    ['the proposal is confirmed with another day', { first: true, changed: ['deadline'] }, ['owner own write']],
    ['another office writes it', { changed: ['office'] }, ['owner own write']],
    ['another office, by another day: told once', { changed: ['office', 'deadline'] }, ['owner own write']],
    ['a returned section goes to another office', { state: 'returned', changed: ['office'] }, ['owner own write']],
    ['only the day changes while it is written', { changed: ['deadline'] }, ['owner own deadline']],
    ['only the leader changes while it is written', { changed: ['leader'] }, []],
    ['only the assisting offices change while it is written', { changed: ['assisting'], joined: ['new'] }, []],
    ['no office is named', { changed: ['office'], officeId: null }, []],
    [
      'an assisting office joins in review',
      { state: 'in_review', changed: ['assisting'], joined: ['new'], countersigners: ['new', 'old'] },
      ['reviewer new countersign'],
    ],
    [
      'the day changes in review: who has countersigned is left alone',
      { state: 'in_review', changed: ['deadline'], countersigners: ['old'] },
      ['reviewer own deadline', 'reviewer old deadline'],
    ],
    [
      'an assisting office joins and the day changes',
      { state: 'in_review', changed: ['assisting', 'deadline'], joined: ['new'], countersigners: ['new'] },
      ['reviewer new countersign', 'reviewer own deadline'],
    ],
    ['another leader signs', { state: 'awaiting_sign_off', changed: ['leader'] }, ['leader leader sign']],
    ['the day changes at sign-off', { state: 'awaiting_sign_off', changed: ['deadline'] }, ['leader leader deadline']],
    ['nobody signs any more', { state: 'awaiting_sign_off', changed: ['leader'], leaderId: null }, []],
    ['the day of a signed section changes', { state: 'signed_off', changed: ['deadline'] }, []],
    ['a signed section is confirmed', { state: 'signed_off', first: true }, []],
  ];
  it.each(cases)('%s', (_, more, asks) => {
    expect(asksOf(section(more)).map(({ role, of, task }) => `${role} ${of} ${task}`)).toEqual(asks);
  });
});
