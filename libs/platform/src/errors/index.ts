export * from './trade-error.js';
