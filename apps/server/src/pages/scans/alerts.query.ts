import type { Evidence } from '#libs/scans';
import { statement } from '#platform/database';

export const ALERTS_PAGE_SIZE = 30;

export interface AlertRow {
  id: string;
  kind: 'clone' | 'guessing' | 'copying';
  state: 'open' | 'suspect' | 'dismissed';
  score: number;
  cooperative: string | null;
  nameVi: string | null;
  nameEn: string | null;
  gtin: string | null;
  serial: string | null;
  lot: string | null;
  updatedAt: Date;
  /** Of the whole list, not of this page. */
  total: number;
}

const COLUMNS = `a.id, a.kind, a.state, a.score, c.name AS cooperative, p.name_vi AS "nameVi", p.name_en AS "nameEn", a.gtin, a.serial, b.lot,
  a.updated_at AS "updatedAt"`;
const TABLES = `scans_alert a
  LEFT JOIN cooperatives_cooperative c ON c.id = a.cooperative_id
  LEFT JOIN catalog_variant v ON v.gtin = a.gtin LEFT JOIN catalog_product p ON p.id = v.product_id
  LEFT JOIN labels_label l ON l.gtin = a.gtin AND l.serial = a.serial
  LEFT JOIN traceability_batch b ON b.id = l.batch_id`;

/** A co-op's alerts, or everybody's (null). `all`: decided ones too. What is worse comes first. */
export const alertList = statement<AlertRow, [cooperativeId: string | null, all: boolean, skip: number]>(
  'scans-pages.alert-list',
  `SELECT ${COLUMNS}, (count(*) OVER ())::int AS total FROM ${TABLES}
   WHERE ($1::uuid IS NULL OR a.cooperative_id = $1) AND ($2 OR a.state = 'open')
   ORDER BY a.state <> 'open', a.score DESC, a.updated_at DESC, a.id OFFSET $3 LIMIT ${ALERTS_PAGE_SIZE}`,
);

export interface AlertLook {
  at: string;
  verdict: string;
  cell: string | null;
}

export interface AlertFull extends Omit<AlertRow, 'total'> {
  evidence: Evidence[];
  raisedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  note: string;
  /** The newest raw looks at this label, newest first. */
  looks: AlertLook[];
}

export const alertPage = statement<AlertFull, [id: string, cooperativeId: string | null]>(
  'scans-pages.alert',
  `SELECT ${COLUMNS}, a.evidence, a.raised_at AS "raisedAt", d.full_name AS "decidedBy", a.decided_at AS "decidedAt", a.note,
     COALESCE((SELECT json_agg(json_build_object('at', scanned_at, 'verdict', verdict, 'cell', cell) ORDER BY scanned_at DESC)
       FROM (SELECT scanned_at, verdict, cell FROM scans_scan WHERE gtin = a.gtin AND serial = a.serial ORDER BY scanned_at DESC LIMIT 50) newest),
       '[]') AS looks
   FROM ${TABLES} LEFT JOIN identity_person d ON d.id = a.decided_by
   WHERE a.id = $1 AND ($2::uuid IS NULL OR a.cooperative_id = $2)`,
);
