/** Something outside the product keeps it from starting; the message says what and the way out, zh-CN first. */
export class StartError extends Error {}
