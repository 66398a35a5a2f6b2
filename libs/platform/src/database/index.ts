export * from './database.js';
export * from './statement.js';
export * from './open.js';
export * from './migrate.js';
export * from './money.column.js';
export * from './refusals.js';
