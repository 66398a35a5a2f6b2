import type { Standing } from '#libs/groupbuys';
import { paths } from '../../paths.js';
import { Button, DateInput, FormErrors, MoneyInput, NumberInput, Select } from '../../ui/forms.js';
import { EmptyState } from '../../ui/notices.js';
import { Row, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { TIERS } from './groupbuy-form.js';
import { nameOf, shapeOf } from './groupbuy-texts.js';
import type { GroupBuyRow, PackToGroup } from './groupbuys.query.js';

interface Props {
  visit: Visit;
  rows: readonly GroupBuyRow[];
  packs: readonly PackToGroup[];
  form: Form;
  attemptKey: string;
}

export function DeskGroupBuysView(props: Props) {
  const { visit, rows, packs, form } = props;
  const words = visit.words.groupbuys;
  return (
    <Stack>
      <p class="lead">{words.desk.lead}</p>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ ...words.desk, most: words.most, closesAt: words.closes, opensAt: words.opens }}
      />
      <Section title={words.desk.all}>
        {rows.length === 0 ? (
          <EmptyState title={words.desk.emptyTitle}>{words.desk.emptyText}</EmptyState>
        ) : (
          <GroupBuyTable {...props} />
        )}
      </Section>
      <Section title={words.desk.open} lead={words.desk.openLead} panel>
        {packs.length === 0 ? <p>{words.desk.noPacks}</p> : <OpenForm {...props} />}
      </Section>
    </Stack>
  );
}

function GroupBuyTable({ visit, rows }: Props) {
  const words = visit.words.groupbuys;
  return (
    <DataTable
      caption={words.desk.all}
      quietCaption
      columns={[
        { label: words.product },
        { label: words.closes },
        { label: words.desk.pledged, align: 'end' },
        { label: words.joined, align: 'end' },
        { label: words.desk.price, align: 'end' },
        { label: words.desk.state },
      ]}
      rows={rows.map(row => {
        const { standing, now, threshold } = shapeOf(visit, row);
        return {
          cells: [
            <a href={paths.groupBuy(row.code)}>{nameOf(visit, row)}</a>,
            visit.moment(row.closesAt),
            words.desk.pledgedOf(visit.number(row.pledged), visit.number(threshold), visit.number(row.most)),
            visit.number(row.joined),
            visit.dong(row.price ?? now?.price ?? row.alone),
            <StandingOf visit={visit} code={row.code} standing={standing} />,
          ],
        };
      })}
    />
  );
}

function StandingOf({ visit, code, standing }: { visit: Visit; code: string; standing: Standing }) {
  const words = visit.words.groupbuys;
  const isOpen = standing === 'coming' || standing === 'running';
  return (
    <>
      {words.standings[standing]}
      {isOpen && (
        <div>
          <a href={paths.desk.callOffGroupBuy(visit.seat.slug, code)}>{words.desk.callOff}</a>
        </div>
      )}
    </>
  );
}

function OpenForm({ visit, packs, form, attemptKey }: Props) {
  const words = visit.words.groupbuys;
  return (
    <form class="form stack" method="post" action={paths.desk.groupBuys(visit.seat.slug)}>
      <input type="hidden" name="attempt" value={attemptKey} />
      <Select
        {...form.input('variant')}
        label={words.desk.variant}
        required
        options={packs.map(pack => ({
          value: pack.variantId,
          label: words.desk.pack(nameOf(visit, pack), visit.dong(pack.price), visit.number(pack.free)),
        }))}
      />
      {TIERS.map(at => (
        <Row>
          <NumberInput
            {...form.input(`from${at}`)}
            label={words.desk.from(at)}
            hint={at === 1 ? words.desk.from1Hint : words.desk.emptyHint}
            required={at === 1}
          />
          <MoneyInput {...form.input(`price${at}`)} label={words.desk.priceOf(at)} required={at === 1} />
        </Row>
      ))}
      <NumberInput {...form.input('most')} label={words.most} hint={words.desk.mostHint} required />
      <DateInput {...form.input('opensAt')} label={words.opens} hint={words.desk.opensHint} time />
      <DateInput {...form.input('closesAt')} label={words.closes} hint={words.desk.closesHint} time required />
      <Row>
        <Button>{words.desk.submit}</Button>
      </Row>
    </form>
  );
}
