import { Database, statement } from '#platform/database';
import { newSecret } from '#platform/ids';
import { insideKeys, type InsideKeys } from './inside-code.js';

const keepKey = statement<never, [string]>(
  'labels.keep-key',
  'INSERT INTO labels_key (secret) VALUES ($1) ON CONFLICT DO NOTHING',
);
const keptKey = statement<{ secret: string }>('labels.kept-key', 'SELECT secret FROM labels_key');

/**
 * The secret under which inside codes are kept: the one from the settings (LABEL_KEY), or one that was made with the first code and lies in the database,
 * where whoever copies the database copies it too. Never another: codes on packs would not be known any more.
 */
export class LabelKey {
  private found?: Promise<InsideKeys>;

  constructor(
    private readonly db: Database,
    private readonly own?: string,
  ) {}

  keys(): Promise<InsideKeys> {
    this.found ??= this.find().catch((error: unknown) => {
      this.found = undefined;
      throw error;
    });
    return this.found;
  }

  private async find(): Promise<InsideKeys> {
    return insideKeys(this.own ?? (await this.kept()) ?? (await this.make()));
  }

  private async kept(): Promise<string | undefined> {
    return (await this.db.read(keptKey, []))[0]?.secret;
  }

  /** Two processes may make the first code together: the first one's key is kept, and both take that. */
  private async make(): Promise<string> {
    await this.db.write(keepKey, [newSecret() + newSecret()]);
    const kept = await this.kept();
    if (kept === undefined) throw new Error('the key of the labels was not kept');
    return kept;
  }
}
