import type { TemplateDefinition } from '../definition.js';
import { template2020 } from './2020/index.js';
import { fourStages } from './four-stages/index.js';
import { publicInstitution } from './public-institution/index.js';

/**
 * Templates that come with the product; an entry of their own, so that no browser bundle carries them. Each is installed as version 1 of its key and year and never changes
 * after that.
 */
export const shippedTemplates: readonly TemplateDefinition[] = [template2020, fourStages, publicInstitution];
