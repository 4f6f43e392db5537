import type { FileKind } from './file-kind.js';

/** Longest name in characters, its ending included. */
const longest = 120;
// what a path, a terminal, a file system or the eye would read as something else
const path = /^.*[/\\]/s;
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu;
const forbidden = /["*:<>?|]/g;

/** A name under which the file can be stored anywhere, with an ending that its content deserves. */
export function cleanName(sent: string, { endings }: FileKind): string {
  const name = sent
    .normalize('NFC')
    .replace(invisible, '')
    .replace(path, '')
    .replace(forbidden, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
  const known = endings.includes(ending);
  const stem = (known ? name.slice(0, dot) : name) || '附件';
  const last = `.${known ? ending : endings[0]}`;
  return [...stem].slice(0, longest - last.length).join('') + last;
}
