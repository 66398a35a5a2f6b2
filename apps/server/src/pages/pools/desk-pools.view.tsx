import { paths } from '../../paths.js';
import { ActionForm, Button, FormErrors, NumberInput, Select } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { EmptyState, Notice } from '../../ui/notices.js';
import { Row, Section, Stack } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { factsOf, packOf, reasonOf } from './pool-parts.js';
import type { PoolAtDesk } from './pools.query.js';

interface Props {
  visit: Visit;
  pool: PoolAtDesk;
}

export function DeskPoolsView({ visit, pools, form }: { visit: Visit; pools: readonly PoolAtDesk[]; form: Form }) {
  const { desk: words, rule, ...shared } = visit.words.pools;
  return (
    <Stack>
      <p class="lead">{words.lead}</p>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ variant: words.variant, capacity: words.capacity }}
      />
      {pools.length === 0 && <EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>}
      {pools.map(pool => (
        <Section
          title={packOf(visit, pool)}
          lead={shared.wanted(visit.number(pool.packs), visit.dong(pool.price))}
          panel
        >
          <DefinitionList items={factsOf(visit, pool)} />
          <Turn visit={visit} pool={pool} />
        </Section>
      ))}
      {pools.length > 0 && <p class="hint">{rule}</p>}
    </Stack>
  );
}

/** What the co-op can do about it now, or what has become of it. */
function Turn(props: Props) {
  const { visit, pool } = props;
  const { desk: words } = visit.words.pools;
  const packs = (count: number | null) => visit.number(count ?? 0);
  const reason = reasonOf(visit, pool);
  if (reason) return <Notice tone="warning">{reason}</Notice>;
  if (pool.capacity === null) return <OfferForm {...props} />;
  if (pool.state === 'open')
    return (
      <>
        <p>{words.offered(packs(pool.capacity))}</p>
        <ActionForm
          action={paths.desk.takeBackOffer(visit.seat.slug)}
          label={words.takeBack}
          fields={{ code: pool.code }}
        />
      </>
    );
  if (pool.answer === 'declined') return <Notice>{words.declined}</Notice>;
  if (pool.state === 'placed') return <Notice tone="success">{words.placed(packs(pool.share))}</Notice>;
  if (pool.answer === 'accepted') return <Notice tone="success">{words.accepted(packs(pool.share))}</Notice>;
  return <AnswerForm {...props} />;
}

function AnswerForm({ visit, pool }: Props) {
  const { desk: words } = visit.words.pools;
  const action = paths.desk.answerPool(visit.seat.slug);
  const [share, capacity] = [visit.number(pool.share ?? 0), visit.number(pool.capacity ?? 0)];
  return (
    <>
      <p>{pool.share ? words.asked(share, capacity) : words.reserve}</p>
      <Row>
        <ActionForm
          action={action}
          label={words.accept}
          kind="primary"
          fields={{ code: pool.code, answer: 'accepted' }}
        />
        <ActionForm
          action={action}
          label={words.decline}
          kind="danger"
          fields={{ code: pool.code, answer: 'declined' }}
          confirm={{ question: words.declineQuestion, yes: words.decline }}
        />
      </Row>
    </>
  );
}

function OfferForm({ visit, pool }: Props) {
  const { desk: words } = visit.words.pools;
  const variants = pool.variants.filter(({ free }) => free > 0);
  if (variants.length === 0) return <p>{words.noPack}</p>;
  return (
    <form class="form stack" method="post" action={paths.desk.offerToPool(visit.seat.slug)}>
      <input type="hidden" name="code" value={pool.code} />
      <Select
        name="variant"
        id={`variant-${pool.code}`}
        label={words.variant}
        required
        options={variants.map(({ id, nameVi, nameEn, free }) => ({
          value: id,
          label: words.choice(visit.say(nameVi, nameEn), visit.number(free)),
        }))}
      />
      <NumberInput
        name="capacity"
        id={`capacity-${pool.code}`}
        label={words.capacity}
        hint={words.capacityHint}
        required
      />
      <Row>
        <Button>{words.offer}</Button>
      </Row>
    </form>
  );
}
