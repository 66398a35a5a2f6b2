// People sign in from three tabs at once while another still puts things into the guest's basket. In the end each has one basket with all of it.
import { counted, doneByCrowd } from './crowd.mjs';

export const name = 'merge';
export const what = "a guest's basket and one's own become one, whatever happens at the same moment (M1)";

const SIZES = { full: { people: 300, kills: 3 }, small: { people: 12, kills: 1 } };
const TABS = 3;

export async function run({ url, size = 'full', say = () => undefined }) {
  const { stageSignIns } = await import('../dist/test/support/sign-ins.js');
  const { people, kills } = SIZES[size];
  const stage = await stageSignIns(url, people);
  try {
    const joins = stage.visits.flatMap(({ person, key }) =>
      Array.from({ length: TABS }, () => ({ deed: 'join', args: [person, key] })),
    );
    say(`${people} people, ${joins.length} sign-ins`);
    const { outcomes, kills: killed } = await doneByCrowd(url, joins, { kills });
    const { joined = 0, ...others } = counted(outcomes);
    if (Object.keys(others).length > 0) throw new Error(`sign-ins failed: ${JSON.stringify(others)}`);
    const wrong = await stage.wrong();
    if (wrong.length > 0) throw new Error(`${wrong.length} baskets are wrong, such as ${JSON.stringify(wrong[0])}`);
    // Once more, everybody: nothing may change.
    await doneByCrowd(url, joins);
    const changed = await stage.wrong();
    if (changed.length > 0) throw new Error(`merged twice is not merged once: ${JSON.stringify(changed[0])}`);
    return `${people} people, ${2 * joined} sign-ins in 4 processes, ${killed} killed: one basket each, sums capped by what is left in ${stage.capped} of them, merged twice = merged once`;
  } finally {
    await stage.close();
  }
}
