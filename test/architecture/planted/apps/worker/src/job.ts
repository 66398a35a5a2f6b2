export const job = 'a job';
