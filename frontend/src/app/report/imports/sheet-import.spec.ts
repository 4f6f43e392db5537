import type { ImportPreview } from '@countersign/contracts';
import { describe, expect, it } from '@jest/globals';
import type { Api } from '../../api/api.js';
import { ApiProblem } from '../../api/api-problem.js';
import { cellWord, importSummary, sheetColumn } from './import-words.js';
import { SheetImport } from './sheet-import.js';

const preview: ImportPreview = {
  revision: 3,
  sheets: [{ name: '表', hidden: false }],
  sheet: 0,
  own: false,
  remembered: false,
  unitStated: true,
  mapping: { firstRow: 1, nameColumn: 0, unit: '元', columnUnits: { spent: '万元' }, columns: { spent: 1 }, rows: {} },
  heads: [],
  suggestions: {},
  rows: [],
  changes: 2,
  added: 1,
  refused: 1,
  differs: 0,
};

interface Asked {
  name: string;
  mapping: ImportPreview['mapping'] | null;
  answer(preview: ImportPreview | Error): Promise<void>;
}

/** A server that answers when it is told to. */
function started() {
  const asked: Asked[] = [];
  const api = {
    call: (name: string, { form }: { form: FormData }) =>
      new Promise((resolve, reject) => {
        const mapping = form.get('mapping');
        asked.push({
          name,
          mapping: typeof mapping === 'string' ? (JSON.parse(mapping) as ImportPreview['mapping']) : null,
          answer: async (answer) => {
            if (answer instanceof Error) reject(answer);
            else resolve(answer);
            await settled();
          },
        });
      }),
  } as unknown as Api;
  const places = { section: () => 's', table: () => 'execution', flush: () => Promise.resolve() };
  return { asked, run: new SheetImport(api, places) };
}

const settled = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

async function previewed() {
  const { asked, run } = started();
  void run.choose(new File(['x'], '表.xlsx'));
  await settled();
  await asked[0]!.answer(preview);
  return { asked, run };
}

describe('an import under way', () => {
  it('builds each choice on the one before, and shows the answer to the last one', async () => {
    const { asked, run } = await previewed();
    void run.chooseUnit('千元');
    void run.chooseColumn('added', 1);
    void run.chooseRow('购置费', { to: 'none' });
    await settled();
    expect(asked.at(-1)!.mapping).toEqual({
      ...preview.mapping,
      unit: '千元',
      columnUnits: {},
      // a column of the sheet goes to one column of the table
      columns: { added: 1 },
      rows: { 购置费: { to: 'none' } },
    });
    await asked[3]!.answer({ ...preview, changes: 9 });
    // nothing is written while an answer is owed
    expect(run.busy()).toBe(true);
    await asked[1]!.answer({ ...preview, changes: 1 });
    expect(run.preview()!.changes).toBe(9);
  });

  it('is previewed anew when somebody saved meanwhile, and says so', async () => {
    const { asked, run } = await previewed();
    const applying = run.apply();
    await settled();
    await asked[1]!.answer(ApiProblem.of(409, { code: 'revision_conflict' }));
    expect(asked[2]!.name).toBe('previewImport');
    await asked[2]!.answer({ ...preview, revision: 4 });
    expect(await applying).toBeNull();
    expect(run.preview()!.revision).toBe(4);
    expect(run.problem()).toContain('已按最新内容重新预览');
  });

  it('a file that cannot be read leaves the person at the first step, with the reason', async () => {
    const { asked, run } = started();
    void run.choose(new File(['x'], '表.xls'));
    await settled();
    await asked[0]!.answer(ApiProblem.of(422, { code: 'sheet_old_format', detail: '请另存为 .xlsx。' }));
    expect([run.preview(), run.problem(), run.busy()]).toEqual([null, '请另存为 .xlsx。', false]);
  });
});

it('says in words what becomes of the cells', () => {
  expect(importSummary(preview)).toBe('写入 2 格，新增 1 行，1 格不能导入');
  expect(importSummary({ ...preview, changes: 0, added: 0, refused: 0 })).toBe('没有要写入的格');
  expect(cellWord({ column: 'spent', raw: '1', state: 'changes', note: '换算' })).toBe('写入，有说明');
  expect([sheetColumn(0, '项目'), sheetColumn(27, '')]).toEqual(['A 项目', 'AB']);
});
