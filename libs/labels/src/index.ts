export * from './labels.module.js';
export * from './labels.service.js';
export * from './facts.js';
export * from './refusals.js';
export { netContent } from './net-content.js';
export { sheetCode, type PrintWish } from './print-sheet.js';
export { plainSerial, serialInGroups } from './serial.js';
export { qrSvg, qrSymbol, QUIET_ZONE, type QrSvgOptions, type QrSymbol } from './qr-symbol.js';
export { LABELS_PER_PAGE } from './label-template.js';
