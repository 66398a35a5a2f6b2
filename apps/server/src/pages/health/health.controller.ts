import { timingSafeEqual } from 'node:crypto';
import { Controller, Get } from '@nestjs/common';
import { secretHash } from '#platform/ids';
import { Config } from '#platform/config';
import { Database, statement } from '#platform/database';
import { HiddenFromActor } from '#libs/identity';
import { Public } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { Metrics } from './metrics.js';

const ping = statement<{ ok: number }>('server.ping', 'SELECT 1 AS ok');

/** For the machines that watch over the server. */
@Controller()
export class HealthController {
  constructor(
    private readonly db: Database,
    private readonly config: Config,
    private readonly metrics: Metrics,
  ) {}

  /** The process answers. */
  @Get('health/live')
  @Public()
  live() {
    return { status: 'live' };
  }

  /** It can do its work: the database answers too. */
  @Get('health/ready')
  @Public()
  async ready() {
    await this.db.read(ping, []);
    return { status: 'ready' };
  }

  /** Prometheus text. For an operator, or for a program with METRICS_TOKEN. */
  @Get('metrics')
  @Public()
  async numbers(@CurrentVisit() visit: Visit): Promise<string> {
    const token = this.config.values.METRICS_TOKEN;
    const isProgram = token !== undefined && isSame(visit.request.headers.authorization ?? '', `Bearer ${token}`);
    if (!isProgram && !visit.actor?.offices.includes('operator')) throw new HiddenFromActor();
    visit.header('content-type', this.metrics.contentType);
    return this.metrics.text();
  }
}

/** In the same time whatever is wrong with it: how long an answer takes must not spell the token. */
const isSame = (given: string, expected: string): boolean => timingSafeEqual(secretHash(given), secretHash(expected));
