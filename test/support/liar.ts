// Somebody in between, who shows an auditor something else than what is in the tables.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What it makes of the body of an answer, by the path that was asked for. */
export type Lie = (path: string, body: string) => string;

export class Liar {
  lie: Lie = (_path, body) => body;
  private server?: Server;

  /** `truth`: the address of the market. Its own address. */
  async listen(truth: string): Promise<string> {
    const server = createServer((request, response) => {
      const path = request.url ?? '';
      const { authorization = '', 'gs1-epc-format': format = '' } = request.headers;
      fetch(truth + path, { headers: { authorization, ...(format && { 'gs1-epc-format': String(format) }) } })
        .then(async answer => {
          const bytes = Buffer.from(await answer.arrayBuffer());
          const link = answer.headers.get('link');
          response.writeHead(answer.status, link === null ? {} : { link });
          // Tiles are bytes and no text.
          response.end(path.includes('/tile/') ? bytes : this.lie(path, bytes.toString()));
        })
        .catch(() => response.writeHead(502).end());
    });
    this.server = server;
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise(done => (this.server ? this.server.close(() => done()) : done()));
  }
}
