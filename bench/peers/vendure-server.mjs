// Vendure's server alone, as in production; its worker has nothing to do for what is measured.
import vendure from '@vendure/core';
import { configFor } from './vendure-config.mjs';

await vendure.bootstrap(configFor(process.env.DATABASE_URL, Number(process.env.PORT)));
process.on('SIGTERM', () => process.exit(0));
