import { finding, placeOf, type CheckKind } from '../check-kind.js';
import type { MissingEvidenceCheck } from '../definition.js';

/** A checklist item is ticked as met, but the list that must prove it is empty. */
export const missingEvidence: CheckKind<MissingEvidenceCheck> = {
  formulas: () => [],
  evaluate: (check, context) => {
    const ticks = context.answer(check.answer);
    const ticked =
      typeof ticks === 'object' &&
      ticks !== null &&
      Object.entries(ticks).some(([item, met]) => item === check.item && met === true);
    const evidence = context.answer(check.list);
    if (!ticked || (Array.isArray(evidence) && evidence.length > 0)) return [];
    const [answer, list] = [context.label(check.answer), context.label(check.list)];
    return [
      finding(check, [check.item], {
        message: `“${answer}”的“${check.label}”已选符合，但“${list}”没有内容，请补充佐证材料，或改选不符合。`,
        places: [placeOf(check.answer, '符合', context), placeOf(check.list, '无', context)],
        facts: { item: check.item, list: check.list },
      }),
    ];
  },
};
