import type { WebSocket } from 'ws';
import { nextTime, type Batch, type Controls, type Place } from '#libs/epcis';

/** What a stream needs of the house. */
export interface StreamSource {
  next(from: Place): Promise<Batch>;
  document(events: readonly bigint[]): Promise<string>;
  /** Why nothing may be told any more; nothing while all is well. */
  whyEnded(): Promise<string | undefined>;
  now(): Date;
}

/** How long one waits for a ring before one looks by oneself, and so how long a revoked key may keep a silent stream, in milliseconds. */
const LOOK_MS = 5000;
const PING_MS = 30_000;
/** A receiver that takes longer for one document is cut off: it can come again and say from when. */
const SEND_MS = 60_000;

const POLICY_VIOLATION = 1008;
const GOING_AWAY = 1001;
const MISTAKE = 1011;

/** One WebSocket that is told what comes. What is sent has been taken by the network before more is read: a slow receiver costs one document. */
export class Stream {
  private isRung = false;
  private wake: (() => void) | undefined;
  private isAlive = true;

  constructor(
    private readonly socket: WebSocket,
    private readonly source: StreamSource,
    private readonly controls: Controls,
    private from: Place,
  ) {
    socket.on('pong', () => (this.isAlive = true));
    socket.on('close', () => this.ring());
    socket.on('error', () => socket.terminate());
  }

  /** There may be something new. */
  ring(): void {
    this.isRung = true;
    this.wake?.();
  }

  close(): void {
    this.socket.close(GOING_AWAY, 'the server goes down: come again');
    this.ring();
  }

  /** Until it ends, by whomever. */
  async run(): Promise<void> {
    const pings = setInterval(() => this.ping(), PING_MS);
    try {
      await this.tell();
    } catch (error) {
      this.socket.close(MISTAKE, 'the server made a mistake: come again');
      throw error;
    } finally {
      clearInterval(pings);
    }
  }

  private async tell(): Promise<void> {
    let due = this.dueAfter(this.source.now());
    while (this.isOpen()) {
      this.isRung = false;
      if (await this.hasEnded()) return;
      if (this.source.now() >= due) {
        await this.tellAll();
        due = this.dueAfter(this.source.now());
      }
      await this.rest(due.getTime() - this.source.now().getTime());
    }
  }

  private dueAfter(now: Date): Date {
    return this.controls.schedule ? nextTime(this.controls.schedule.cron, now) : now;
  }

  private async tellAll(): Promise<void> {
    for (let isEnd = false; !isEnd && this.isOpen();) {
      const batch = await this.source.next(this.from);
      if (batch.events.length > 0 || this.controls.reportIfEmpty) {
        const body = await this.source.document(batch.events);
        if (await this.hasEnded()) return;
        await this.send(body);
      }
      this.from = batch.until;
      isEnd = batch.isEnd;
    }
  }

  private async hasEnded(): Promise<boolean> {
    const why = await this.source.whyEnded();
    if (why !== undefined) this.socket.close(POLICY_VIOLATION, why);
    return why !== undefined;
  }

  private send(body: string): Promise<void> {
    return new Promise(resolve => {
      const late = setTimeout(() => this.socket.terminate(), SEND_MS);
      // Called once the network has it, or when the connection ends; the loop sees which.
      this.socket.send(body, () => {
        clearTimeout(late);
        resolve();
      });
    });
  }

  private ping(): void {
    if (!this.isAlive) return this.socket.terminate();
    this.isAlive = false;
    this.socket.ping();
  }

  private rest(untilDueMs: number): Promise<void> {
    const isScheduled = this.controls.schedule !== undefined;
    if (this.isRung && (!isScheduled || !this.isOpen())) return Promise.resolve();
    const ms = isScheduled ? Math.max(10, Math.min(LOOK_MS, untilDueMs)) : LOOK_MS;
    return new Promise(resolve => {
      const done = () => {
        clearTimeout(timer);
        this.wake = undefined;
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.wake = done;
    });
  }

  private isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }
}
