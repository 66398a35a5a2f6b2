import type { FactShape } from '#platform/outbox';
import type { JobQueue } from '#platform/queues';

export const PRINTS_QUEUE = 'prints';

const PRINT: string = 'labels.print-wished';

/**
 * A long roll takes half a minute and tens of megabytes: prints have a queue of their own, one at a time for each worker, so that eight of
 * them neither take the memory of eight nor keep a payment waiting.
 */
export const withPrintsApart = (reactions: JobQueue, prints: JobQueue): JobQueue => ({
  repeat: (name, rhythm) => reactions.repeat(name, rhythm),
  async addBulk(plans) {
    const isPrint = ({ data }: (typeof plans)[number]) => (data['fact'] as FactShape | undefined)?.name === PRINT;
    const [apart, others] = [plans.filter(isPrint), plans.filter(plan => !isPrint(plan))];
    if (others.length > 0) await reactions.addBulk(others);
    if (apart.length > 0) await prints.addBulk(apart);
  },
});
