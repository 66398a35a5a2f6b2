export * from './outbox.js';
export * from './fact-book.js';
