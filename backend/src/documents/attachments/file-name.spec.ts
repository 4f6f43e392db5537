import { describe, expect, it } from '@jest/globals';
import type { FileKind } from './file-kind.js';
import { cleanName } from './file-name.js';

const pdf: FileKind = { type: 'application/pdf', endings: ['pdf'], preview: 'pdf' };
const text: FileKind = { type: 'text/plain', endings: ['txt', 'csv'], preview: null };

describe('the name of an attached file', () => {
  it.each([
    ['采购合同.pdf', '采购合同.pdf'],
    ['采购合同.PDF', '采购合同.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\用户\\合同.pdf', '合同.pdf'],
    ['合同\u202efdp.exe', '合同fdp.exe.pdf'],
    ['一\u0000\n二.pdf', '一二.pdf'],
    ['<"合同">:?.pdf', '__合同____.pdf'],
    ['..', '附件.pdf'],
    ['', '附件.pdf'],
    ['.pdf', 'pdf.pdf'],
    ['a  b .pdf', 'a b .pdf'],
  ])('%j is stored as %j', (sent, stored) => expect(cleanName(sent, pdf)).toBe(stored));

  it('ends as its content deserves', () => {
    expect(cleanName('清单.csv', text)).toBe('清单.csv');
    expect(cleanName('index.html', text)).toBe('index.html.txt');
  });

  it('is at most 120 characters long and keeps its ending', () => {
    const name = cleanName(`${'长'.repeat(300)}.pdf`, pdf);
    expect([...name]).toHaveLength(120);
    expect(name.endsWith('.pdf')).toBe(true);
  });
});
