/** What happened to batches, for whoever must follow. */
export type TraceabilityFact =
  { name: 'batch.recalled'; batchId: string } | { name: 'task.recorded'; taskId: string; batchId: string };
