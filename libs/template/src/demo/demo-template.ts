import { compileTemplate } from '../compile-template.js';
import type { CompiledTemplate } from '../compiled-template.js';
import type { ReportInputs } from '../evaluation.js';
import { createSession, type ReportSession } from '../session.js';
import { template2020 } from '../templates/2020/index.js';

let compiled: CompiledTemplate | undefined;

/** A session over the 2020 template, which is compiled once: demo figures follow from what the engine computes. */
export function demoSession(inputs: ReportInputs): ReportSession {
  if (!compiled) {
    const result = compileTemplate(template2020);
    if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join('\n'));
    compiled = result.template;
  }
  return createSession(compiled, inputs);
}
