import type { Unit } from '#libs/places';
import { paths } from '../../paths.js';
import { Button, DateInput, FormErrors, MoneyInput, NumberInput, Select } from '../../ui/forms.js';
import { EmptyState } from '../../ui/notices.js';
import { Row, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { BuyerFields } from '../ordering/buyer-fields.js';
import { kindOf } from './pool-form.js';
import { packOf } from './pool-parts.js';
import type { PackToPool, PoolRow } from './pools.query.js';

interface Props {
  visit: Visit;
  data: {
    rows: readonly (PoolRow & { offered: number })[];
    packs: readonly PackToPool[];
    provinces: Unit[];
    communes: Unit[];
    attemptKey: string;
  };
  form: Form;
}

export function DepartmentPoolsView(props: Props) {
  const { visit, data, form } = props;
  const words = visit.words.pools;
  const { name, phone, email, province, commune, address, note } = visit.words.ordering.checkout;
  return (
    <Stack>
      <p class="lead">{words.department.lead}</p>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{
          ...{ what: words.department.what, packs: words.department.count, price: words.department.price },
          ...{ mostDelivery: words.mostDelivery, name, phone, email, province, commune, address, note },
          ...{ offersUntil: words.offersUntil, answersUntil: words.answersUntil },
        }}
      />
      <Section title={words.department.all}>
        {data.rows.length === 0 ? (
          <EmptyState title={words.department.emptyTitle}>{words.department.emptyText}</EmptyState>
        ) : (
          <PoolTable {...props} />
        )}
      </Section>
      <Section title={words.department.open} lead={words.department.openLead} panel id="open">
        {data.packs.length === 0 ? <p>{words.department.noPacks}</p> : <OpenForm {...props} />}
      </Section>
    </Stack>
  );
}

function PoolTable({ visit, data }: Props) {
  const words = visit.words.pools;
  return (
    <DataTable
      caption={words.department.all}
      quietCaption
      columns={[
        { label: words.department.what },
        { label: words.department.count, align: 'end' },
        { label: words.capacity, align: 'end' },
        { label: words.answersUntil },
        { label: words.state },
      ]}
      rows={data.rows.map(pool => ({
        cells: [
          <a href={paths.department.pool(pool.code)}>{packOf(visit, pool)}</a>,
          visit.number(pool.packs),
          visit.number(pool.offered),
          visit.moment(pool.answersUntil),
          words.states[pool.state],
        ],
      }))}
    />
  );
}

/** In two steps, without a script: the province first, then its communes. */
function OpenForm({ visit, data, form }: Props) {
  const { department: words, ...pools } = visit.words.pools;
  const { provinces, communes } = data;
  return (
    <form class="form stack" method="post" action={`${paths.department.pools}#open`}>
      <input type="hidden" name="attempt" value={data.attemptKey} />
      <Select
        {...form.input('what')}
        label={words.what}
        required
        options={data.packs.map(pack => ({
          value: kindOf(pack),
          label: words.choice(packOf(visit, pack), visit.number(pack.cooperatives), visit.number(pack.free)),
        }))}
      />
      <NumberInput {...form.input('packs')} label={words.count} required />
      <MoneyInput {...form.input('price')} label={words.price} hint={words.priceHint} required />
      <MoneyInput {...form.input('mostDelivery')} label={pools.mostDelivery} hint={words.deliveryHint} required />
      <DateInput {...form.input('offersUntil')} label={pools.offersUntil} hint={words.untilHint} time required />
      <DateInput {...form.input('answersUntil')} label={pools.answersUntil} hint={words.answersHint} time required />
      <BuyerFields {...{ visit, form, provinces, communes }} emailHint={words.emailHint} isForAnother />
      <Row>
        {communes.length === 0 ? (
          <button class="button button-primary" type="submit" name="step" value="place" formNoValidate>
            <span>{visit.words.ordering.checkout.takeProvince}</span>
          </button>
        ) : (
          <Button>{words.submit}</Button>
        )}
      </Row>
    </form>
  );
}
