export * from './lai-chau.js';
export * from './load-places.js';
export * from './places.service.js';
export * from './places.module.js';
