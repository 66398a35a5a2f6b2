import { paths } from '../../paths.js';
import { ActionForm, Button, FormErrors, QuantityInput } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { Notice } from '../../ui/notices.js';
import { PageHead, Panel, Row, Section, Stack } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { Facts, Standing } from './groupbuy-parts.js';
import { nameOf, shapeOf } from './groupbuy-texts.js';
import type { PledgeRow } from './groupbuys.query.js';

interface Props {
  visit: Visit;
  pledge: PledgeRow;
  pledgeKey: string;
  form: Form;
}

/** One's own part in it: what was pledged, what has become of it, and the way out. */
export function PledgeView(props: Props) {
  const { visit, pledge } = props;
  const words = visit.words.groupbuys;
  // What the co-op says then is said below.
  const isCalledOff = pledge.callOffReason !== null && pledge.pledgeState === 'released';
  const isOpen = pledge.pledgeState === 'live' && shapeOf(visit, pledge).standing === 'running';
  return (
    <Stack>
      <PageHead title={words.yours} lead={nameOf(visit, pledge)} />
      {!isCalledOff && (
        <Notice tone={pledge.pledgeState === 'ordered' ? 'success' : 'info'}>{words.states[pledge.pledgeState]}</Notice>
      )}
      {pledge.orderKey && (
        <Row>
          <Button href={paths.follow(pledge.orderKey)}>{words.toOrder}</Button>
        </Row>
      )}
      {pledge.pledgeState !== 'withdrawn' && (
        <DefinitionList
          items={[
            { term: words.packsField, detail: words.packs(visit.number(pledge.packs)) },
            { term: words.atMost, detail: pledge.pledgeState === 'live' && visit.dong(pledge.mostTotal) },
          ]}
        />
      )}
      <Panel>
        <Standing visit={visit} row={pledge} />
      </Panel>
      {isOpen && <ChangePart {...props} />}
      <Facts visit={visit} row={pledge} />
      <Row>
        <Button kind="quiet" href={paths.groupBuy(pledge.code)}>
          {words.toGroupBuy}
        </Button>
      </Row>
    </Stack>
  );
}

function ChangePart({ visit, pledge, pledgeKey, form }: Props) {
  const words = visit.words.groupbuys;
  return (
    <Section title={words.change} lead={words.changeLead(visit.moment(pledge.closesAt))} panel>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ packs: words.packsField }}
      />
      <form class="form stack" method="post" action={paths.pledge(pledgeKey)}>
        <QuantityInput
          {...form.input('packs')}
          label={words.packsField}
          value={form.value('packs') ?? pledge.packs}
          max={pledge.most - pledge.pledged + pledge.packs}
        />
        <Row>
          <Button>{words.changeYes}</Button>
        </Row>
      </form>
      <ActionForm
        action={paths.withdrawPledge(pledgeKey)}
        label={words.withdraw}
        kind="danger"
        confirm={{ question: words.withdrawQuestion, yes: words.withdrawYes }}
      />
    </Section>
  );
}
