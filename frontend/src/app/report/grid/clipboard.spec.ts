import { describe, expect, it } from '@jest/globals';
import { readClipboard, writeClipboard } from './clipboard.js';

const text = (plain: string) => readClipboard({ text: plain, html: '' });

describe('what a spreadsheet puts on the clipboard', () => {
  const cases: [title: string, plain: string, block: string[][]][] = [
    ['one cell is one cell', '57.18', [['57.18']]],
    [
      'rows and columns; the last line end opens no row',
      '1\t2\r\n3\t4\r\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['a quoted cell holds line ends and quotes', '"甲\n""乙"""\t2', [['甲\n"乙"', '2']]],
    ['a cell that only begins with a quote stays as it is', '"甲"类\t2', [['"甲"类', '2']]],
    [
      'empty cells keep their place',
      '\t1\n\t',
      [
        ['', '1'],
        ['', ''],
      ],
    ],
    [
      'short rows are filled up',
      '1\t2\n3',
      [
        ['1', '2'],
        ['3', ''],
      ],
    ],
    ['nothing is one empty cell', '', [['']]],
  ];
  it.each(cases)('%s', (_, plain, block) => expect(text(plain)).toEqual(block));
});

describe('an HTML table', () => {
  const html = (rows: string) =>
    readClipboard({ text: 'unused', html: `<html><style>td{a:b}</style><table x=1>${rows}</table></html>` });

  it('goes before the plain text, tags and entities gone', () => {
    expect(html('<tr height=20><td class=xl65>公用&nbsp;经费<br>一</td><td align=right> 1,234.50 </td></tr>')).toEqual([
      ['公用 经费\n一', '1,234.50'],
    ]);
  });
  it('keeps the place of merged cells across columns and rows', () => {
    expect(
      html('<tr><td rowspan=2>甲</td><td colspan="2">乙</td></tr><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr>'),
    ).toEqual([
      ['甲', '乙', ''],
      ['', '1', '2'],
      ['3', '', ''],
    ]);
  });
  it('is read without closing tags', () => {
    expect(html('<tr><td>1<td>2<tr><td>3<td>4')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });
});

it('what is written can be read again, as text and as HTML', () => {
  const block = [
    ['a"b', '1\t2'],
    ['<i>', '&'],
  ];
  const written = writeClipboard(block);
  expect(readClipboard({ text: written.text, html: '' })).toEqual(block);
  expect(readClipboard({ text: '', html: written.html })).toEqual([
    ['a"b', '1 2'],
    ['<i>', '&'],
  ]);
});
