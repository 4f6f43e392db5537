import { sectionExpectations } from '@countersign/access';
import type { Expectation, Persona, SectionTrial } from '@countersign/access';
import { sectionStates } from '@countersign/workflow';
import type { SectionState } from '@countersign/workflow';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { act, bringTo, fingerprint, placeReport, revisionOf, startWorld, tried } from './office-world.js';
import type { OfficeWorld, PlacedReport } from './office-world.js';

type Case = Expectation<SectionTrial, SectionState>;

/** The template leaves no field to assisting offices alone: the owner may write theirs too. */
const shared = ({ persona, state, trial, allowed }: Case): Case => ({
  persona,
  state,
  trial,
  allowed:
    allowed ||
    (trial === 'save_assisting' &&
      (state === 'draft' || state === 'returned') &&
      (persona === 'owner' || persona === 'colleague')),
});

/** The report is being written: it does not exist for them. */
const unreadable: readonly Persona[] = ['finance', 'administrator', 'stranger'];

let world: OfficeWorld;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.close());

/** As the table says: confirmed in review, except where countersigning or recalling is tried. */
async function prepared({ state, trial }: Pick<Case, 'state' | 'trial'>): Promise<PlacedReport> {
  const report = await placeReport(world);
  await bringTo(world, report, state, { countersigned: trial !== 'countersign' && trial !== 'recall' });
  return report;
}

async function attempt({ persona, trial }: Case, { section }: PlacedReport) {
  const id = section(tried);
  if (trial === 'save' || trial === 'save_assisting') {
    const key = trial === 'save' ? 'year_plan' : 'tasks_city';
    const value = trial === 'save' ? '全年思路有调整。' : [{ no: '1', theme: '专题招商', goal: '签约三个项目' }];
    const revision = await revisionOf(world, id);
    return world.people[persona].call('saveAnswers', { params: { id }, body: { revision, answers: [{ key, value }] } });
  }
  const withReason = trial === 'return' || trial === 'reopen';
  return act(world, persona, id, trial, withReason ? { comment: '口径需要核对' } : {});
}

describe.each(sectionStates)('a section that is %s', (state) => {
  const cases = sectionExpectations()
    .filter((each) => each.state === state)
    .map(shared);

  it.each(cases.filter(({ allowed }) => allowed))('lets $persona $trial', async (each) => {
    const report = await prepared(each);
    const before = await fingerprint(world, report.id);
    const answer = await attempt(each, report);
    expect(answer.problem).not.toHaveProperty('code');
    expect(answer.status).toBe(200);
    expect(await fingerprint(world, report.id)).not.toBe(before);
  });

  describe('refuses and changes nothing', () => {
    const prepareds = new Map<string, PlacedReport>();
    const unchanged = async (each: Case): Promise<PlacedReport> => {
      const kind = state === 'in_review' && (each.trial === 'countersign' || each.trial === 'recall') ? 'open' : 'any';
      const known = prepareds.get(kind) ?? (await prepared(each));
      prepareds.set(kind, known);
      return known;
    };
    it.each(cases.filter(({ allowed }) => !allowed))('$persona: $trial', async (each) => {
      const report = await unchanged(each);
      const before = await fingerprint(world, report.id);
      const answer = await attempt(each, report);
      expect(unreadable.includes(each.persona) ? [404] : [403, 409]).toContain(answer.status);
      expect(answer.problem.detail).toMatch(/[一-鿿]/);
      expect(await fingerprint(world, report.id)).toBe(before);
    });
  });
});
