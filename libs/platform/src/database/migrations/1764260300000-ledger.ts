import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Ledger1764260300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What the market keeps of a sale, as dated data.
      CREATE TABLE ledger_commission_rate (
        valid_from date PRIMARY KEY,
        valid_to date,
        -- Of the goods, in basis points; and the VAT on the commission itself.
        rate_bp int NOT NULL CHECK (rate_bp BETWEEN 0 AND 10000),
        vat_bp int NOT NULL CHECK (vat_bp BETWEEN 0 AND 10000),
        source text NOT NULL,
        CONSTRAINT ledger_commission_rate_one EXCLUDE USING gist (daterange(valid_from, valid_to, '[]') WITH &&)
      );
      -- What is withheld of a seller and handed to the tax office (Decree 117/2025/ND-CP). A legal form without a rule declares for itself.
      CREATE TABLE ledger_withholding_rule (
        legal_form text NOT NULL,
        activity text NOT NULL CHECK (activity IN ('goods', 'services', 'production')),
        valid_from date NOT NULL,
        valid_to date,
        vat_bp int NOT NULL CHECK (vat_bp BETWEEN 0 AND 10000),
        pit_bp int NOT NULL CHECK (pit_bp BETWEEN 0 AND 10000),
        source text NOT NULL,
        PRIMARY KEY (legal_form, activity, valid_from),
        CONSTRAINT ledger_withholding_rule_one
          EXCLUDE USING gist (legal_form WITH =, activity WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
      );

      CREATE TABLE ledger_account (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        -- See libs/ledger/src/accounts.ts.
        kind text NOT NULL,
        -- The co-op whose account it is; null: the market's own.
        owner_id uuid,
        -- What the account is divided by: a tax activity, the bearer of a promotion. Empty for most.
        part text NOT NULL DEFAULT '',
        CONSTRAINT ledger_account_once UNIQUE NULLS NOT DISTINCT (kind, owner_id, part)
      );
      CREATE INDEX ledger_account_owner ON ledger_account (owner_id, kind);

      CREATE TABLE ledger_transaction (
        id uuid PRIMARY KEY,
        -- Which template posted it; see libs/ledger/src/templates.ts.
        kind text NOT NULL,
        -- The row it follows from: an order, a payment, a refund, a line of a payout run. Each template posts once per cause.
        cause uuid NOT NULL,
        group_id uuid,
        happened_at timestamptz NOT NULL,
        posted_at timestamptz NOT NULL,
        CONSTRAINT ledger_transaction_once UNIQUE (kind, cause)
      );
      CREATE INDEX ledger_transaction_group ON ledger_transaction (group_id) WHERE group_id IS NOT NULL;
      CREATE INDEX ledger_transaction_time ON ledger_transaction (happened_at DESC, id);

      CREATE TABLE ledger_entry (
        transaction_id uuid NOT NULL REFERENCES ledger_transaction,
        position int NOT NULL,
        account_id bigint NOT NULL REFERENCES ledger_account,
        -- Whole dong: debit above zero, credit below.
        amount bigint NOT NULL CHECK (amount <> 0),
        -- ordering_order.id; null where it is of no single order.
        order_id uuid,
        -- Of its transaction: statements are read by account and time.
        happened_at timestamptz NOT NULL,
        PRIMARY KEY (transaction_id, position)
      );
      CREATE INDEX ledger_entry_account ON ledger_entry (account_id, happened_at, transaction_id) INCLUDE (amount);
      CREATE INDEX ledger_entry_order ON ledger_entry (order_id, account_id) INCLUDE (amount) WHERE order_id IS NOT NULL;

      CREATE FUNCTION ledger_refuse_unbalanced() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (SELECT sum(amount) FROM ledger_entry WHERE transaction_id = NEW.transaction_id) <> 0 THEN
          RAISE EXCEPTION 'ledger transaction % does not sum to zero', NEW.transaction_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entry_balanced';
        END IF;
        RETURN NULL;
      END $$;
      -- At the commit: until then a transaction may be half written.
      CREATE CONSTRAINT TRIGGER ledger_entry_balanced AFTER INSERT ON ledger_entry
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_refuse_unbalanced();

      CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'the ledger is never changed: post the opposite'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_immutable';
      END $$;
      CREATE TRIGGER ledger_entry_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
      CREATE TRIGGER ledger_transaction_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_transaction
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();

      -- What was agreed when an order was placed: frozen, whatever the rates say later.
      CREATE TABLE ledger_sale (
        order_id uuid PRIMARY KEY,
        group_id uuid NOT NULL,
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        placed_at timestamptz NOT NULL,
        legal_form text NOT NULL,
        goods bigint NOT NULL CHECK (goods > 0),
        delivery_fee bigint NOT NULL CHECK (delivery_fee >= 0),
        commission_bp int NOT NULL,
        commission bigint NOT NULL CHECK (commission BETWEEN 0 AND goods),
        commission_vat_bp int NOT NULL,
        commission_vat bigint NOT NULL CHECK (commission_vat >= 0),
        -- Delivered and paid for: from here on the co-op is to be paid.
        ready_at timestamptz,
        -- The payout run that has it; null while nobody pays it out.
        claimed_by uuid,
        CHECK (claimed_by IS NULL OR ready_at IS NOT NULL)
      );
      CREATE INDEX ledger_sale_group ON ledger_sale (group_id);
      CREATE INDEX ledger_sale_payable ON ledger_sale (ready_at) WHERE claimed_by IS NULL AND ready_at IS NOT NULL;
      CREATE INDEX ledger_sale_claimed ON ledger_sale (claimed_by, cooperative_id) WHERE claimed_by IS NOT NULL;
      -- What is withheld of it, per activity of the goods in it.
      CREATE TABLE ledger_sale_tax (
        order_id uuid NOT NULL REFERENCES ledger_sale,
        activity text NOT NULL,
        base bigint NOT NULL CHECK (base > 0),
        vat_bp int NOT NULL,
        pit_bp int NOT NULL,
        vat bigint NOT NULL CHECK (vat >= 0),
        pit bigint NOT NULL CHECK (pit >= 0),
        PRIMARY KEY (order_id, activity)
      );

      -- What a payout run takes of an order: all that is payable of it at that moment.
      CREATE TABLE ledger_claim (
        id uuid PRIMARY KEY,
        order_id uuid NOT NULL REFERENCES ledger_sale,
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        -- settlement_payout_run.id; no foreign key, since settlement stands above this lib.
        run_id uuid NOT NULL,
        amount bigint NOT NULL CHECK (amount > 0),
        -- The money did not go: it is payable again.
        released_at timestamptz
      );
      -- An order is earned once.
      CREATE UNIQUE INDEX ledger_claim_once ON ledger_claim (order_id) WHERE released_at IS NULL;
      CREATE INDEX ledger_claim_run ON ledger_claim (run_id, cooperative_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE ledger_claim, ledger_sale_tax, ledger_sale, ledger_entry, ledger_transaction, ledger_account, ledger_withholding_rule,
        ledger_commission_rate;
      DROP FUNCTION ledger_refuse_unbalanced, ledger_refuse_change`);
  }
}
