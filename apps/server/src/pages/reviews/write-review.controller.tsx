import { Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { HiddenFromActor } from '#libs/identity';
import { MOST_REVIEW_PHOTOS, MOST_STARS, Reviews } from '#libs/reviews';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { Limited, Public } from '../../web/access.js';
import { longText, optionalText, ticked, wholeNumber } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { readUploads } from '../../web/uploads.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { lineToReview, type LineToReview } from './product-reviews.query.js';
import { WriteReviewView } from './write-review.view.js';

const MOST_PHOTO_BYTES = 10 * 1_048_576;

const reviewForm = z.object({
  stars: wholeNumber(1, MOST_STARS),
  text: longText(3000),
  shownName: optionalText(60),
  dropPhotos: ticked(),
});

/** Whoever has the link of an order says what they think of its goods: most buyers have no account. */
@Controller('follow/:key/reviews/:line')
@Public()
export class WriteReviewController {
  constructor(
    private readonly reviews: Reviews,
    private readonly db: Database,
  ) {}

  @Get()
  async show(@CurrentVisit() visit: Visit, @Param('key') key: string, @Param('line') id: string): Promise<string> {
    const line = await this.line(visit, key, id);
    const { stars, text, name } = line.review ?? { stars: '', text: '', name: '' };
    return this.page(visit, key, line, blankForm({ stars: String(stars), text, shownName: name }));
  }

  @Post()
  @Limited(20, 600)
  async save(@CurrentVisit() visit: Visit, @Param('key') key: string, @Param('line') id: string): Promise<string> {
    const line = await this.line(visit, key, id);
    const upload = await submit(visit, z.object({}), {}, () =>
      readUploads(visit.request, { field: 'photos', maxBytes: MOST_PHOTO_BYTES, most: MOST_REVIEW_PHOTOS }),
    );
    if (!upload.ok) return this.page(visit, key, line, upload.form);
    const { files: photos, fields } = upload.result;
    const bought = { followKey: key, lineId: line.lineId };
    const sent = await submit(visit, reviewForm, fields, input =>
      this.reviews.save(bought, visit.actor, { ...input, photos }),
    );
    if (!sent.ok) return this.page(visit, key, line, sent.form);
    return visit.seeOther(paths.writeReview(key, line.lineId), 'review-saved');
  }

  @Post('withdrawal')
  @Limited(20, 600)
  async withdraw(@CurrentVisit() visit: Visit, @Param('key') key: string, @Param('line') id: string): Promise<string> {
    await this.reviews.withdraw({ followKey: key, lineId: visit.id(id) });
    return visit.seeOther(paths.writeReview(key, id), 'review-withdrawn');
  }

  private async line(visit: Visit, key: string, id: string): Promise<LineToReview> {
    const [line] = await this.db.read(lineToReview, [key, visit.id(id)]);
    if (!line) throw new HiddenFromActor();
    return line;
  }

  private page(visit: Visit, key: string, line: LineToReview, form: Form): string {
    visit.header('referrer-policy', 'no-referrer'); // the address is the key
    const title = visit.words.reviews.write.title(visit.say(line.nameVi, line.nameEn));
    return visit.page(
      { title, width: 'narrow', form, head: <meta name="robots" content="noindex" /> },
      <WriteReviewView visit={visit} followKey={key} line={line} form={form} />,
    );
  }
}
