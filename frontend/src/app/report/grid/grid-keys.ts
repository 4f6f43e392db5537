import type { Direction } from './grid-selection.js';

/** What a key means in a table while no cell is being typed in. */
export type GridCommand =
  | { kind: 'move'; direction: Direction; extend: boolean; leap: boolean }
  | { kind: 'edge'; end: boolean; corner: boolean; extend: boolean }
  | { kind: 'enter'; back: boolean }
  | { kind: 'tab'; back: boolean }
  | { kind: 'move_row'; direction: 'up' | 'down' }
  | { kind: 'menu' }
  | { kind: 'all' | 'edit' | 'clear' | 'undo' | 'redo' | 'fill' | 'dismiss' };

export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

const arrows: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};
const withControl: Record<string, GridCommand> = {
  z: { kind: 'undo' },
  y: { kind: 'redo' },
  d: { kind: 'fill' },
  a: { kind: 'all' },
};

/** As in a spreadsheet; null for keys that type or mean nothing here. */
export function commandOf(press: KeyPress): GridCommand | null {
  const { key, shiftKey, altKey } = press;
  if (key === 'ContextMenu' || (shiftKey && key === 'F10')) return { kind: 'menu' };
  if (altKey && (key === 'ArrowUp' || key === 'ArrowDown'))
    return { kind: 'move_row', direction: key === 'ArrowUp' ? 'up' : 'down' };
  if (altKey) return null;
  const control = press.ctrlKey || press.metaKey;
  const direction = arrows[key];
  if (direction) return { kind: 'move', direction, extend: shiftKey, leap: control };
  if (key === 'Home' || key === 'End') return { kind: 'edge', end: key === 'End', corner: control, extend: shiftKey };
  if (control)
    return shiftKey && key.toLowerCase() === 'z' ? { kind: 'redo' } : (withControl[key.toLowerCase()] ?? null);
  switch (key) {
    case 'Enter':
      return { kind: 'enter', back: shiftKey };
    case 'Tab':
      return { kind: 'tab', back: shiftKey };
    case 'F2':
      return { kind: 'edit' };
    case 'Delete':
    case 'Backspace':
      return { kind: 'clear' };
    case 'Escape':
      return { kind: 'dismiss' };
    default:
      return null;
  }
}
