import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { HiddenFromActor, seatAt } from '#libs/identity';
import { Database, statement } from '#platform/database';
import { Public } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';

interface PhotoFile {
  bytes: Buffer;
  isTakenDown: boolean;
  cooperativeId: string;
}

const photoFile = statement<PhotoFile, [string, number, string]>(
  'catalog-pages.photo-file',
  `SELECT f.bytes, p.state = 'taken-down' AS "isTakenDown", p.cooperative_id AS "cooperativeId"
   FROM catalog_photo_file f JOIN catalog_photo ph ON ph.id = f.photo_id JOIN catalog_product p ON p.id = ph.product_id
   WHERE f.photo_id = $1 AND f.width = $2 AND f.format = $3`,
);

/** A file never changes under its address: another photo has another id. */
const FOR_A_YEAR = 'public, max-age=31536000, immutable';

/** The photos themselves. What the department took down is shown to itself and to the co-op alone. */
@Controller()
export class PhotoFileController {
  constructor(private readonly db: Database) {}

  @Get('photos/:id/:file')
  @Public()
  async file(
    @CurrentVisit() visit: Visit,
    @Param('id') photoId: string,
    @Param('file') file: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Uint8Array | string> {
    const [, width, format] = /^(\d{3,4})\.(avif|webp)$/.exec(file) ?? [];
    if (!width || !format) throw new HiddenFromActor();
    const id = visit.id(photoId);
    const [photo] = await this.db.read(photoFile, [id, Number(width), format]);
    if (!photo || !maySee(visit, photo)) throw new HiddenFromActor();
    const cache = photo.isTakenDown ? undefined : FOR_A_YEAR;
    const tag = `"${id}-${width}-${format}"`;
    visit.header('etag', tag);
    const answer = visit.file({ bytes: photo.bytes, type: `image/${format}`, cache });
    if (visit.request.headers['if-none-match'] !== tag) return answer;
    void reply.status(304);
    return '';
  }
}

const maySee = ({ actor }: Visit, { isTakenDown, cooperativeId }: PhotoFile): boolean =>
  !isTakenDown ||
  (actor !== undefined && (actor.offices.includes('officer') || seatAt(actor, cooperativeId) !== undefined));
