/** Every advisory lock of the product, in one place so that no two share a number. The numbers mean nothing. */
export const advisoryLocks = {
  /** Two instances that start at once migrate one after the other. */
  migration: 4_011_702,
  /** Demo data are made once. */
  demo: 4_011_703,
  /** Held by the process that serves the embedded database of a data folder. */
  serving: 4_011_704,
} as const;
