import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SaltOfTeller1797410000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE epcis_event
        -- 32 random bytes. The salt is SHA-512 over them, the party and the capture job: the log, which commits to the salt, commits to these
        -- as well. Events from before have 32 bytes of salt that say nothing of them; no other length can be taken for one of theirs.
        ADD COLUMN nonce bytea,
        DROP CONSTRAINT epcis_event_salt_check,
        ADD CONSTRAINT epcis_event_salt CHECK (
          CASE WHEN nonce IS NULL THEN octet_length(salt) = 32 ELSE octet_length(salt) = 64 AND octet_length(nonce) = 32 END);
    `);
  }

  /** Fails once there are events: their salts cannot be made shorter without becoming false. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE epcis_event DROP CONSTRAINT epcis_event_salt, ADD CONSTRAINT epcis_event_salt_check CHECK (octet_length(salt) = 32),
        DROP COLUMN nonce;
    `);
  }
}
