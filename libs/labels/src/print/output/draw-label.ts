import type { LabelSheet } from '../label-sheet.js';

export interface DrawnLabel {
  readonly bytes: Buffer;
  /** Modules on a side of its symbol, without the quiet zone. */
  readonly modules: number;
}

/** Draws one label of a sheet. */
export type DrawLabel = (label: LabelSheet['labels'][number]) => DrawnLabel | Promise<DrawnLabel>;
