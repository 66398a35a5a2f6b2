import { job } from '../../worker/src/job.js';

export const seen = job;
