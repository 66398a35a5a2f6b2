import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { parseTilePath } from '#libs/tlog';
import { PublishedLog, Witnesses } from '#libs/transparency';
import { HiddenFromActor } from '#libs/identity';
import { Described } from '../api/endpoint.js';
import { Limited, Public } from '../web/access.js';
import { CurrentVisit, Visit } from '../web/visit.js';
import * as described from './log-described.js';

const TEXT = 'text/plain; charset=utf-8';
const BYTES = 'application/octet-stream';
const JSON_TEXT = 'application/json; charset=utf-8';

/** Of a bigint column. */
const LOWEST = -(1n << 63n);

/** https://c2sp.org/tlog-tiles#apis: a checkpoint is asked for again after seconds, a tile never. */
const SECONDS = 'public, max-age=2';
const FOR_EVER = 'public, max-age=31536000, immutable';

/** The public log as programs read it. Any site may: there is nothing here that is not for everybody. */
@Controller('log')
@Public()
export class LogController {
  constructor(
    private readonly log: PublishedLog,
    private readonly witnesses: Witnesses,
  ) {}

  @Get('checkpoint')
  @Described(described.checkpoint)
  async checkpoint(@CurrentVisit() visit: Visit) {
    return answer(visit, await this.log.checkpoint(), TEXT, SECONDS);
  }

  /** Tiles of hashes and bundles of entries, whole and partial. Read from the raw address: it has to be exactly so. */
  @Get('tile/*')
  @Described(described.tile)
  async tile(@CurrentVisit() visit: Visit) {
    const tile = parseTilePath((visit.request.raw.url ?? '').replace(/^\/log\/|\?.*/g, ''));
    return answer(visit, tile && (await this.log.tile(tile)), BYTES, FOR_EVER);
  }

  /** The public keys of the log and of its witnesses. Whoever checks the log should have them from somewhere else as well. */
  @Get('keys')
  @Described(described.keys)
  async keys(@CurrentVisit() visit: Visit) {
    return answer(visit, JSON.stringify(await this.log.keys()), JSON_TEXT, SECONDS);
  }

  /** Everything that was ever signed, 500 checkpoints at a time; without a number from the very first row on, whatever number somebody gave it. */
  @Get('checkpoints')
  @Described(described.checkpoints)
  async checkpoints(@CurrentVisit() visit: Visit, @Query('from') from?: string) {
    const rows = await this.log.checkpoints(/^-?\d{1,18}$/.test(from ?? '') ? BigInt(from ?? 0) : LOWEST);
    const numbered = rows.map(({ number, ...row }) => ({ number: Number(number), ...row }));
    return answer(visit, JSON.stringify(numbered), JSON_TEXT, SECONDS);
  }

  /** The lines about an event or a change of labels, by its id: each with its proof or, while it has no place yet, with the promise of one (T11); an empty list when the log says nothing of it. */
  @Get('lines')
  @Described(described.lines)
  @Limited(600, 60)
  async lines(@CurrentVisit() visit: Visit, @Query('of') of?: unknown) {
    const lines = typeof of === 'string' && isId(of) ? await this.log.linesAbout(of) : [];
    return answer(visit, JSON.stringify(lines), JSON_TEXT, SECONDS);
  }

  /** The proof file of one entry (https://c2sp.org/tlog-proof), to keep and to check anywhere. */
  @Get('entries/:entry')
  @Described(described.entry)
  async proof(@CurrentVisit() visit: Visit, @Param('entry') file: string) {
    const [, index] = /^(0|[1-9]\d{0,17})\.tlog-proof$/.exec(file) ?? [];
    const proof = index === undefined ? undefined : await this.log.proofAt(BigInt(index));
    return answer(visit, proof?.file, TEXT, SECONDS, proof && `chung-cu-${proof.index}.tlog-proof`);
  }

  /** A checkpoint of ours with the signatures of witnesses on it, as `npm run witness` sends it. */
  @Post('cosignatures')
  @Described(described.cosignatures)
  @HttpCode(200)
  @Limited(60, 60)
  async cosignatures(@CurrentVisit() visit: Visit, @Body() note: unknown) {
    const added = await this.witnesses.accept(typeof note === 'string' ? note : '');
    return answer(visit, `${added}\n`, TEXT, 'no-store');
  }
}

/** PostgreSQL takes no text with a NUL in it. */
const isId = (text: string): boolean => text !== '' && text.length <= 10_000 && !text.includes('\0');

function answer(visit: Visit, bytes: Uint8Array | string | undefined, type: string, cache: string, name?: string) {
  if (bytes === undefined) throw new HiddenFromActor();
  visit.header('access-control-allow-origin', '*');
  visit.header('cross-origin-resource-policy', 'cross-origin');
  return visit.file({ bytes, type, cache, name });
}
