import { passportColumns, type Passport } from '#libs/passport';
import { statement } from '#platform/database';

export const PASSPORTS_PAGE_SIZE = 30;

export interface PassportListRow extends Passport {
  exportedAt: Date | null;
  /** Of the whole list, not of this page. */
  total: number;
}

/** Passports of the batches packed last; one line per batch, under its first pack. */
export const passportList = statement<PassportListRow, [skip: number]>(
  'passport-pages.list',
  `SELECT passport.*, told.exported_at AS "exportedAt", newest.total
   FROM (SELECT b.id, b.product_id, b.lot, b.packed_on, (count(*) OVER ())::int AS total FROM traceability_batch b WHERE b.packed_on IS NOT NULL
         ORDER BY b.packed_on DESC, b.id OFFSET $1 LIMIT ${PASSPORTS_PAGE_SIZE}) newest
   CROSS JOIN LATERAL (${passportColumns('b.id = newest.id')} ORDER BY v.position, v.gtin LIMIT 1) passport
   LEFT JOIN passport_export told ON told.batch_id = newest.id AND told.gtin = passport.gtin
   ORDER BY newest.packed_on DESC, newest.id`,
);
