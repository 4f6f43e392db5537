/** Whether a narrative says anything. */
export function isWritten(answer: unknown): boolean {
  return typeof answer === 'string' && answer.trim() !== '';
}
