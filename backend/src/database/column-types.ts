import { Column, type ColumnOptions } from 'typeorm';

/** A `numeric` column: exact, read and written as a decimal string, never as a float. */
export const Numeric = (options: ColumnOptions = {}) => Column({ ...options, type: 'numeric' });

/** An instant. */
export const Instant = (options: ColumnOptions = {}) => Column({ ...options, type: 'timestamptz' });

/** A calendar day, read as `2021-03-31`. */
export const Day = (options: ColumnOptions = {}) => Column({ ...options, type: 'date' });

/** A foreign key. The relation itself is guarded by the database; code joins in SQL where it needs to. */
export const Reference = (options: ColumnOptions = {}) => Column({ ...options, type: 'uuid' });
