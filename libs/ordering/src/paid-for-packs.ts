/**
 * SQL: what the buyer pays for the packs that a packing `k` puts into line `l`: of what the line costs less its discount, in proportion to the packs.
 * Each packing takes what all up to it would cost together less what those before it did, so that all packings of a line cost exactly the line.
 */
export const paidForPacks = (l: string, k: string): string => {
  const upTo = `COALESCE((SELECT sum(w.quantity) FROM ordering_packing w WHERE w.line_id = ${l}.id AND w.batch_id < ${k}.batch_id), 0)::bigint`;
  const paid = `(${l}.total - ${l}.discount)`;
  return `((${paid} * (${upTo} + ${k}.quantity)) / ${l}.quantity - (${paid} * ${upTo}) / ${l}.quantity)::bigint`;
};
