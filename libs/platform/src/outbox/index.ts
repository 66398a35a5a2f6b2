export * from './outbox.js';
export * from './fact-book.js';
export * from './bell.js';
export * from './listening.js';
export * from './rounds.js';
