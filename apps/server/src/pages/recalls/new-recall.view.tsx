import type { DryRun, OriginKind } from '#libs/recalls';
import { paths } from '../../paths.js';
import { Button, Checkbox, FormErrors, Select, TextInput } from '../../ui/forms.js';
import { Row, Section } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import type { LikelyOrigin, LotReached } from './department-recalls.query.js';
import { ORIGIN_KINDS } from './recall-form.js';
import { PlacesPart } from './places-part.view.js';
import type { PlaceReached } from './places-reached.query.js';
import { ReachFacts } from './recall-parts.js';

/** What came of saying where it starts: nothing yet, several that may be meant, or what would be reached. */
export interface Tried {
  form: Form;
  likely?: readonly LikelyOrigin[];
  run?: {
    /** Of the recall to be. */
    id: string;
    kind: OriginKind;
    origin: string;
    withSiblings: boolean;
    reach: DryRun;
    lots: readonly LotReached[];
    places: readonly PlaceReached[];
  };
}

interface Props {
  visit: Visit;
  tried: Tried;
}

export function NewRecallView({ visit, tried }: Props) {
  const { start: words } = visit.words.recalls;
  const { errors } = tried.form;
  return (
    <>
      <FormErrors title={visit.words.forms.summary(errors.length)} errors={[...errors]} labels={words} />
      <Origin visit={visit} form={tried.form} />
      {tried.likely && <Likely visit={visit} form={tried.form} likely={tried.likely} />}
      {tried.run && <Reached visit={visit} form={tried.form} run={tried.run} />}
    </>
  );
}

function Origin({ visit, form }: { visit: Visit; form: Form }) {
  const { start: words, kinds } = visit.words.recalls;
  return (
    <Section title={words.where} lead={words.lead} panel>
      <form class="form stack" method="get" action={paths.department.newRecall()}>
        <Select
          {...form.input('kind')}
          label={words.kind}
          options={ORIGIN_KINDS.map(value => ({ value, label: kinds[value] }))}
        />
        <TextInput {...form.input('origin')} label={words.origin} hint={words.originHint} required maxlength={300} />
        <Checkbox
          name="withSiblings"
          label={words.withSiblings}
          hint={words.withSiblingsHint}
          checked={form.value('withSiblings') === 'yes'}
        />
        <Row>
          <Button kind={form.value('origin') ? 'secondary' : 'primary'}>{words.look}</Button>
        </Row>
      </form>
    </Section>
  );
}

function Likely({ visit, form, likely }: { visit: Visit; form: Form; likely: readonly LikelyOrigin[] }) {
  const { start: words } = visit.words.recalls;
  const [kind, withSiblings] = [form.value('kind'), form.value('withSiblings')];
  return (
    <Section title={words.which} panel>
      <ul>
        {likely.map(({ origin, name, cooperative }) => (
          <li>
            <a href={paths.department.newRecall({ kind, origin, withSiblings })}>{name}</a>
            {` · ${cooperative}`}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Reached({ visit, form, run }: { visit: Visit; form: Form; run: NonNullable<Tried['run']> }) {
  const { start: words } = visit.words.recalls;
  const more = run.reach.batches - run.lots.length;
  return (
    <>
      <Section title={words.reached} lead={words.reachedLead} panel>
        <ReachFacts visit={visit} reach={run.reach} />
        <PlacesPart visit={visit} places={run.places} isOwn={false} />
        <details>
          <summary>{words.lots}</summary>
          <ul>
            {run.lots.map(lot => (
              <li>
                <a href={paths.department.batch(lot.id)}>{lot.lot}</a>
                {` · ${visit.say(lot.nameVi, lot.nameEn)} · ${lot.cooperative}`}
              </li>
            ))}
          </ul>
          {more > 0 && <p>{words.moreLots(visit.number(more))}</p>}
        </details>
      </Section>
      <Proposal visit={visit} form={form} run={run} />
    </>
  );
}

function Proposal({ visit, form, run }: { visit: Visit; form: Form; run: NonNullable<Tried['run']> }) {
  const { start: words } = visit.words.recalls;
  return (
    <Section title={words.propose} lead={words.proposeLead} panel>
      <form class="form stack" method="post" action={paths.department.recalls()}>
        <input type="hidden" name="id" value={form.value('id') ?? run.id} />
        <input type="hidden" name="kind" value={run.kind} />
        <input type="hidden" name="origin" value={run.origin} />
        {run.withSiblings && <input type="hidden" name="withSiblings" value="yes" />}
        <TextInput {...form.input('reasonVi')} label={words.reasonVi} required maxlength={300} />
        <TextInput
          {...form.input('reasonEn')}
          label={words.reasonEn}
          hint={visit.words.shell.optional}
          maxlength={300}
        />
        <Row>
          <Button kind="danger">{words.proposeYes}</Button>
          <Button kind="secondary" name="isDrill" value="yes">
            {words.drill}
          </Button>
        </Row>
        <p class="hint">{words.drillHint}</p>
      </form>
    </Section>
  );
}
