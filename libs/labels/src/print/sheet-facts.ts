// What is printed of a roll, whatever the form of the file.
import type { Locale } from '#platform/language';
import type { SlipCaptions } from './inside-slip.js';
import type { LabelFacts } from './label-layout.js';
import type { ErrorLevel } from './qr-symbol.js';

export interface LabelSheet extends LabelFacts {
  readonly language: Locale;
  /** Names the sheet, the lot and the count at the head of each page: "Tờ tem T-0042 · Lô CHE-2026-11 · 48 tem". */
  readonly title: string;
  readonly captions: LabelFacts['captions'] &
    SlipCaptions & {
      /** "tờ 1/4" */
      page(page: number, pages: number): string;
    };
  /** When the labels were issued. A reprint is the same file, byte for byte. */
  readonly issuedAt: Date;
  readonly level?: ErrorLevel;
  readonly labels: readonly PrintedLabel[];
}

export interface PrintedLabel {
  readonly serial: string;
  readonly uri: string;
  /** The second code, on a slip of its own beside the label: it goes under the seal of the same pack. */
  readonly inside?: { readonly code: string; readonly uri: string };
}
