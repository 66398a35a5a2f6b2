import { paths } from '../../paths.js';
import { Button, FormErrors, TextArea } from '../../ui/forms.js';
import { Panel, Row, Stack } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { MOST_REASON } from './groupbuy-form.js';
import { Standing } from './groupbuy-parts.js';
import type { GroupBuyRow } from './groupbuys.query.js';

/** What it would do, before it is done. */
export function CallOffView({ visit, row, form }: { visit: Visit; row: GroupBuyRow; form: Form }) {
  const { desk: words } = visit.words.groupbuys;
  const { slug } = visit.seat;
  return (
    <Stack>
      <Panel>
        <Standing visit={visit} row={row} />
      </Panel>
      <p class="lead">{words.callOffLead(visit.number(row.joined))}</p>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ reason: words.reason }}
      />
      <form class="form stack" method="post" action={paths.desk.callOffGroupBuy(slug, row.code)}>
        <TextArea
          {...form.input('reason')}
          label={words.reason}
          hint={words.reasonHint}
          maxlength={MOST_REASON}
          rows={3}
          required
        />
        <Row>
          <Button kind="danger">{words.callOffYes}</Button>
          <Button kind="quiet" href={paths.desk.groupBuys(slug)}>
            {words.keep}
          </Button>
        </Row>
      </form>
    </Stack>
  );
}
