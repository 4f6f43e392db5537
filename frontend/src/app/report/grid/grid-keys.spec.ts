import { expect, it } from '@jest/globals';
import { commandOf, type GridCommand, type KeyPress } from './grid-keys.js';

const press = (text: string): KeyPress => {
  const parts = text.split('+');
  return {
    key: parts.at(-1)!,
    ctrlKey: parts.includes('Ctrl'),
    metaKey: parts.includes('Meta'),
    shiftKey: parts.includes('Shift'),
    altKey: parts.includes('Alt'),
  };
};

it.each<[keys: string, command: GridCommand | null]>([
  ['ArrowDown', { kind: 'move', direction: 'down', extend: false, leap: false }],
  ['Shift+ArrowLeft', { kind: 'move', direction: 'left', extend: true, leap: false }],
  ['Ctrl+Shift+ArrowUp', { kind: 'move', direction: 'up', extend: true, leap: true }],
  ['Home', { kind: 'edge', end: false, corner: false, extend: false }],
  ['Ctrl+End', { kind: 'edge', end: true, corner: true, extend: false }],
  ['Enter', { kind: 'enter', back: false }],
  ['Shift+Tab', { kind: 'tab', back: true }],
  ['F2', { kind: 'edit' }],
  ['Delete', { kind: 'clear' }],
  ['Ctrl+z', { kind: 'undo' }],
  ['Ctrl+Shift+Z', { kind: 'redo' }],
  ['Meta+y', { kind: 'redo' }],
  ['Ctrl+d', { kind: 'fill' }],
  ['Ctrl+a', { kind: 'all' }],
  ['Escape', { kind: 'dismiss' }],
  ['Ctrl+c', null],
  ['5', null],
  ['Alt+ArrowDown', { kind: 'move_row', direction: 'down' }],
  ['Alt+ArrowLeft', null],
  ['Shift+F10', { kind: 'menu' }],
  ['ContextMenu', { kind: 'menu' }],
  ['F10', null],
])('%s', (keys, command) => expect(commandOf(press(keys))).toEqual(command));
