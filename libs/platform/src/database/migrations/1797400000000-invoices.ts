import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Invoices1797400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Sellers for whom e-invoices are made here, and under which series. No row, or no since: they issue elsewhere, or need not.
      CREATE TABLE invoices_issuer (
        cooperative_id uuid PRIMARY KEY REFERENCES cooperatives_cooperative,
        -- 1: with VAT; 2: of sellers who pay VAT as a part of the turnover.
        template text NOT NULL CHECK (template IN ('1', '2')),
        -- C: with a code of the tax authority; K: without.
        code text NOT NULL CHECK (code IN ('C', 'K')),
        -- T: of registered users of e-invoices; M: of a connected cash register.
        use text NOT NULL CHECK (use IN ('T', 'M')),
        -- Chosen by the seller.
        tail text NOT NULL CHECK (tail ~ '^[A-Z]{2}$'),
        -- Of VAT, as it stands on the invoice.
        rate text CHECK (rate IN ('0%', '5%', '8%', '10%', 'KCT', 'KKKNT')),
        -- What is delivered from here on is invoiced.
        since timestamptz,
        changed_by uuid NOT NULL REFERENCES identity_person,
        changed_at timestamptz NOT NULL,
        CHECK ((template = '2') = (rate IS NULL))
      );

      -- The last number of each series; its row is the lock under which the next one is taken.
      CREATE TABLE invoices_series (
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        -- With the template before it and the year in it: 1C26TAB.
        series text NOT NULL,
        last int NOT NULL CHECK (last BETWEEN 1 AND 99999999),
        last_on date NOT NULL,
        PRIMARY KEY (cooperative_id, series)
      );

      CREATE TABLE invoices_invoice (
        id uuid PRIMARY KEY,
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        order_id uuid NOT NULL REFERENCES ordering_order,
        -- original: of the sale; adjustment: of what went back of it. Both stand, and are summed.
        kind text NOT NULL CHECK (kind IN ('original', 'adjustment')),
        -- The order, or the refund (payments_refund.id).
        cause uuid NOT NULL,
        adjusts uuid REFERENCES invoices_invoice,
        series text NOT NULL,
        number int NOT NULL CHECK (number > 0),
        issued_on date NOT NULL,
        issued_at timestamptz NOT NULL,
        -- Whole dong, VAT and all; of an adjustment below zero.
        gross bigint NOT NULL,
        vat bigint NOT NULL,
        -- The file as it was made: it is never made anew.
        document text NOT NULL,
        CONSTRAINT invoices_invoice_once UNIQUE (kind, cause),
        CONSTRAINT invoices_invoice_number UNIQUE (cooperative_id, series, number),
        CONSTRAINT invoices_invoice_year CHECK (substr(series, 3, 2) = to_char(issued_on, 'YY')),
        CHECK ((kind = 'adjustment') = (adjusts IS NOT NULL)),
        CHECK (CASE kind WHEN 'original' THEN gross >= 0 AND vat BETWEEN 0 AND gross ELSE gross <= 0 AND vat BETWEEN gross AND 0 END)
      );
      CREATE INDEX invoices_invoice_order ON invoices_invoice (order_id);
      CREATE INDEX invoices_invoice_issued ON invoices_invoice (cooperative_id, issued_on);

      CREATE TABLE invoices_line (
        invoice_id uuid NOT NULL REFERENCES invoices_invoice,
        position int NOT NULL,
        -- ordering_line.id; null: the delivery, or all that was left.
        line_id uuid,
        name text NOT NULL,
        -- Frozen: what goes back later goes back at it.
        rate text,
        gross bigint NOT NULL,
        vat bigint NOT NULL,
        PRIMARY KEY (invoice_id, position)
      );

      -- Whoever writes the row: a number follows the one before it.
      CREATE FUNCTION invoices_refuse_gap() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.number <> 1 + COALESCE((SELECT max(number) FROM invoices_invoice WHERE cooperative_id = NEW.cooperative_id AND series = NEW.series), 0) THEN
          RAISE EXCEPTION 'invoice % of % does not follow the one before it', NEW.number, NEW.series
            USING ERRCODE = 'check_violation', CONSTRAINT = 'invoices_invoice_no_gap';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER invoices_invoice_no_gap BEFORE INSERT ON invoices_invoice FOR EACH ROW EXECUTE FUNCTION invoices_refuse_gap();

      CREATE FUNCTION invoices_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'an invoice is never changed: issue an adjustment'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'invoices_immutable';
      END $$;
      CREATE TRIGGER invoices_invoice_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON invoices_invoice
        FOR EACH STATEMENT EXECUTE FUNCTION invoices_refuse_change();
      CREATE TRIGGER invoices_line_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON invoices_line
        FOR EACH STATEMENT EXECUTE FUNCTION invoices_refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE invoices_line, invoices_invoice, invoices_series, invoices_issuer;
      DROP FUNCTION invoices_refuse_gap, invoices_refuse_change`);
  }
}
