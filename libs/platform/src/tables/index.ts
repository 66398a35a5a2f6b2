export * from './read-tables.js';
export * from './safe-cell.js';
