import { fork } from 'node:child_process';

export const PROCESSES = 4;

/** Processes that do what they are told at the same time, in turn. */
export class Gang {
  static async open(url) {
    const file = new URL('../../dist/test/support/attacker.js', import.meta.url).pathname;
    const env = { ...process.env, NODE_OPTIONS: '', ATTACKED: url };
    const members = Array.from({ length: PROCESSES }, () =>
      fork(file, { env, serialization: 'advanced', execArgv: [] }),
    );
    const gang = new Gang(members);
    await Promise.all(members.map(member => gang.hears(member)));
    return gang;
  }

  constructor(members) {
    this.members = members;
    this.open = new Map();
    this.number = 0;
  }

  hears(member) {
    return new Promise((ready, failed) => {
      member.on('exit', code => {
        failed(new Error(`an attacker ended with ${code}`));
        for (const { reject } of this.open.values()) reject(new Error(`an attacker ended with ${code}`));
      });
      member.on('message', ({ id, ...outcome }) => {
        if (id === 0) return ready();
        this.open.get(id)?.resolve(outcome);
        this.open.delete(id);
      });
    });
  }

  /** `{ answer }` or `{ refused: code }`. */
  tell(deed, ...args) {
    const id = ++this.number;
    return new Promise((resolve, reject) => {
      this.open.set(id, { resolve, reject });
      this.members[id % this.members.length].send({ id, deed, args });
    });
  }

  async close() {
    for (const member of this.members) member.removeAllListeners('exit');
    await Promise.all(
      this.members.map(member => new Promise(gone => (member.once('exit', gone), member.disconnect()))),
    );
  }
}
