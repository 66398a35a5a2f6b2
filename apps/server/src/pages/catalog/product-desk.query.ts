import type { ProductState } from '#libs/catalog';
import { statement } from '#platform/database';
import { PRODUCT_COLUMNS, PRODUCT_TABLES, starsToday, type ProductRow } from './product-sql.js';

export interface ProductListRow {
  slug: string;
  nameVi: string;
  nameEn: string;
  line: string;
  state: ProductState;
  stars: number | null;
  /** The lowest price on sale, in đồng; none when every pack is withdrawn. */
  price: bigint | null;
  variants: number;
  /** Packs on the shelf that nobody has ordered. */
  free: number;
}

/** Everything the co-op offers or prepares; what waits for its own hand first. */
export const productsOfDesk = statement<ProductListRow, [string, string]>(
  'catalog-pages.desk-list',
  `SELECT p.slug, p.name_vi AS "nameVi", p.name_en AS "nameEn", p.line, p.state, ${starsToday('$2')} AS stars,
     v.price, v.variants, COALESCE(s.free, 0) AS free
   FROM catalog_product p
   CROSS JOIN LATERAL (
     SELECT min(price) FILTER (WHERE withdrawn_at IS NULL) AS price, (count(*) FILTER (WHERE withdrawn_at IS NULL))::int AS variants
     FROM catalog_variant WHERE product_id = p.id) v
   LEFT JOIN LATERAL (
     SELECT sum(st.on_hand - st.held)::int AS free FROM inventory_stock st JOIN catalog_variant cv ON cv.id = st.variant_id
     WHERE cv.product_id = p.id AND NOT st.frozen) s ON true
   WHERE p.cooperative_id = $1
   ORDER BY array_position(ARRAY['refused', 'taken-down', 'draft', 'submitted', 'approved'], p.state), f_fold(p.name_vi), p.id`,
);

export const productOfDesk = statement<ProductRow, [string, string]>(
  'catalog-pages.desk-product',
  `SELECT ${PRODUCT_COLUMNS} FROM ${PRODUCT_TABLES} WHERE p.cooperative_id = $1 AND p.slug = $2`,
);

export interface GroupLeaf {
  code: string;
  nameVi: string;
  nameEn: string;
  /** The subgroup it splits; none when it hangs right below a group. */
  subgroupVi: string | null;
  subgroupEn: string | null;
  groupCode: string;
  groupVi: string;
  groupEn: string;
}

/** The leaves of the OCOP list in force on the day, in its order. */
export const groupLeaves = statement<GroupLeaf, [string]>(
  'catalog-pages.group-leaves',
  `SELECT leaf.code, leaf.name_vi AS "nameVi", leaf.name_en AS "nameEn",
     CASE WHEN top.code IS NOT NULL THEN parent.name_vi END AS "subgroupVi", CASE WHEN top.code IS NOT NULL THEN parent.name_en END AS "subgroupEn",
     COALESCE(top.code, parent.code) AS "groupCode", COALESCE(top.name_vi, parent.name_vi) AS "groupVi", COALESCE(top.name_en, parent.name_en) AS "groupEn"
   FROM catalog_group leaf JOIN catalog_group parent ON parent.code = leaf.parent_code LEFT JOIN catalog_group top ON top.code = parent.parent_code
   WHERE leaf.valid_from <= $1 AND (leaf.valid_to IS NULL OR $1 <= leaf.valid_to)
     AND NOT EXISTS (SELECT FROM catalog_group finer WHERE finer.parent_code = leaf.code)
   ORDER BY leaf.position, leaf.code`,
);
