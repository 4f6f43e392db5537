import { describe, expect, it } from '@jest/globals';
import { compileTemplate, diffTemplates, readTemplate } from './index.js';
import type { FieldDefinition, FigureField, TableField, TemplateDefinition } from './index.js';
import { restrictedTemplate } from './restricted.fixture.js';
import { viewersInWords, writersInWords } from './right-words.js';

function changed(change: (field: <F extends FieldDefinition>(key: string) => F, template: TemplateDefinition) => void) {
  const copy = JSON.parse(JSON.stringify(restrictedTemplate)) as TemplateDefinition;
  change((key) => copy.sections.flatMap(({ fields }) => fields).find((each) => each.key === key) as never, copy);
  return copy;
}
const errorsOf = (template: TemplateDefinition) => {
  const result = compileTemplate(template);
  return result.ok ? [] : result.errors.map(({ code, where }) => [code, where]);
};

const broken: [string, Parameters<typeof changed>[0], [code: string, where: string][]][] = [
  [
    'an owner who may write only when the section is with others',
    (field) => (field('remarks').editableBy = [{ role: 'owner', states: ['in_review', 'signed_off'] }]),
    [['never_writable', 'remarks']],
  ],
  [
    'a bureau that may write before it has the report',
    (field) => (field('remarks').editableBy = ['owner', { role: 'finance', states: ['drafting'] }]),
    [['never_writable', 'remarks']],
  ],
  [
    'a public that sees before anything is published',
    (field) => (field('secret_text').visibleTo = ['reviewer', { role: 'public', states: ['accepted'] }]),
    [['never_visible', 'secret_text']],
  ],
  [
    'a required field for the reviewer alone',
    (field) => Object.assign(field('review_note'), { required: true }),
    [['required_unwritable', 'review_note']],
  ],
  [
    'a required field that may be written first when it is returned',
    (field) => Object.assign(field('remedy'), { required: true }),
    [['required_unwritable', 'remedy']],
  ],
  [
    'a required field that its owner does not see',
    (field) => Object.assign(field('remarks'), { required: true, editableBy: ['assisting'], visibleTo: ['finance'] }),
    [
      ['required_unseen', 'remarks'],
      ['check_unseen', 'gap_stated'],
      ['check_unseen', 'open_stated'],
    ],
  ],
  [
    'an open field that a formula computes from a hidden one',
    (field) => (field<FigureField>('spent').formula = 'secret_figure / 2'),
    [['reveals_hidden', 'spent']],
  ],
  [
    'an open table whose cell is computed from a hidden figure through others',
    (field) => {
      delete field('secret_table').visibleTo;
      field<TableField>('secret_table').rows.push({
        key: 'last',
        label: '末项',
        kind: 'item',
        formulas: { plan: 'twice + 1' },
      });
    },
    [['reveals_hidden', 'secret_table']],
  ],
  [
    'a check for a section whose owner does not see what it compares',
    (_, { checks }) => (checks[0]!.section = 'summary'),
    [['check_unseen', 'hidden_stated']],
  ],
];

describe('rights of fields', () => {
  it('of which all can come true are accepted, from outside too', () => {
    expect(readTemplate(restrictedTemplate)).toEqual({ ok: true, definition: restrictedTemplate });
  });

  it.each(broken)('%s', (_, change, errors) => {
    expect(errorsOf(changed(change))).toEqual(errors);
  });

  it('a fault is told with the field, the role and the states', () => {
    const result = readTemplate(changed(broken[0]![1]));
    expect(result).toEqual({
      ok: false,
      errors: [
        {
          code: 'never_writable',
          where: 'remarks',
          path: 'sections[0].fields[1]',
          message: '栏目“说明”让填报人在章节审核中或已签批时填写，但填报人在这些状态下不能填写，请改选状态。',
        },
      ],
    });
  });

  it.each([
    ['an unknown role', ['boss']],
    ['an unknown state', [{ role: 'owner', states: ['finished'] }]],
    ['no state', [{ role: 'owner', states: [] }]],
    ['no role at all', []],
  ])('%s is refused with its place', (_, visibleTo) => {
    const copy = changed((field) => Object.assign(field('remarks'), { visibleTo }));
    const result = readTemplate(copy);
    expect(result.ok ? [] : result.errors.map(({ path }) => path)).toEqual([
      expect.stringMatching(/^sections\[0\]\.fields\[1\]\.visibleTo/),
    ]);
  });

  it('can be read aloud', () => {
    const note = restrictedTemplate.sections[0]!.fields.find(({ key }) => key === 'review_note')!;
    expect([writersInWords(note), viewersInWords(note)]).toEqual([
      '审核人填写',
      '只有分管领导、填报人（章节已退回或已签批时）和填写的人能看到',
    ]);
    const remarks = restrictedTemplate.sections[0]!.fields[1]!;
    expect([writersInWords(remarks), viewersInWords(remarks)]).toEqual(['填报人填写', '能看本章节的人都能看到']);
  });

  it('a change of them is told in words', () => {
    const after = changed(
      (field) => (field('remarks').visibleTo = ['reviewer', { role: 'owner', states: ['accepted'] }]),
    );
    expect(diffTemplates(restrictedTemplate, after).map(({ key, text }) => [key, text])).toEqual([
      ['remarks', expect.stringMatching(/可见人.*审核人、填报人（报告已接收时）/)],
    ]);
  });
});
