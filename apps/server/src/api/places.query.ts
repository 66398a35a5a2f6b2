import { statement } from '#platform/database';

/** The provinces of today, in the shape `ProvinceList`. */
export const provinceList = statement<{ body: string }>(
  'api.provinces',
  `SELECT json_build_object('provinces', json_agg(json_build_object('code', code, 'name', full_name) ORDER BY f_fold(name)))::text AS body
   FROM places_unit WHERE parent_code IS NULL AND valid_to IS NULL`,
);

/** The communes of a province today, in the shape `CommuneList`; no row when there is no such province. */
export const communeList = statement<{ body: string }, [provinceCode: string]>(
  'api.communes',
  `SELECT json_build_object('province', json_build_object('code', p.code, 'name', p.full_name),
     'communes', COALESCE((SELECT json_agg(json_build_object('code', u.code, 'name', u.full_name) ORDER BY f_fold(u.name), u.code)
       FROM places_unit u WHERE u.parent_code = p.code AND u.valid_to IS NULL), '[]'))::text AS body
   FROM places_unit p WHERE p.code = $1 AND p.parent_code IS NULL AND p.valid_to IS NULL`,
);
