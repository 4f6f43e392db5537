import { expect, it } from '@jest/globals';
import { daysUntil } from './days.js';

it.each([
  ['the same day', '2021-03-31', '2021-03-31T01:00:00Z', 0],
  ['the same day in China though still yesterday in UTC', '2021-03-31', '2021-03-30T16:00:00Z', 0],
  ['the evening before', '2021-03-31', '2021-03-30T15:59:59Z', 1],
  ['past', '2021-03-31', '2021-04-02T04:00:00Z', -2],
])('%s', (_, day, now, days) => expect(daysUntil(day, new Date(now))).toBe(days));
