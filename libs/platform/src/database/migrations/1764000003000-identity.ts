import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Identity1764000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE identity_person (
        id uuid PRIMARY KEY,
        full_name text NOT NULL CHECK (full_name <> ''),
        -- Lower case; or a phone in E.164. A person has at least one of the two to sign in with.
        email text CONSTRAINT identity_person_email UNIQUE CHECK (email = lower(email)),
        phone text CONSTRAINT identity_person_phone UNIQUE CHECK (phone ~ '^\\+[1-9][0-9]{6,14}$'),
        -- argon2id in PHC format.
        password_hash text NOT NULL,
        locale text NOT NULL DEFAULT 'vi' CHECK (locale IN ('vi', 'en')),
        created_at timestamptz NOT NULL,
        -- Set when the person asked to be forgotten (Law 91/2025/QH15): name and addresses are then blank.
        erased_at timestamptz,
        CHECK (erased_at IS NOT NULL OR email IS NOT NULL OR phone IS NOT NULL)
      );

      -- Offices held outside any co-operative: the trade department's officers and the operator of the server.
      CREATE TABLE identity_appointment (
        person_id uuid NOT NULL REFERENCES identity_person,
        office text NOT NULL CHECK (office IN ('officer', 'operator')),
        appointed_at timestamptz NOT NULL,
        PRIMARY KEY (person_id, office)
      );

      CREATE TABLE identity_session (
        -- SHA-256 of the cookie: a stolen table signs nobody in.
        token_hash bytea PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES identity_person ON DELETE CASCADE,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX identity_session_person ON identity_session (person_id);
      CREATE INDEX identity_session_expiry ON identity_session (expires_at);

      -- Failures per sign-in name and quarter of an hour: the limit holds over all servers.
      CREATE TABLE identity_sign_in_failure (
        login_hash bytea NOT NULL,
        window_start timestamptz NOT NULL,
        failures int NOT NULL DEFAULT 1,
        PRIMARY KEY (login_hash, window_start)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE identity_sign_in_failure, identity_session, identity_appointment, identity_person');
  }
}
