/**
 * One SQL sentence with a name. The name makes PostgreSQL keep its plan per connection, which is where a page's speed comes from;
 * it must therefore be unique in the house and stand for one text.
 */
export interface Statement<Row, Values extends readonly unknown[]> {
  /** '': not kept, but planned each time. For texts that are put together in more ways than are worth keeping. */
  readonly name: string;
  readonly text: string;
  /** Types only: what comes back and what goes in. */
  readonly shape?: (values: Values) => Row;
}

const taken = new Map<string, string>();

export function statement<Row, Values extends readonly unknown[] = []>(
  name: string,
  text: string,
): Statement<Row, Values> {
  const other = taken.get(name);
  if (other !== undefined && other !== text) throw new Error(`two statements are called ${name}`);
  taken.set(name, text);
  return { name, text };
}
