export * from './transparency.module.js';
export * from './log.service.js';
export { commitment, type LogLine } from './log-line.js';
