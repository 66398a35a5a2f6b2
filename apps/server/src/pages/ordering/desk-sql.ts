/**
 * Whether the desk still needs to know who receives the order `o`: from the moment it may be packed until 30 days after its end,
 * when parcels have come back and calls have been made. `now` is the SQL of the present moment.
 */
export const receiverIsShown = (now: string): string =>
  `(g.erased_at IS NULL AND o.confirmed_at IS NOT NULL AND COALESCE(o.delivered_at, o.cancelled_at, ${now}) > ${now} - interval '30 days')`;
