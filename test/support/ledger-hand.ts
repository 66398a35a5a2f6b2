// A hand in the storm, made to be killed: says after each thing that it did it, until it is. Started with DATABASE_URL and STAGE.
import { doSomething, openStorm, type Stage } from './ledger-storm.js';

const storm = await openStorm(process.env['DATABASE_URL'] ?? '');
const stage = JSON.parse(process.env['STAGE'] ?? '') as Stage;
for (;;) {
  try {
    await doSomething(storm, stage);
    process.send?.({});
  } catch (error) {
    process.send?.({ trouble: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
