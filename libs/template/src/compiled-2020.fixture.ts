import { compileTemplate, template2020, type CompiledTemplate } from './index.js';

/** The compiled 2020 template; a spec fails with its errors when it does not compile. */
export function compiled2020(): CompiledTemplate {
  const result = compileTemplate(template2020);
  if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join('\n'));
  return result.template;
}
