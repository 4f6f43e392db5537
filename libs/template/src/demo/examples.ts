import type { ReportInputs } from '../evaluation.js';
import { template2020 } from '../templates/2020/index.js';
import { fourStages } from '../templates/four-stages/index.js';
import { publicInstitution } from '../templates/public-institution/index.js';
import { fourStagesInputs } from './four-stages.js';
import { publicInstitutionInputs } from './public-institution.js';
import { goldenInputs } from './report-2020.js';

/** Example data of each shipped template, by the template's key. */
export const exampleInputs: Readonly<Record<string, ReportInputs>> = {
  [template2020.key]: goldenInputs,
  [fourStages.key]: fourStagesInputs,
  [publicInstitution.key]: publicInstitutionInputs,
};
