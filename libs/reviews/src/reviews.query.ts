import { statement } from '#platform/database';

export interface Purchase {
  productId: string;
  cooperativeId: string;
  personId: string | null;
  deliveredAt: Date | null;
}

/** The line of an order, for whoever holds the link by which the order is followed. */
export const purchaseOf = statement<Purchase, [followKey: string, lineId: string]>(
  'reviews.purchase-of',
  `SELECT v.product_id AS "productId", p.cooperative_id AS "cooperativeId", g.person_id AS "personId", o.delivered_at AS "deliveredAt"
   FROM ordering_line l JOIN ordering_order o ON o.id = l.order_id JOIN ordering_group g ON g.id = o.group_id
   JOIN catalog_variant v ON v.id = l.variant_id JOIN catalog_product p ON p.id = v.product_id
   WHERE g.key = $1 AND l.id = $2`,
);

export const isSeated = statement<{ seated: boolean }, [cooperativeId: string, personIds: (string | null)[]]>(
  'reviews.is-seated',
  'SELECT EXISTS (SELECT FROM cooperatives_membership WHERE cooperative_id = $1 AND person_id = ANY ($2::uuid[])) AS seated',
);

/** No row when the line has one already. */
export const insertReview = statement<{ id: string }, [review: string]>(
  'reviews.insert',
  `INSERT INTO reviews_review (id, line_id, product_id, person_id, stars, text, shown_name, written_at, edit_until)
   SELECT r."id", r."lineId", r."productId", r."personId", r."stars", r."text", r."shownName", r."writtenAt", r."editUntil"
   FROM jsonb_to_record($1::jsonb) AS r("id" uuid, "lineId" uuid, "productId" uuid, "personId" uuid, "stars" int, "text" text,
     "shownName" text, "writtenAt" timestamptz, "editUntil" timestamptz)
   ON CONFLICT ON CONSTRAINT reviews_review_line DO NOTHING RETURNING id`,
);

/** As long as it stands and may be changed. Sent again as it is, it does not count as changed. */
export const editReview = statement<
  { id: string },
  [lineId: string, stars: number, text: string, shownName: string, at: Date, otherPhotos: boolean]
>(
  'reviews.edit',
  `UPDATE reviews_review SET stars = $2::int, text = $3::text, shown_name = $4::text,
     edited_at = CASE WHEN $6 OR (stars, text, shown_name) IS DISTINCT FROM ($2::int, $3::text, $4::text) THEN $5 ELSE edited_at END
   WHERE line_id = $1 AND state = 'shown' AND edit_until >= $5 RETURNING id`,
);

export const reviewOfLine = statement<{ state: string }, [lineId: string]>(
  'reviews.of-line',
  'SELECT state FROM reviews_review WHERE line_id = $1',
);

export const dropPhotos = statement<never, [reviewIds: string[]]>(
  'reviews.drop-photos',
  'DELETE FROM reviews_photo WHERE review_id = ANY ($1)',
);
export const insertPhoto = statement<
  never,
  [id: string, reviewId: string, position: number, width: number, height: number]
>(
  'reviews.insert-photo',
  'INSERT INTO reviews_photo (id, review_id, position, width, height) VALUES ($1, $2, $3, $4, $5)',
);
export const insertPhotoFile = statement<never, [photoId: string, width: number, format: string, bytes: Buffer]>(
  'reviews.insert-photo-file',
  'INSERT INTO reviews_photo_file (photo_id, width, format, bytes) VALUES ($1, $2, $3, $4)',
);

/** Of a line, or of a person. In the order of products: whoever withdraws several locks their sums in one order. */
export const toWithdraw = statement<{ id: string }, [lineId: string | null, personId: string | null]>(
  'reviews.to-withdraw',
  `SELECT id FROM reviews_review WHERE state <> 'withdrawn' AND (line_id = $1 OR person_id = $2) ORDER BY product_id, id`,
);
/** What the department removed stays removed; what the person wrote there is forgotten all the same. */
export const withdrawReview = statement<never, [id: string]>(
  'reviews.withdraw',
  `UPDATE reviews_review SET state = CASE state WHEN 'shown' THEN 'withdrawn' ELSE state END, text = '', shown_name = '', person_id = NULL
   WHERE id = $1`,
);
export const closeReports = statement<never, [reviewIds: string[], decision: string, by: string | null, at: Date]>(
  'reviews.close-reports',
  'UPDATE reviews_report SET decision = $2, decided_by = $3, decided_at = $4 WHERE review_id = ANY ($1) AND decision IS NULL',
);
