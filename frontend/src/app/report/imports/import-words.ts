import type { ImportPreview } from '@countersign/contracts';

type Cell = ImportPreview['rows'][number]['cells'][number];

/** What becomes of a cell, in a word or two beside its colour. */
export function cellWord({ state, note }: Cell): string {
  switch (state) {
    case 'changes':
      return note ? '写入，有说明' : '写入';
    case 'same':
      return '相同';
    case 'left':
      return '';
    case 'refused':
      return '不导入';
    case 'agrees':
      return '相符';
    case 'differs':
      return '不符';
  }
}

/** What applying the import does, in one line. */
export function importSummary({ changes, added, refused, differs }: ImportPreview): string {
  return [
    changes ? `写入 ${changes} 格` : '没有要写入的格',
    added ? `新增 ${added} 行` : '',
    refused ? `${refused} 格不能导入` : '',
    differs ? `${differs} 处与计算不符` : '',
  ]
    .filter(Boolean)
    .join('，');
}

/** A column of the sheet, for choosing: `C 支出`. */
export function sheetColumn(at: number, head: string): string {
  let letters = '';
  for (let rest = at + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return head ? `${letters} ${head}` : letters;
}
