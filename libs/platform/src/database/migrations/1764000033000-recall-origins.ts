import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RecallOrigins1764000033000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A recall starts from what somebody holds in the hand: a paper whose type nobody knows, a label without its GTIN, a certificate.
      CREATE INDEX epcis_event_ext_paper ON epcis_event_ext (text, event) WHERE path LIKE 'bizTransaction:%';
      CREATE INDEX labels_label_serial ON labels_label (serial);
      CREATE INDEX ocop_certificate_decision ON ocop_certificate (decision_number);
      CREATE INDEX balance_site_claim_source ON balance_site_claim (source);
      -- One step of a trace is then a look into an index and nothing else. The first replaces the one that also led to what was taken back.
      CREATE INDEX balance_edge_back ON balance_edge (to_lot, from_lot) WHERE voided_by IS NULL AND NOT is_container;
      CREATE INDEX balance_edge_onward ON balance_edge (from_lot, to_lot) WHERE voided_by IS NULL AND NOT is_container;
      CREATE INDEX balance_edge_container ON balance_edge (from_lot, to_lot) WHERE voided_by IS NULL AND is_container;
      DROP INDEX balance_edge_to;
      CREATE INDEX traceability_batch_product_packed ON traceability_batch (product_id, packed_on) WHERE packed_on IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX balance_edge_to ON balance_edge (to_lot, from_lot);
      DROP INDEX balance_edge_back, balance_edge_onward, balance_edge_container, epcis_event_ext_paper, labels_label_serial, ocop_certificate_decision, balance_site_claim_source, traceability_batch_product_packed`);
  }
}
