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

export const insertPhoto = statement<never, [string, string, string, string, number, number, Date]>(
  'catalog.insert-photo',
  `INSERT INTO catalog_photo (id, product_id, position, alt_vi, alt_en, width, height, created_at)
   VALUES ($1, $2, (SELECT COALESCE(max(position) + 1, 0) FROM catalog_photo WHERE product_id = $2), $3, $4, $5, $6, $7)`,
);

export const insertPhotoFile = statement<never, [string, number, string, Buffer]>(
  'catalog.insert-photo-file',
  'INSERT INTO catalog_photo_file (photo_id, width, format, bytes) VALUES ($1, $2, $3, $4)',
);

export const deletePhoto = statement<never, [string, string]>(
  'catalog.delete-photo',
  'DELETE FROM catalog_photo WHERE id = $2 AND product_id = $1',
);
