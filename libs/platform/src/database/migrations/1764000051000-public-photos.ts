import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PublicPhotos1764000051000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Photos from the field that a co-op shows to everybody who scans its goods, one by one: none is public by itself.
      CREATE TABLE recorder_public_photo (
        -- In its public address.
        id uuid PRIMARY KEY,
        -- The photo among those of an item, which is also the task.
        item_id uuid NOT NULL,
        position int NOT NULL,
        cooperative_id uuid NOT NULL REFERENCES cooperatives_cooperative,
        -- Our own file, as WebP without what a camera wrote into it. NULL while it is not public.
        bytes bytea,
        published_at timestamptz NOT NULL,
        published_by uuid NOT NULL REFERENCES identity_person,
        -- By the department, for good, and why.
        taken_down_at timestamptz,
        taken_down_by uuid REFERENCES identity_person,
        takedown_reason text CHECK (takedown_reason <> ''),
        CONSTRAINT recorder_public_photo_once UNIQUE (item_id, position),
        FOREIGN KEY (item_id, position) REFERENCES recorder_enclosed (item_id, position),
        CHECK ((taken_down_at IS NULL) = (taken_down_by IS NULL) AND (taken_down_at IS NULL) = (takedown_reason IS NULL)),
        CHECK (taken_down_at IS NULL OR bytes IS NULL)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE recorder_public_photo');
  }
}
