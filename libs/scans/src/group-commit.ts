interface Waiting<In, Out> {
  item: In;
  answer: (out: Out) => void;
  refuse: (error: unknown) => void;
}

export interface GroupLimits {
  /** Items of one group at most. */
  most: number;
  /** Groups that are being written at the same time. */
  atOnce: number;
}

/**
 * Writes what comes at the same time together: one sentence, one commit, one wait for the disk. Nobody waits for company: the first of a quiet moment
 * goes at once, and what arrives while the groups before are on their way to the disk (a few milliseconds) is the next group. Every caller is
 * answered when its group is durable.
 */
export class GroupCommit<In, Out> {
  private readonly waiting: Waiting<In, Out>[] = [];
  private running = 0;

  constructor(
    /** Answers in the order of the items, all or nothing. */
    private readonly write: (items: In[]) => Promise<Out[]>,
    private readonly limits: GroupLimits = { most: 64, atOnce: 2 },
  ) {}

  add(item: In): Promise<Out> {
    return new Promise((answer, refuse) => {
      this.waiting.push({ item, answer, refuse });
      // After this turn of the event loop: requests that arrived in one packet are one group.
      if (this.waiting.length === 1) setImmediate(() => this.next());
    });
  }

  private next(): void {
    while (this.running < this.limits.atOnce && this.waiting.length > 0) {
      this.running++;
      void this.settle(this.waiting.splice(0, this.limits.most)).finally(() => {
        this.running--;
        this.next();
      });
    }
  }

  /** When a group fails, each of it is tried alone: one that cannot be written must not refuse the others. */
  private async settle(group: Waiting<In, Out>[]): Promise<void> {
    try {
      const answers = await this.write(group.map(({ item }) => item));
      for (const [at, { answer }] of group.entries()) answer(answers[at] as Out);
    } catch (error) {
      if (group.length === 1) group[0]?.refuse(error);
      else for (const one of group) await this.settle([one]);
    }
  }
}
