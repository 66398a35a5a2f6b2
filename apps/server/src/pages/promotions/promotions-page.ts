import type { Bearer } from '#libs/promotions';
import type { Database } from '#platform/database';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { choicesOn, promotionsOf } from './promotions.query.js';

/** What each of the three pages shows: a bearer's promotions, and the form for one more. */
export async function promotionsProps(
  db: Database,
  visit: Visit,
  form: Form,
  { bearer, cooperativeId }: { bearer: Bearer; cooperativeId: string | null },
) {
  const [rows, [choices]] = await Promise.all([
    db.read(promotionsOf, [bearer, cooperativeId, visit.today]),
    db.read(choicesOn, [visit.today]),
  ]);
  const none = { ceilingBp: null, groups: [], communes: [], cooperatives: [] };
  return { visit, form, rows, choices: choices ?? none, isOwn: cooperativeId !== null };
}
