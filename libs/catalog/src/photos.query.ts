import { statement } from '#platform/database';

export const countPhotos = statement<{ count: number }, [string]>(
  'catalog.count-photos',
  'SELECT count(*)::int AS count FROM catalog_photo WHERE product_id = $1',
);

/** Photos of one product are added one at a time, so that nobody adds a ninth. */
export const lockProduct = statement<{ id: string }, [string]>(
  'catalog.lock-product',
  'SELECT id FROM catalog_product WHERE id = $1 FOR NO KEY UPDATE',
);

export const insertPhoto = statement<never, [string, string, string, string, number, number, Date, string]>(
  'catalog.insert-photo',
  `INSERT INTO catalog_photo (id, product_id, position, alt_vi, alt_en, width, height, created_at, placeholder)
   VALUES ($1, $2, (SELECT COALESCE(max(position) + 1, 0) FROM catalog_photo WHERE product_id = $2), $3, $4, $5, $6, $7, $8)`,
);

export const insertPhotoFile = statement<never, [string, number, string, Buffer]>(
  'catalog.insert-photo-file',
  'INSERT INTO catalog_photo_file (photo_id, width, format, bytes) VALUES ($1, $2, $3, $4)',
);

export const deletePhoto = statement<never, [string, string]>(
  'catalog.delete-photo',
  'DELETE FROM catalog_photo WHERE id = $2 AND product_id = $1',
);

/** Changes places with the one before it; the first one stays where it is. */
export const movePhotoUp = statement<never, [productId: string, photoId: string]>(
  'catalog.move-photo-up',
  `UPDATE catalog_photo moved SET position = CASE WHEN moved.id = one.id THEN above.position ELSE one.position END
   FROM catalog_photo one CROSS JOIN LATERAL (
     SELECT id, position FROM catalog_photo WHERE product_id = one.product_id AND position < one.position ORDER BY position DESC LIMIT 1) above
   WHERE one.id = $2 AND one.product_id = $1 AND moved.id IN (one.id, above.id)`,
);

export const describePhoto = statement<never, [productId: string, photoId: string, altVi: string, altEn: string]>(
  'catalog.describe-photo',
  'UPDATE catalog_photo SET alt_vi = $3, alt_en = $4 WHERE id = $2 AND product_id = $1',
);
