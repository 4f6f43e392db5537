/** Injection token of the PostgreSQL address in use, embedded or given. */
export const DATABASE_URL = Symbol('database url');
