/**
 * Waits until nothing is open any more; what was found then. Throws after `patienceMs`.
 * @template {{ open: number }} Found
 * @param {() => Promise<Found>} look
 */
export async function settled(look, patienceMs) {
  const until = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found.open === 0) return found;
    if (Date.now() > until) throw new Error(`${found.open} are still waiting after ${patienceMs / 1000} s`);
    await new Promise(done => setTimeout(done, 200));
  }
}
