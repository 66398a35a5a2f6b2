import { SITE_KINDS } from '#libs/traceability';
import { paths } from '../../paths.js';
import { Button, FormErrors, Select, TextInput } from '../../ui/forms.js';
import { EmptyState } from '../../ui/notices.js';
import { Row } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import type { SiteCommune, SiteRow } from './sites.query.js';

const kindText = (visit: Visit, kind: keyof typeof SITE_KINDS): string =>
  visit.say(SITE_KINDS[kind].vi, SITE_KINDS[kind].en);

export function SitesView({ visit, sites }: { visit: Visit; sites: readonly SiteRow[] }) {
  const { sites: words } = visit.words.traceability;
  if (sites.length === 0) return <EmptyState title={words.none}>{words.lead}</EmptyState>;
  return (
    <>
      <p>{words.lead}</p>
      <DataTable
        caption={words.title}
        quietCaption
        columns={[{ label: words.name }, { label: words.kind }, { label: words.commune }, { label: words.extension }]}
        rows={sites.map(site => ({ cells: [site.name, kindText(visit, site.kind), site.commune, site.extension] }))}
      />
    </>
  );
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
        labels={{ ...words, communeCode: words.commune }}
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
      <Row>
        <Button>{words.submit}</Button>
        <Button kind="quiet" href={back}>
          {visit.words.shell.cancel}
        </Button>
      </Row>
    </form>
  );
}
