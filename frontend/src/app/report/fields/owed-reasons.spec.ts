import { expect, it } from '@jest/globals';
import { rowsWithReason, type ReasonCandidate } from './owed-reasons.js';

const row = (key: string, below: boolean, reason = ''): ReasonCandidate => ({
  key,
  kind: key.includes('.') ? 'of_which' : 'item',
  below,
  reason,
});

it.each<[title: string, rows: ReasonCandidate[], shown: string[]]>([
  ['an item below the threshold', [row('a', true), row('b', false)], ['a']],
  ['an item and its part, both below', [row('a', true), row('a.x', true), row('a.y', false)], ['a', 'a.x']],
  ['not the item when its part has the reason', [row('a', true), row('a.x', true, '原因')], ['a.x']],
  ['not the part when the item has the reason', [row('a', true, '原因'), row('a.x', true)], ['a']],
  ['not a part of an item that reaches the threshold', [row('a', false), row('a.x', true)], []],
  ['a reason that is no longer owed', [row('a', false, '原因')], ['a']],
])('a box for %s', (_, rows, shown) => expect([...rowsWithReason(rows)]).toEqual(shown));
