// The worker as it runs, made to be killed: what it left is taken up again at once, so that nobody waits for it. Started with DATABASE_URL.
import { Config } from '#platform/config';
import { openWorker } from '../../apps/worker/src/open-worker.js';

await openWorker(Config.read(process.env), { patienceMs: 600 });
process.send?.('ready');
