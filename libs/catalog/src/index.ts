export * from './lines.js';
export * from './packs.js';
export * from './catch-weight.js';
export * from './product-actions.js';
export * from './season.js';
export * from './listing-rules.js';
export * from './product-texts.js';
export * from './variant-input.js';
export * from './facts.js';
export * from './refusals.js';
export { OCOP_GROUPS, type OcopGroup } from './groups/ocop-groups.js';
export { loadGroups } from './groups/load-groups.js';
export { MOST_PHOTOS, Photos, type PhotoText } from './photos.service.js';
export { encodePicture, PHOTO_FORMATS, PHOTO_WIDTHS, type PhotoFormat, type Picture } from './picture.js';
export { Products, type ProductEdit, type ProductInput } from './products.service.js';
export { Changes } from './changes.service.js';
export { APPEAL_DECISIONS, Takedowns, type AppealDecision, type TakedownOrder } from './takedowns.service.js';
export { Variants } from './variants.service.js';
export { ItemNumbers } from './item-numbers.service.js';
export { Imports, type ReadRow } from './imports/imports.service.js';
export { type ImportRow, type KnownProduct, type RefusedRow, type RowPlan } from './imports/plan-rows.js';
export {
  IMPORT_COLUMNS,
  MOST_IMPORT_ROWS,
  productsCsv,
  productsXlsx,
  readProducts,
  type ImportColumn,
} from './imports/product-table.js';
export { CatalogModule } from './catalog.module.js';
