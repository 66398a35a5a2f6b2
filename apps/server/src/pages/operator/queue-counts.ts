/** Waiting, active, delayed and failed jobs by the name of their queue. */
export type QueueCounts = () => Promise<Readonly<Record<string, Readonly<Record<string, number>>>>>;

/** The token under which an app that has the queues open says how full they are. Without it the page leaves them out. */
export const QUEUE_COUNTS = Symbol('how full the queues are');
