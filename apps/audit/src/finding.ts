/** A row that is not what was signed for. */
export interface Finding {
  /** Table and key: `transparency_entry 17`, `labels_label 08935…/A1B2`. */
  row: string;
  what: string;
}

export const finding = (row: string, what: string): Finding => ({ row, what });
