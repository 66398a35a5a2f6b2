import { SITE_KINDS } from '#libs/traceability';
import { paths, withQuery } from '../../paths.js';
import { Button, FormErrors, NumberInput, Select, TextInput } from '../../ui/forms.js';
import { EmptyState } from '../../ui/notices.js';
import { Row } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { amountText } from './batch-parts.js';
import type { SiteCommune, SiteRow } from './sites.query.js';

const kindText = (visit: Visit, kind: keyof typeof SITE_KINDS): string =>
  visit.say(SITE_KINDS[kind].vi, SITE_KINDS[kind].en);

export function SitesView({ visit, sites }: { visit: Visit; sites: readonly SiteRow[] }) {
  const { sites: words } = visit.words.traceability;
  const { sites: more } = visit.words.chain;
  if (sites.length === 0) return <EmptyState title={words.none}>{words.lead}</EmptyState>;
  return (
    <>
      <p>{words.lead}</p>
      <DataTable
        caption={words.title}
        quietCaption
        columns={[
          { label: words.name },
          { label: words.kind },
          { label: words.commune },
          { label: more.capacity },
          { label: words.extension },
          { label: visit.words.siteClaims.desk.link, quiet: true },
          { label: more.edit, quiet: true },
        ]}
        rows={sites.map(site => ({
          cells: [
            site.name,
            kindText(visit, site.kind),
            site.commune,
            capacityText(visit, site),
            site.extension,
            <a href={paths.desk.siteClaims(visit.seat.slug, site.id)}>{visit.words.siteClaims.desk.link}</a>,
            <a href={withQuery(paths.desk.newSite(visit.seat.slug), { site: site.id })}>{more.edit}</a>,
          ],
        }))}
      />
    </>
  );
}

/** What is known of its size, and the most that one season gives. */
function capacityText(visit: Visit, site: SiteRow): string {
  const { sites: words } = visit.words.chain;
  const told = [
    site.crop,
    site.plantedYear === null ? '' : words.planted(site.plantedYear),
    site.areaM2 === null ? '' : `${visit.number(site.areaM2)} m²`,
    site.hives === null ? '' : `${words.hives}: ${visit.number(site.hives)}`,
    site.makers === null ? '' : `${words.makers}: ${visit.number(site.makers)}`,
    site.seasonCapacity === null ? '' : `≤ ${amountText(visit, site.seasonCapacity, site.capacityUnit ?? 'g')}`,
  ];
  return told.filter(one => one !== '').join(' · ');
}

interface NewSiteProps {
  visit: Visit;
  siteId: string;
  communes: readonly SiteCommune[];
  /** Where the person came from. */
  back: string;
  form: Form;
}

export function NewSiteView({ visit, siteId, communes, back, form }: NewSiteProps) {
  const { sites: words } = visit.words.traceability;
  return (
    <form class="form stack" method="post" action={paths.desk.sites(visit.seat.slug)}>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ ...words, ...visit.words.chain.sites, communeCode: words.commune }}
      />
      <input type="hidden" name="id" value={siteId} />
      <input type="hidden" name="back" value={back} />
      <TextInput {...form.input('name')} label={words.name} hint={words.nameHint} required maxlength={80} />
      <Select
        {...form.input('kind')}
        label={words.kind}
        required
        placeholder={words.chooseKind}
        options={(Object.keys(SITE_KINDS) as (keyof typeof SITE_KINDS)[]).map(kind => ({
          value: kind,
          label: kindText(visit, kind),
        }))}
      />
      <Select
        name="communeCode"
        label={words.commune}
        required
        placeholder={words.chooseCommune}
        options={communes.map(({ code, name }) => ({ value: code, label: name }))}
        value={form.value('communeCode') ?? communes.find(commune => commune.isHome)?.code}
        error={form.error('communeCode')}
      />
      <MoreAbout visit={visit} form={form} />
      <Row>
        <Button>{words.submit}</Button>
        <Button kind="quiet" href={back}>
          {visit.words.shell.cancel}
        </Button>
      </Row>
    </form>
  );
}

const MORE = [
  'crop',
  'growingAreaCode',
  'areaM2',
  'hives',
  'makers',
  'plantedYear',
  'position',
  'seasonCapacity',
] as const;

/** Folded away until something is in it: a site can be added with three answers. */
function MoreAbout({ visit, form }: { visit: Visit; form: Form }) {
  const { sites: words } = visit.words.chain;
  const { units } = visit.words.traceability.batch;
  return (
    <details open={MORE.some(field => form.value(field) ?? form.error(field))}>
      <summary>{words.optional}</summary>
      <div class="stack">
        <TextInput {...form.input('crop')} label={words.crop} maxlength={60} />
        <TextInput
          {...form.input('growingAreaCode')}
          label={words.growingAreaCode}
          hint={words.growingAreaCodeHint}
          maxlength={30}
        />
        <NumberInput {...form.input('plantedYear')} label={words.plantedYear} hint={words.plantedYearHint} />
        <NumberInput {...form.input('areaM2')} label={words.areaM2} unit="m²" />
        <NumberInput {...form.input('hives')} label={words.hives} />
        <NumberInput {...form.input('makers')} label={words.makers} />
        <NumberInput
          {...form.input('seasonCapacity')}
          label={words.seasonCapacity}
          hint={words.seasonCapacityHint}
          decimal
        />
        <Select
          {...form.input('capacityUnit')}
          label={visit.words.chain.task.unit}
          options={(['g', 'ml', 'piece', 'night'] as const).map(unit => ({ value: unit, label: units[unit] }))}
        />
        <TextInput {...form.input('position')} label={words.position} hint={words.positionHint} maxlength={60} />
      </div>
    </details>
  );
}
