export * from './locale.js';
export * from './format.js';
export * from './fold.js';
