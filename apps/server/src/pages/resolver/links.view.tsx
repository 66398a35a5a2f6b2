import { isMalformed, readDigitalLink } from '#libs/gs1';
import { netContent } from '#libs/labels';
import { LONGEST_TITLE, type LinkType } from '#libs/resolver';
import { paths } from '../../paths.js';
import { typeText } from '../../resolver/resolver.view.js';
import { ActionForm, Button, FormErrors, Select, TextInput } from '../../ui/forms.js';
import { EmptyState } from '../../ui/notices.js';
import { Row, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import type { GoodsWithCode, LinkAtDesk, LinksAtDesk } from './links.query.js';

/** What people look for behind a code; what programs look for is put there by the market. */
export const OFFERED = [
  'instructions',
  'recipeInfo',
  'consumerHandlingStorageInfo',
  'relatedVideo',
  'relatedImage',
  'certificationInfo',
  'ingredientsInfo',
  'nutritionalInfo',
  'allergenInfo',
  'safetyInfo',
  'sustainabilityInfo',
  'faqs',
  'hasRetailers',
  'leaveReview',
  'socialMedia',
  'support',
] as const satisfies readonly LinkType[];

export const LANGUAGES = ['vi', 'en', 'fr', 'zh', 'ja', 'ko'] as const;
export const MEDIA_TYPES = ['text/html', 'application/pdf', 'video/mp4', 'image/jpeg'] as const;

interface LinksProps extends LinksAtDesk {
  visit: Visit;
  /** The id that the next link will have: a form sent twice registers one. */
  linkId: string;
  form: Form;
  mayWrite: boolean;
}

export function LinksView(props: LinksProps) {
  const { visit, links, form, mayWrite } = props;
  const words = visit.words.resolver.desk;
  return (
    <Stack>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ ...words, code: words.goods, title: words.linkTitle }}
      />
      <p class="lead">{words.lead}</p>
      {links.length === 0 ? <EmptyState title={words.none}>{words.noneDetail}</EmptyState> : <Links {...props} />}
      {mayWrite && (
        <Section title={words.addTitle} panel>
          <AddForm {...props} />
        </Section>
      )}
    </Stack>
  );
}

function Links({ visit, links, goods, mayWrite }: LinksProps) {
  const words = visit.words.resolver.desk;
  const columns = [
    { label: words.name },
    { label: words.type },
    { label: words.code },
    ...(mayWrite ? [{ label: words.action, quiet: true }] : []),
  ];
  return (
    <DataTable
      caption={words.title}
      quietCaption
      columns={columns}
      rows={links.map(link => ({
        cells: [
          <a href={link.href} rel="noopener">
            {link.title}
          </a>,
          typeText(visit, link),
          codeText(visit, link, goods),
          mayWrite && <Remove visit={visit} link={link} />,
        ],
      }))}
    />
  );
}

function Remove({ visit, link }: { visit: Visit; link: LinkAtDesk }) {
  const words = visit.words.resolver.desk;
  return (
    <ActionForm
      action={paths.desk.removeLink(visit.seat.slug, link.id)}
      label={words.remove}
      kind="danger"
      confirm={{ question: words.removeQuestion(link.title), yes: words.removeYes }}
    />
  );
}

/** "Chè Shan tuyết 100 g, lô CHE-26", by the names of one's own goods. */
function codeText(visit: Visit, { anchor }: LinkAtDesk, goods: readonly GoodsWithCode[]): string {
  const words = visit.words.resolver.desk;
  const link = readDigitalLink(anchor);
  if (isMalformed(link)) return anchor;
  const { key, qualifiers } = link;
  const named = goods.find(({ gtin }) => key.ai === '01' && gtin === key.value);
  const what = named ? goodsText(visit, named) : key.ai === '414' ? words.ourselves : `(${key.ai}) ${key.value}`;
  return [what, ...qualifiers.map(({ ai, value }) => (ai === '10' ? words.ofLot(value) : value))].join(', ');
}

const goodsText = (visit: Visit, { nameVi, nameEn, netQuantity, netUnit }: GoodsWithCode): string =>
  `${visit.say(nameVi, nameEn)} ${netContent(visit.locale, netQuantity, netUnit)}`;

function AddForm({ visit, goods, gln, linkId, form }: LinksProps) {
  const { desk: words, languages, mediaTypes } = visit.words.resolver;
  return (
    <form class="form stack" method="post" action={paths.desk.links(visit.seat.slug)}>
      <input type="hidden" name="id" value={linkId} />
      <Select
        {...form.input('code')}
        label={words.goods}
        required
        placeholder={words.chooseGoods}
        options={[
          ...goods.map(one => ({ value: paths.link.gtin(one.gtin), label: goodsText(visit, one) })),
          { value: `/414/${gln}`, label: words.ourselves },
        ]}
      />
      <TextInput {...form.input('lot')} label={words.lot} hint={words.lotHint} maxlength={20} />
      <Select
        {...form.input('type')}
        label={words.type}
        required
        placeholder={words.chooseType}
        options={OFFERED.map(type => ({ value: type, label: typeText(visit, { type }) }))}
      />
      <TextInput {...form.input('href')} label={words.href} hint={words.hrefHint} type="url" required />
      <TextInput {...form.input('title')} label={words.linkTitle} required maxlength={LONGEST_TITLE} />
      <Select
        {...form.input('language')}
        label={words.language}
        options={[
          { value: '', label: words.notSaid },
          ...LANGUAGES.map(language => ({ value: language, label: languages[language] })),
        ]}
      />
      <Select
        {...form.input('mediaType')}
        label={words.mediaType}
        options={[
          { value: '', label: words.notSaid },
          ...MEDIA_TYPES.map(type => ({ value: type, label: mediaTypes[type] })),
        ]}
      />
      <Row>
        <Button icon="plus">{words.add}</Button>
      </Row>
    </form>
  );
}
