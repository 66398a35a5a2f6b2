export * from './labels.module.js';
export * from './rolls/rolls.service.js';
export * from './rolls/strips.service.js';
export * from './rolls/allowances.service.js';
export { InsideCodes, type Opening } from './inside/inside-codes.service.js';
export { LabelKey } from './inside/label-key.service.js';
export { codeInGroups, INSIDE_CODE_LENGTH, plainCode } from './inside/inside-code.js';
export { MOST_TRIES } from './inside/inside-statements.js';
export * from './sales/sales.service.js';
export * from './sales/refusals.js';
export type { LineInParcel } from './sales/what-stands-against.js';
export * from './print/prints.service.js';
export * from './print/print-runs.service.js';
export type { PrintStanding, PrintState } from './print/print-run-statements.js';
export * from './facts.js';
export * from './refusals.js';
export { LabelChanges } from './rolls/changes.service.js';
export { OldRolls } from './rolls/old-rolls.service.js';
export { changeContent, serialRoot, type LabelState } from './rolls/change-content.js';
export { asMultirange } from './rolls/positions.js';
export { plainSerial, serialInGroups, SERIAL_LENGTH } from './rolls/serial.js';
export { TYPEFACES } from './print/typefaces.js';
export { netContent } from './print/net-content.js';
export { rollCode, type PrintWish } from './print/print-sheet.js';
export { qrSvg, qrSymbol, QUIET_ZONE, type QrSvgOptions, type QrSymbol } from './print/qr-symbol.js';
export {
  CELLS,
  LABEL_SIZES,
  LABELS_PER_PAGE,
  NARROWEST_MODULE_MM,
  PRINT_FORMS,
  RESOLUTIONS,
  type Dpi,
  type LabelSize,
  type PrintForm,
} from './print/label-template.js';
export { fileKind, tidyChoice, type FileKind, type PrintChoice } from './print/print-choice.js';
export { symbolOutlook, type SymbolOutlook } from './print/symbol-outlook.js';
