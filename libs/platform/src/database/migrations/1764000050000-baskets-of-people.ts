import type { MigrationInterface, QueryRunner } from 'typeorm';

export class BasketsOfPeople1764000050000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The cookies that open a basket. A merged basket is opened by the cookies of both, so that a late press in another tab is not lost.
      CREATE TABLE ordering_basket_key (
        -- SHA-256 of the cookie.
        hash bytea PRIMARY KEY,
        basket_id uuid NOT NULL REFERENCES ordering_basket ON DELETE CASCADE
      );
      CREATE INDEX ordering_basket_key_basket ON ordering_basket_key (basket_id);
      INSERT INTO ordering_basket_key (hash, basket_id) SELECT key_hash, id FROM ordering_basket;
      ALTER TABLE ordering_basket DROP COLUMN key_hash;
      -- Whose it is since they signed in; a guest's is nobody's.
      ALTER TABLE ordering_basket ADD person_id uuid CONSTRAINT ordering_basket_person UNIQUE REFERENCES identity_person;
      -- Packs the buyer had asked for in two baskets before there were too few: said beside the line until they change it.
      ALTER TABLE ordering_basket_line ADD wanted int CHECK (wanted > quantity);
    `);
  }

  async down(): Promise<void> {
    throw new Error('a basket of two cookies cannot be taken apart: restore a backup instead');
  }
}
