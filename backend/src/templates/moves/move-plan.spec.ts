import { compileTemplate, template2020 } from '@countersign/template';
import type { CompiledTemplate, FieldDefinition, SectionDefinition, TemplateDefinition } from '@countersign/template';
import { goldenInputs } from '@countersign/template/demo';
import type { SectionState } from '@countersign/workflow';
import { describe, expect, it } from '@jest/globals';
import { planMove } from './move-plan.js';

type Change = (definition: TemplateDefinition) => void;
function changed(change: Change): CompiledTemplate {
  // as the database gives it
  const definition = JSON.parse(JSON.stringify(template2020)) as TemplateDefinition;
  change(definition);
  const result = compileTemplate(definition);
  if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join());
  return result.template;
}
const present = changed(() => {});
const section = ({ sections }: TemplateDefinition, key: string): SectionDefinition =>
  sections.find((each) => each.key === key)!;
const asked: FieldDefinition = { kind: 'narrative', key: 'asked', label: '新问题', required: true, maxLength: 100 };
const addSection: Change = (t) => t.sections.push({ ...section(t, 'staff'), key: 'more', fields: [asked] });
const planned = (change: Change, state: SectionState = 'signed_off') =>
  planMove(
    present,
    changed(change),
    goldenInputs,
    [...present.sections.keys()].map((key, index) => ({ key, state, position: index + 1 })),
  );

describe('a report under another version', () => {
  it('stays as it is when nothing of it differs', () => {
    const plan = planned((t) => (t.title = '新题'));
    expect(plan).toMatchObject({ added: [], removed: [], reopened: [], toSignAgain: [], inPlace: true });
    expect(plan.withoutPlace).toEqual({ figures: [], answers: [] });
    expect([plan.places.figures.size, plan.places.answers.size]).toEqual([0, 0]);
  });

  it.each<[string, Change]>([
    ['a heading', (t) => (section(t, 'staff').title = '人员情况')],
    ['a number', (t) => (section(t, 'staff').number = '二、')],
    ['guidance', (t) => (section(t, 'staff').guidance = '按年末数填报。')],
    ['an office', (t) => (section(t, 'staff').office = '人事科')],
    ['guidance of a field', (t) => (section(t, 'staff').fields[0]!.guidance = '按编制文件填报。')],
  ])('needs no new signature for %s', (_, change) => {
    expect(planned(change).toSignAgain).toEqual([]);
  });

  it.each<[string, string, Change]>([
    ['how exactly a figure is written', 'staff', (t) => Object.assign(section(t, 'staff').fields[4]!, { decimals: 1 })],
    ['a label', 'staff', (t) => (section(t, 'staff').fields[0]!.label = '编制')],
    ['a field that went', 'staff', (t) => section(t, 'staff').fields.splice(4, 1)],
    ['what the rubric asks', 'rules', (t) => (t.indicators.find(({ key }) => key === 'rules_sound')!.criterion = '新')],
  ])('needs a new signature for %s, of that section alone', (_, key, change) => {
    expect(planned(change).toSignAgain).toEqual([key]);
  });

  it('asks a section anew only where somebody else has it', () => {
    const ask: Change = (t) => section(t, 'rules').fields.push(asked);
    for (const state of ['in_review', 'awaiting_sign_off', 'signed_off'] as const) {
      const plan = planned(ask, state);
      expect(plan.reopened).toEqual([{ key: 'rules', missing: [{ field: 'asked', label: '新问题' }] }]);
      expect(plan.toSignAgain).toEqual([]);
    }
    for (const state of ['draft', 'returned'] as const) expect(planned(ask, state).reopened).toEqual([]);
  });

  it('does not send back what was missing before', () => {
    const ask: Change = (t) => section(t, 'rules').fields.push(asked);
    const plan = planMove(changed(ask), changed(ask), goldenInputs, [
      { key: 'rules', state: 'signed_off', position: 1 },
    ]);
    expect(plan.reopened).toEqual([]);
  });

  it('keeps content with its field when the field goes to another section', () => {
    const plan = planned((t) => section(t, 'rules').fields.push(...section(t, 'staff').fields.splice(4, 1)));
    expect(plan.places.figures.get('staff.retired')).toBe('rules');
    expect(plan.withoutPlace.figures).toEqual([]);
  });

  it('is not left in place when a section goes', () => {
    const former = changed(addSection);
    const standing = [...former.sections.keys()].map((key, index) => ({
      key,
      state: 'draft' as const,
      position: index + 1,
    }));
    expect(planMove(former, present, goldenInputs, standing)).toMatchObject({ removed: ['more'], inPlace: false });
  });

  it.each<[string, Change, SectionState]>([
    ['a section comes', addSection, 'draft'],
    ['sections change places', (t) => t.sections.push(...t.sections.splice(t.sections.length - 2, 1)), 'draft'],
    ['a section is reopened', (t) => section(t, 'rules').fields.push(asked), 'signed_off'],
    [
      'a field goes to another section',
      (t) => section(t, 'rules').fields.push(...section(t, 'staff').fields.splice(4, 1)),
      'draft',
    ],
  ])('is not left in place when %s', (_, change, state) => {
    expect(planned(change, state).inPlace).toBe(false);
  });
});
