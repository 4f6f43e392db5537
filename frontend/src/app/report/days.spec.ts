import { expect, it } from '@jest/globals';
import { daysLeft, daysUntil } from './days.js';

it.each([
  ['the same day', '2021-03-31', '2021-03-31T01:00:00Z', 0],
  ['the same day in China though still yesterday in UTC', '2021-03-31', '2021-03-30T16:00:00Z', 0],
  ['the evening before', '2021-03-31', '2021-03-30T15:59:59Z', 1],
  ['past', '2021-03-31', '2021-04-02T04:00:00Z', -2],
])('%s', (_, day, now, days) => expect(daysUntil(day, new Date(now))).toBe(days));

it.each([
  ['with a deadline that has passed', '2021-03-31', 'drafting', -1],
  ['with a section’s deadline', '2021-04-02', 'in_review', 1],
  ['without a state', '2021-04-01', undefined, 0],
  ['without a deadline', null, 'drafting', null],
  ['of a report that was submitted', '2021-03-31', 'submitted', null],
  ['of a section that was signed', '2021-03-31', 'signed_off', null],
] as const)('days left %s', (_, day, state, days) =>
  expect(daysLeft(day, state, new Date('2021-04-01T04:00:00Z'))).toBe(days),
);
