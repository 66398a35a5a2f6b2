import { createServer } from 'node:net';

export class PortTaken extends Error {
  constructor(port: number) {
    super(
      `Port ${port} is taken, perhaps by another Chợ Phiên. Stop that one, or start with another port: PORT=${port + 1} npm start`,
    );
  }
}

/** Asked before anything is started: a second start must not touch what the first one uses. */
export function requireFreePort(port: number): Promise<void> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      failed(error.code === 'EADDRINUSE' ? new PortTaken(port) : error),
    );
    probe.listen(port, '0.0.0.0', () => probe.close(() => done()));
  });
}
