import { nextDays } from '#libs/markets';
import { paths } from '../../paths.js';
import { ActionForm, Button, FormErrors, Select, TextInput } from '../../ui/forms.js';
import { Row, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { ToDecide } from './comings-part.view.js';
import type { ComingRow, MarketRow } from './markets.query.js';
import { nameOf } from './markets.view.js';

interface DeskMarketsProps {
  visit: Visit;
  markets: readonly MarketRow[];
  ours: readonly ComingRow[];
  toDecide: readonly ComingRow[];
  form: Form;
}

const OFFERED_DAYS = 6;

export function DeskMarketsView({ visit, markets, ours, toDecide, form }: DeskMarketsProps) {
  const { desk } = visit.words.markets;
  const { slug } = visit.seat;
  return (
    <Stack>
      <p class="lead">{desk.lead}</p>
      <Section title={desk.come} panel>
        <ComeForm visit={visit} markets={markets} form={form} />
      </Section>
      <Section title={desk.ours}>
        <OurComings visit={visit} ours={ours} />
      </Section>
      {toDecide.length > 0 && (
        <Section title={desk.toDecide}>
          <ToDecide visit={visit} comings={toDecide} empty="" decide={id => paths.desk.decideComing(slug, id)} />
        </Section>
      )}
    </Stack>
  );
}

function ComeForm({ visit, markets, form }: { visit: Visit; markets: readonly MarketRow[]; form: Form }) {
  const { desk } = visit.words.markets;
  const groups = markets.map(market => ({
    label: nameOf(visit, market),
    options: nextDays(market.rules, visit.today, OFFERED_DAYS).map(day => ({
      value: `${day} ${market.slug}`,
      label: `${nameOf(visit, market)}, ${visit.day(day)}`,
    })),
  }));
  return (
    <form class="form stack" method="post" action={paths.desk.markets(visit.seat.slug)}>
      <FormErrors title={visit.words.forms.summary(form.errors.length)} errors={[...form.errors]} />
      <Select {...form.input('day')} label={desk.market} options={groups} placeholder="–" required />
      <TextInput {...form.input('brings')} label={desk.brings} hint={desk.bringsHint} maxlength={200} required />
      <Row>
        <Button>{desk.submit}</Button>
      </Row>
    </form>
  );
}

function OurComings({ visit, ours }: { visit: Visit; ours: readonly ComingRow[] }) {
  const { markets: words } = visit.words;
  return (
    <DataTable
      caption={words.desk.ours}
      quietCaption
      empty={words.desk.oursEmpty}
      columns={[
        { label: words.name },
        { label: words.day },
        { label: words.desk.brings },
        { label: words.state },
        { label: words.actions, quiet: true },
      ]}
      rows={ours.map(coming => ({
        cells: [
          <a href={paths.market(coming.marketSlug)}>{visit.say(coming.marketVi, coming.marketEn)}</a>,
          visit.day(coming.day),
          coming.brings,
          words.states[coming.state] + (coming.stall ? `, ${words.stallOf(coming.stall)}` : ''),
          <ActionForm
            action={paths.desk.stayAway(visit.seat.slug, coming.id)}
            label={words.desk.stayAway}
            kind="quiet"
          />,
        ],
      }))}
    />
  );
}
