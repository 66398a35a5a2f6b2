import { statement } from '#platform/database';
import type { Day } from '#platform/clock';

/** Lists with their remote communes and steps, from JSON; sums as numbers or text. $2: who added them, null for the first ones. */
export const insertLists = statement<never, [lists: string, addedBy: string | null]>(
  'delivery.insert-lists',
  `WITH given AS (
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS l(id uuid, "validFrom" date, "validTo" date, source text, "isDemo" boolean, divisor int,
       "remoteFee" bigint, "codFee" bigint, "codBasisPoints" int, "codBorneBy" text, "daysNear" int, "daysFar" int, "remoteCommunes" jsonb, steps jsonb)
   ), lists AS (
     INSERT INTO delivery_list (id, valid_from, valid_to, source, is_demo, divisor, remote_fee, cod_fee, cod_basis_points, cod_borne_by, days_near, days_far, added_by)
     SELECT id, "validFrom", "validTo", source, "isDemo", divisor, "remoteFee", "codFee", "codBasisPoints", "codBorneBy", "daysNear", "daysFar", $2 FROM given
   ), remote AS (
     INSERT INTO delivery_remote (list_id, commune_code) SELECT g.id, c FROM given g, jsonb_array_elements_text(g."remoteCommunes") AS c
   )
   INSERT INTO delivery_step (list_id, zone, up_to_grams, fee)
   SELECT g.id, s.zone, s."upToGrams", s.fee FROM given g, jsonb_to_recordset(g.steps) AS s(zone text, "upToGrams" int, fee bigint)`,
);

/** The list that goes on without an end is ended on the day before another begins. */
export const endOpenList = statement<{ id: string }, [before: Day]>(
  'delivery.end-open-list',
  'UPDATE delivery_list SET valid_to = $1::date - 1 WHERE valid_to IS NULL AND valid_from < $1 RETURNING id',
);
