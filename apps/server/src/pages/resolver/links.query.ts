import type { LinkType } from '#libs/resolver';
import { statement } from '#platform/database';

export interface LinkAtDesk {
  id: string;
  /** Path of the code: `/01/09521234567892/10/L7`. */
  anchor: string;
  type: LinkType;
  href: string;
  title: string;
  hreflang: string[];
}

export interface GoodsWithCode {
  gtin: string;
  nameVi: string;
  nameEn: string;
  netQuantity: number;
  netUnit: string;
}

export interface LinksAtDesk {
  links: LinkAtDesk[];
  goods: GoodsWithCode[];
  /** The co-op's own number, as a place and as a party. */
  gln: string;
}

export const linksAtDesk = statement<LinksAtDesk, [cooperativeId: string]>(
  'resolver.links-at-desk',
  `SELECT c.gln,
     COALESCE((SELECT json_agg(json_build_object('id', l.id, 'anchor', l.anchor, 'type', l.link_type, 'href', l.href, 'title', l.title,
         'hreflang', l.hreflang) ORDER BY l.anchor, l.link_type, l.registered_at, l.id)
       FROM resolver_link l WHERE l.cooperative_id = c.id), '[]') AS links,
     COALESCE((SELECT json_agg(json_build_object('gtin', v.gtin, 'nameVi', p.name_vi, 'nameEn', p.name_en, 'netQuantity', v.net_quantity,
         'netUnit', v.net_unit) ORDER BY f_fold(p.name_vi), v.position, v.gtin)
       FROM catalog_variant v JOIN catalog_product p ON p.id = v.product_id WHERE p.cooperative_id = c.id), '[]') AS goods
   FROM cooperatives_cooperative c WHERE c.id = $1`,
);
