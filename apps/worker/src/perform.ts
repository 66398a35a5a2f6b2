import type { FactBook, FactShape } from '#platform/outbox';
import type { Perform } from '#platform/queues';

/** What follows from a fact: by name, so that a row in platform_reaction says what was done or failed. */
export type ReactionsTo<F extends FactShape = FactShape> = Record<string, (fact: F) => Promise<unknown>>;

/**
 * Does one reaction and writes down that it is done, or why not. A job may come twice (a killed worker, a restarted database):
 * what is done is not done again, and a reaction that was cut between its work and this note must bear being repeated.
 */
export function performReactions(reactions: Record<string, ReactionsTo>, facts: FactBook): Perform {
  return async ({ name, data }) => {
    const { factId, fact } = data as { factId: string; fact: FactShape };
    const all = reactions[fact.name] ?? {};
    const react = all[name];
    // Written by a newer version of the house: that one will do it.
    if (!react) throw new Error(`no reaction ${name} to ${fact.name} in this version`);
    if (!(await facts.isDone(factId, name))) await attempt(react, factId, name, fact, facts);
    await facts.done(factId, name, Object.keys(all));
  };
}

async function attempt(
  react: (fact: FactShape) => Promise<unknown>,
  factId: string,
  name: string,
  fact: FactShape,
  facts: FactBook,
): Promise<void> {
  try {
    await react(fact);
  } catch (error) {
    await facts.failed(factId, name, error);
    throw error;
  }
}
