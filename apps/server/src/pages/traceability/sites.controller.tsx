import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { readAmount, SITE_KINDS, Sites, writeAmount, type SiteKind } from '#libs/traceability';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { paths } from '../../paths.js';
import { Button } from '../../ui/forms.js';
import { AtDesk } from '../../web/access.js';
import { choice, id, optional, optionalText, text, wholeNumber } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { sameSitePath } from '../../web/same-site-path.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { siteCommunes, siteList, type SiteRow } from './sites.query.js';
import { NewSiteView, SitesView } from './sites.view.js';

const siteForm = ({ locale }: Visit) =>
  z
    .object({
      id: id(),
      name: text(80),
      kind: choice(Object.keys(SITE_KINDS) as [SiteKind, ...SiteKind[]]),
      communeCode: text(5),
      crop: optionalText(60),
      growingAreaCode: optionalText(30),
      areaM2: optional(wholeNumber(1, 1_000_000_000)),
      hives: optional(wholeNumber(1, 100_000)),
      makers: optional(wholeNumber(1, 10_000)),
      plantedYear: optional(wholeNumber(1000, 2200)),
      position: optionalText(60),
      seasonCapacity: optionalText(20),
      capacityUnit: choice(['g', 'ml', 'piece', 'night']).default('g'),
      back: optionalText(300),
    })
    .transform(({ areaM2, growingAreaCode, position, seasonCapacity, capacityUnit: unit, ...rest }, context) => {
      const fail = (field: string) =>
        context.issues.push({ code: 'custom', input: field, path: [field], params: { words: 'notANumber' } });
      const point = position === '' ? undefined : readPosition(position);
      if (position !== '' && !point) fail('position');
      const capacity = seasonCapacity === '' ? undefined : readAmount(seasonCapacity, unit, locale);
      if (seasonCapacity !== '' && !capacity) fail('seasonCapacity');
      return {
        ...rest,
        growingAreaCode: growingAreaCode.toUpperCase(),
        areaM2: areaM2 === undefined ? undefined : BigInt(areaM2),
        position: point,
        season: capacity ? { capacity, unit } : undefined,
      };
    });

/** `22.39631, 103.45872`, also with decimal commas: the comma that a space follows stands between the two. */
function readPosition(typed: string): { latitude: string; longitude: string } | undefined {
  const [, latitude = '', longitude = ''] =
    /^(-?\d{1,2}(?:[.,]\d+)?)(?:[,;]\s+|[;\s]\s*|,(?=\d+\.))(-?\d{1,3}(?:[.,]\d+)?)$/.exec(typed) ?? [];
  return latitude === '' ? undefined : { latitude: latitude.replace(',', '.'), longitude: longitude.replace(',', '.') };
}

/** The places where a co-op works. */
@Controller()
@AtDesk('clerk', 'packer')
export class SitesController {
  constructor(
    private readonly sites: Sites,
    private readonly db: Database,
  ) {}

  @Get('desk/:coop/sites')
  async list(@CurrentVisit() visit: Visit): Promise<string> {
    const sites = await this.db.read(siteList, [visit.seat.cooperativeId]);
    const { sites: words } = visit.words.traceability;
    const actions = (
      <Button icon="plus" href={paths.desk.newSite(visit.seat.slug)}>
        {words.newTitle}
      </Button>
    );
    return deskPage(visit, { title: words.title, tab: 'batches', actions }, <SitesView visit={visit} sites={sites} />);
  }

  /** `?back=` says where to go on after adding one: a page of this desk. `?site=` changes what one is like. */
  @Get('desk/:coop/sites/new')
  async fresh(
    @CurrentVisit() visit: Visit,
    @Query('back') back: unknown,
    @Query('site') chosen: unknown,
  ): Promise<string> {
    const sites = chosen ? await this.db.read(siteList, [visit.seat.cooperativeId]) : [];
    const site = sites.find(one => one.id === chosen);
    return this.form(visit, site ? blankForm(asTyped(site, visit)) : blankForm(), back);
  }

  @Post('desk/:coop/sites')
  async add(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, siteForm(visit), body, async ({ back, ...site }) => {
      await this.sites.add(visit.me, visit.seat.cooperativeId, site);
      return backAtDesk(visit, back);
    });
    if (!sent.ok) return this.form(visit, sent.form, sent.form.value('back'));
    return visit.seeOther(sent.result, 'site-added');
  }

  private async form(visit: Visit, form: Form, back: unknown): Promise<string> {
    const communes = await this.db.read(siteCommunes, [visit.seat.cooperativeId]);
    return deskPage(
      visit,
      {
        title: visit.words.traceability.sites.newTitle,
        tab: 'batches',
        form,
        here: paths.desk.newSite(visit.seat.slug, backAtDesk(visit, back)),
      },
      <NewSiteView
        visit={visit}
        siteId={form.value('id') ?? newId()}
        communes={communes}
        back={backAtDesk(visit, back)}
        form={form}
      />,
    );
  }
}

/** Only within the batches of this desk: an address from a stranger leads nowhere else. */
function backAtDesk(visit: Visit, back: unknown): string {
  const { slug } = visit.seat;
  const path = sameSitePath(typeof back === 'string' ? back : undefined, paths.desk.sites(slug));
  return path.startsWith(`${paths.desk.batches(slug)}/`) ? path : paths.desk.sites(slug);
}

const asTyped = (site: SiteRow, { locale }: Visit): Record<string, string> => ({
  id: site.id,
  name: site.name,
  kind: site.kind,
  communeCode: site.communeCode,
  crop: site.crop,
  growingAreaCode: site.growingAreaCode ?? '',
  areaM2: site.areaM2?.toString() ?? '',
  hives: site.hives?.toString() ?? '',
  makers: site.makers?.toString() ?? '',
  plantedYear: site.plantedYear?.toString() ?? '',
  position: site.latitude ? `${Number(site.latitude)}, ${Number(site.longitude)}` : '',
  seasonCapacity: site.seasonCapacity ? writeAmount(site.seasonCapacity, site.capacityUnit ?? 'g', locale) : '',
  capacityUnit: site.capacityUnit ?? 'g',
});
