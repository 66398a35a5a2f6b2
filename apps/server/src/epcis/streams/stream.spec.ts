import { EventEmitter } from 'node:events';
import { setImmediate as soon } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { Stream, type StreamSource } from './stream.js';

/** A network that takes a document when it is told to. */
class SlowSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  sent: string[] = [];
  take: () => void = () => undefined;

  send(body: string, taken: () => void): void {
    this.sent.push(body);
    this.take = taken;
  }
  close(): void {
    this.readyState = 3;
    this.emit('close');
  }
}

/** A hundred documents of one event each. */
function source(): StreamSource & { read: number } {
  return {
    read: 0,
    async next(from) {
      this.read++;
      const id = from.id + 1n;
      return { events: [id], until: { at: from.at, id }, isEnd: id === 100n };
    },
    document: async events => `document ${events.join()}`,
    whyEnded: async () => undefined,
    now: () => new Date(0),
  };
}

describe('a stream (E43)', () => {
  it('reads no further than its receiver takes', async () => {
    const [socket, from] = [new SlowSocket(), source()];
    const stream = new Stream(socket as unknown as WebSocket, from, { reportIfEmpty: false }, { at: '', id: 0n });
    const running = stream.run();
    for (const taken of [1, 2, 3]) {
      for (let turns = 0; turns < 50; turns++) await soon();
      expect([from.read, socket.sent.length]).toEqual([taken, taken]);
      socket.take();
    }
    for (let turns = 0; turns < 50; turns++) await soon();
    expect(socket.sent).toEqual([1, 2, 3, 4].map(id => `document ${id}`));
    socket.close();
    socket.take();
    await running;
    expect(from.read).toBe(4);
  });

  it('says nothing once its key or its query has gone, not even what has been read already', async () => {
    const [socket, from] = [new SlowSocket(), source()];
    let looks = 0;
    const ended = { ...from, whyEnded: async () => (++looks > 1 ? 'the key holds no more' : undefined) };
    await new Stream(socket as unknown as WebSocket, ended, { reportIfEmpty: false }, { at: '', id: 0n }).run();
    expect([socket.sent, socket.readyState]).toEqual([[], 3]);
  });
});
