import { Injectable } from '@nestjs/common';
import { requireSeat, type Actor } from '#libs/identity';
import { Database, statement } from '#platform/database';
import { inLocale, type Locale } from '#platform/language';
import { taskName, taskOf } from './recipes/recipes.js';
import { NotInTheRecipe } from './refusals.js';

export interface OwnWord {
  kind: string;
  vi: string;
  en: string;
}

export const ownWords = statement<OwnWord & { line: string }, [cooperativeId: string]>(
  'traceability.own-words',
  'SELECT line, kind, vi, en FROM traceability_word WHERE cooperative_id = $1 ORDER BY line, kind',
);

const setWord = statement<never, [cooperativeId: string, line: string, kind: string, vi: string, en: string]>(
  'traceability.set-word',
  `INSERT INTO traceability_word (cooperative_id, line, kind, vi, en) VALUES ($1, $2, $3, $4, $5)
   ON CONFLICT (cooperative_id, line, kind) DO UPDATE SET vi = excluded.vi, en = excluded.en`,
);

const dropWord = statement<never, [cooperativeId: string, line: string, kind: string]>(
  'traceability.drop-word',
  'DELETE FROM traceability_word WHERE cooperative_id = $1 AND line = $2 AND kind = $3',
);

/** What a co-op's people call a task: theirs before the recipe's. The task, its events and its name elsewhere stay what they are. */
export function ownName(words: readonly OwnWord[], locale: Locale, line: string, kind: string): string {
  const own = words.find(word => word.kind === kind);
  return own ? inLocale(locale, own.vi, own.en) : taskName(locale, line, kind);
}

@Injectable()
export class OwnWords {
  constructor(private readonly db: Database) {}

  /** By the director; an empty word gives the recipe's own back. Throws NotInTheRecipe. */
  async set(actor: Actor, cooperativeId: string, line: string, { kind, vi, en }: OwnWord): Promise<void> {
    requireSeat(actor, cooperativeId, 'director');
    if (!taskOf(line, kind)) throw new NotInTheRecipe();
    if (vi === '') await this.db.write(dropWord, [cooperativeId, line, kind]);
    else await this.db.write(setWord, [cooperativeId, line, kind, vi, en]);
  }
}
