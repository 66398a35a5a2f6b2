import type { Cutting } from '../cuttings.js';

export interface DrawnLabel {
  readonly bytes: Buffer;
  /** Modules on a side of its symbol, without the quiet zone. */
  readonly modules: number;
}

/** Draws one label of a sheet, or a slip. */
export type DrawLabel = (cutting: Cutting) => DrawnLabel | Promise<DrawnLabel>;
