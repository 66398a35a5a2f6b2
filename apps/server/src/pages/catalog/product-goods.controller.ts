import { Body, Controller, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Photos, Variants } from '#libs/catalog';
import { HiddenFromActor } from '#libs/identity';
import { AtDesk } from '../../web/access.js';
import { optionalText } from '../../web/fields.js';
import { submit } from '../../web/forms.js';
import { readUpload } from '../../web/uploads.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { packForm, variantForm } from './product-form.js';
import { ProductDeskPage } from './product-desk.page.js';

/** A phone's picture at its best quality, with room to spare. */
const MOST_PHOTO_BYTES = 15 * 1_048_576;

const photoForm = z.object({ altVi: optionalText(200), altEn: optionalText(200) });
const photoWish = z.discriminatedUnion('wish', [
  z.object({ wish: z.literal('up') }),
  photoForm.extend({ wish: z.literal('describe') }),
]);
const FLASHES = { price: 'price-changed', withdraw: 'pack-withdrawn', offer: 'pack-offered' } as const;

/** What hangs below a product: packs with their prices, and photos. */
@Controller()
@AtDesk('clerk')
export class ProductGoodsController {
  constructor(
    private readonly variants: Variants,
    private readonly photos: Photos,
    private readonly page: ProductDeskPage,
  ) {}

  @Post('desk/:coop/products/:slug/variants')
  async addPack(@CurrentVisit() visit: Visit, @Param('slug') slug: string, @Body() body: unknown): Promise<string> {
    const { id } = await this.page.product(visit, slug);
    const sent = await submit(visit, packForm, body, input => this.variants.add(visit.me, id, input));
    return this.page.answer(visit, slug, 'pack', sent, 'pack-added');
  }

  @Post('desk/:coop/products/:slug/variants/:id')
  async changePack(
    @CurrentVisit() visit: Visit,
    @Param('slug') slug: string,
    @Param('id') variantId: string,
    @Body() body: unknown,
  ): Promise<string> {
    const id = visit.id(variantId);
    const { variants } = await this.page.product(visit, slug);
    if (!variants.some(variant => variant.id === id)) throw new HiddenFromActor();
    const sent = await submit(visit, variantForm, body, async wish => {
      if (wish.wish === 'price') await this.variants.changePrice(visit.me, id, wish.price);
      if (wish.wish === 'withdraw') await this.variants.withdraw(visit.me, id);
      if (wish.wish === 'offer') await this.variants.offerAgain(visit.me, id);
      return wish.wish;
    });
    return this.page.answer(visit, slug, id, sent, sent.ok ? FLASHES[sent.result] : '');
  }

  @Post('desk/:coop/products/:slug/photos')
  async addPhoto(@CurrentVisit() visit: Visit, @Param('slug') slug: string): Promise<string> {
    const { id } = await this.page.product(visit, slug);
    const upload = await submit(visit, z.object({}), {}, () =>
      readUpload(visit.request, { field: 'photo', maxBytes: MOST_PHOTO_BYTES }),
    );
    if (!upload.ok) return this.page.show(visit, slug, { of: 'photo', form: upload.form });
    const { file = Buffer.alloc(0), fields } = upload.result;
    const sent = await submit(visit, photoForm, fields, text => this.photos.add(visit.me, id, file, text));
    return this.page.answer(visit, slug, 'photo', sent, 'photo-added');
  }

  @Post('desk/:coop/products/:slug/photos/:id')
  async changePhoto(
    @CurrentVisit() visit: Visit,
    @Param('slug') slug: string,
    @Param('id') photoId: string,
    @Body() body: unknown,
  ): Promise<string> {
    const [photo, { id }] = [visit.id(photoId), await this.page.product(visit, slug)];
    const sent = await submit(visit, photoWish, body, wish =>
      wish.wish === 'up' ? this.photos.moveUp(visit.me, id, photo) : this.photos.describe(visit.me, id, photo, wish),
    );
    return this.page.answer(visit, slug, photo, sent, 'photo-changed');
  }

  @Post('desk/:coop/products/:slug/photos/:id/removal')
  async removePhoto(
    @CurrentVisit() visit: Visit,
    @Param('slug') slug: string,
    @Param('id') photoId: string,
  ): Promise<string> {
    const { id } = await this.page.product(visit, slug);
    const sent = await submit(visit, z.object({}), {}, () => this.photos.remove(visit.me, id, visit.id(photoId)));
    return this.page.answer(visit, slug, 'photo', sent, 'photo-removed');
  }
}
