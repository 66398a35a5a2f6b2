import type { TaxActivity } from '#libs/ledger';
import { statement } from '#platform/database';

/** What was withheld of one seller for one activity in a month. Of goods that came back the tax is undone in the month in which they did. */
export interface WithheldRow {
  seller: string;
  taxCode: string;
  legalForm: string;
  activity: TaxActivity;
  /** Sold and delivered in the month. */
  revenue: bigint;
  vat: bigint;
  pit: bigint;
  /** Undone in the month, also of sales of months before. */
  vatBack: bigint;
  pitBack: bigint;
}

const KINDS = `a.kind IN ('tax-withheld-vat', 'tax-withheld-pit')`;
/** What of the base of a sale its edits changed. */
const EDITED = `SELECT COALESCE(sum(n.change), 0) FROM ordering_edit x JOIN ordering_edit_line n ON n.edit_id = x.id JOIN catalog_variant v ON v.id = n.variant_id
  WHERE x.order_id = t.order_id AND CASE v.net_unit WHEN 'night' THEN 'services' ELSE 'goods' END = t.activity`;

/** The taxes are the entries of the books. The revenue is the base they were counted on, as the order stood when it was delivered. */
export const withheldIn = statement<WithheldRow, [from: Date, before: Date]>(
  'settlement-pages.withheld-in',
  `WITH tax AS (
     SELECT a.owner_id, a.part, COALESCE(-sum(e.amount) FILTER (WHERE a.kind = 'tax-withheld-vat' AND e.amount < 0), 0)::bigint AS vat,
       COALESCE(-sum(e.amount) FILTER (WHERE a.kind = 'tax-withheld-pit' AND e.amount < 0), 0)::bigint AS pit,
       COALESCE(sum(e.amount) FILTER (WHERE a.kind = 'tax-withheld-vat' AND e.amount > 0), 0)::bigint AS vat_back,
       COALESCE(sum(e.amount) FILTER (WHERE a.kind = 'tax-withheld-pit' AND e.amount > 0), 0)::bigint AS pit_back
     FROM ledger_account a JOIN ledger_entry e ON e.account_id = a.id AND e.happened_at >= $1 AND e.happened_at < $2 WHERE ${KINDS} GROUP BY 1, 2
   ), sold AS (
     SELECT s.cooperative_id, t.activity, sum(t.base + (${EDITED}))::bigint AS revenue
     FROM ledger_transaction d JOIN ledger_sale s ON s.order_id = d.cause JOIN ledger_sale_tax t ON t.order_id = s.order_id
     WHERE d.kind = 'withholding' AND d.happened_at >= $1 AND d.happened_at < $2 GROUP BY 1, 2
   )
   SELECT c.name AS seller, c.tax_code AS "taxCode", c.legal_form AS "legalForm", tax.part AS activity, COALESCE(sold.revenue, 0)::bigint AS revenue,
     tax.vat, tax.pit, tax.vat_back AS "vatBack", tax.pit_back AS "pitBack"
   FROM tax JOIN cooperatives_cooperative c ON c.id = tax.owner_id
   LEFT JOIN sold ON sold.cooperative_id = tax.owner_id AND sold.activity = tax.part ORDER BY c.name, tax.part`,
);
