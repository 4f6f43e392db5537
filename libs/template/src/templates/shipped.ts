import type { TemplateDefinition } from '../definition.js';
import { template2020 } from './2020/index.js';

/** Templates that come with the product. Each is installed as version 1 of its key and year and never changes after that. */
export const shippedTemplates: readonly TemplateDefinition[] = [template2020];
