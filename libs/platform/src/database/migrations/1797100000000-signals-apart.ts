import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SignalsApart1797100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Two signals became four. Of the old ones only a look after the last day, and one long after the opening, was ever found.
      UPDATE scans_alert SET evidence = replace(replace(evidence::text, '"outside-life"', '"after-life"'), '"after-opening"', '"long-after-opening"')::jsonb;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM scans_alert WHERE kind = 'clone' AND jsonb_path_exists(evidence, '$[*] ? (@.signal == "after-recall" || @.signal == "after-opening")');
      UPDATE scans_alert SET evidence = replace(replace(replace(evidence::text, '"before-life"', '"outside-life"'), '"after-life"', '"outside-life"'),
        '"long-after-opening"', '"after-opening"')::jsonb;
    `);
  }
}
