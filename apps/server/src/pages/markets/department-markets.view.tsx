import { MARKET_KINDS, RULE_KINDS } from '#libs/markets';
import { paths } from '../../paths.js';
import { Button, DateInput, FormErrors, Select, TextInput } from '../../ui/forms.js';
import { EmptyState } from '../../ui/notices.js';
import { Row, Section, Stack } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { ToDecide } from './comings-part.view.js';
import type { ComingRow, MarketRow } from './markets.query.js';
import { MarketTable, nameOf } from './markets.view.js';

interface DepartmentMarketsProps {
  visit: Visit;
  markets: readonly MarketRow[];
  toDecide: readonly ComingRow[];
  communes: readonly { code: string; name: string }[];
  form: Form;
}

export function DepartmentMarketsView(props: DepartmentMarketsProps) {
  const { visit, markets, toDecide, form } = props;
  const { markets: words } = visit.words;
  const { department } = words;
  return (
    <Stack>
      <FormErrors title={visit.words.forms.summary(form.errors.length)} errors={[...form.errors]} labels={department} />
      <Section title={department.toDecide}>
        <ToDecide
          visit={visit}
          comings={toDecide}
          empty={department.toDecideEmpty}
          decide={paths.department.decideComing}
        />
      </Section>
      <Section title={department.all}>
        {markets.length === 0 ? (
          <EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>
        ) : (
          <MarketTable visit={visit} markets={markets} />
        )}
      </Section>
      {markets.length > 0 && (
        <Section title={words.stalls}>
          {markets.map(market => (
            <StallForm visit={visit} market={market} />
          ))}
        </Section>
      )}
      <Section title={department.open} panel>
        <MarketForm {...props} />
      </Section>
    </Stack>
  );
}

function StallForm({ visit, market }: { visit: Visit; market: MarketRow }) {
  const { markets: words } = visit.words;
  return (
    <form class="form" method="post" action={paths.department.marketStalls(market.slug)}>
      <TextInput
        name="stall"
        id={`stall-of-${market.slug}`}
        label={`${words.stallCode}: ${nameOf(visit, market)}`}
        maxlength={20}
        size="short"
        required
      />
      <Row>
        <Button kind="secondary">{words.addStall}</Button>
      </Row>
    </form>
  );
}

function MarketForm({ visit, communes, form }: DepartmentMarketsProps) {
  const { kinds, department: words } = visit.words.markets;
  return (
    <form class="form stack" method="post" action={paths.department.markets}>
      <TextInput {...form.input('nameVi')} label={words.nameVi} maxlength={80} required />
      <TextInput {...form.input('nameEn')} label={words.nameEn} maxlength={80} required />
      <Select
        {...form.input('kind')}
        label={words.kind}
        options={MARKET_KINDS.map(kind => ({ value: kind, label: kinds[kind] }))}
        required
      />
      <Select
        {...form.input('communeCode')}
        label={words.commune}
        placeholder="–"
        options={communes.map(({ code, name }) => ({ value: code, label: name }))}
        required
      />
      <TextInput {...form.input('place')} label={words.place} maxlength={120} required />
      <TextInput {...form.input('opensAt')} label={words.opensAt} placeholder="5:00" size="short" required />
      <TextInput {...form.input('closesAt')} label={words.closesAt} placeholder="12:00" size="short" required />
      <TextInput {...form.input('manager')} label={words.manager} hint={words.managerHint} maxlength={80} />
      <Select
        {...form.input('ruleKind')}
        label={words.rule}
        options={RULE_KINDS.map(kind => ({ value: kind, label: words.ruleKinds[kind] }))}
        required
      />
      <TextInput {...form.input('marks')} label={words.marks} hint={words.marksHint} required />
      <DateInput
        {...form.input('validFrom')}
        value={form.value('validFrom') ?? visit.today}
        label={words.validFrom}
        required
      />
      <Row>
        <Button>{words.submit}</Button>
      </Row>
    </form>
  );
}
