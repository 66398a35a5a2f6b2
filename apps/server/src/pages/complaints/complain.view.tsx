import { lastTerm, MOST_COMPLAINT_PHOTOS, REASONS, WISHES } from '#libs/complaints';
import { dayOf } from '#platform/clock';
import { paths } from '../../paths.js';
import { Button, FileInput, FormErrors, QuantityInput, RadioCards, TextArea } from '../../ui/forms.js';
import { Breadcrumbs } from '../../ui/navigation.js';
import { Notice } from '../../ui/notices.js';
import { PageHead, Section, Stack } from '../../ui/sections.js';
import { formFor, type FormInPlace } from '../catalog/form-in-place.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { nameOf, netOf } from '../ordering/basket.view.js';
import { packsField } from './complaint-form.js';
import { ComplaintPart } from './complaint-parts.js';
import type { OrderToComplainOf } from './complaints.query.js';

export interface ComplainProps {
  visit: Visit;
  followKey: string;
  order: OrderToComplainOf;
  /** Of a new complaint: a form sent twice is one. */
  attempt: string;
  sent?: FormInPlace;
}

const NEW = 'new';
const DAY = 24 * 3_600_000;

/** What the buyer of an order asked for, and what they may still ask. */
export function ComplainView({ visit, followKey, order, attempt, sent }: ComplainProps) {
  const { complaints: words } = visit.words;
  const trouble = troubleOf(visit, order);
  return (
    <>
      <PageHead
        title={words.title(order.number)}
        lead={order.cooperative}
        crumbs={<Breadcrumbs label={words.back} items={[{ href: paths.follow(followKey), label: words.back }]} />}
      />
      <Stack>
        {sent && <Errors visit={visit} form={sent.form} />}
        {order.complaints.map(complaint => (
          <ComplaintPart
            visit={visit}
            complaint={complaint}
            side="buyer"
            action={paths.stepComplaint(followKey, complaint.id)}
            photo={id => paths.complaintPhoto(followKey, id)}
            form={formFor(sent, complaint.id).form}
          />
        ))}
        {trouble ? (
          <Notice>{trouble}</Notice>
        ) : (
          <OpenForm
            visit={visit}
            followKey={followKey}
            order={order}
            attempt={attempt}
            form={formFor(sent, NEW).form}
          />
        )}
      </Stack>
    </>
  );
}

/** Why there is no form. */
function troubleOf(visit: Visit, { deliveredAt }: OrderToComplainOf): string | undefined {
  const { complaints: words } = visit.words;
  if (!deliveredAt) return words.notDelivered;
  const days = lastTerm(dayOf(deliveredAt));
  return visit.now.getTime() > deliveredAt.getTime() + days * DAY ? words.late(visit.number(days)) : undefined;
}

function Errors({ visit, form }: { visit: Visit; form: Form }) {
  const { complaints: words } = visit.words;
  return (
    <FormErrors
      title={visit.words.forms.summary(form.errors.length)}
      errors={[...form.errors]}
      labels={{ ...words, photo: words.photos, text: words.text }}
    />
  );
}

function OpenForm({ visit, followKey, order, attempt, form }: Omit<ComplainProps, 'sent'> & { form: Form }) {
  const { complaints: words } = visit.words;
  return (
    <Section title={words.open} lead={words.openLead} id="open" panel>
      <form
        class="form stack"
        method="post"
        action={paths.complain(followKey, order.number)}
        enctype="multipart/form-data"
      >
        <input type="hidden" name="attempt" value={form.value('attempt') ?? attempt} />
        <RadioCards
          {...form.input('reason')}
          label={words.reason}
          required
          options={REASONS.map(value => ({ value, label: words.reasons[value], detail: words.reasonDetails[value] }))}
        />
        <RadioCards
          {...form.input('wish')}
          label={words.wish}
          required
          options={WISHES.map(value => ({ value, label: words.wishes[value] }))}
        />
        <fieldset class="field stack">
          <legend>{words.lines}</legend>
          <p class="hint">{words.linesHint}</p>
          {order.lines.map(line => {
            const field = packsField(line.id);
            return (
              <QuantityInput
                name={field}
                label={`${nameOf(visit, line)}, ${netOf(visit, line)}`}
                hint={words.ordered(visit.number(line.quantity))}
                min={0}
                max={line.quantity}
                value={form.value(field) ?? 0}
                error={form.error(field)}
              />
            );
          })}
        </fieldset>
        <TextArea {...form.input('text')} label={words.text} rows={5} maxlength={3000} required />
        <FileInput
          name="photos"
          error={form.error('photos') ?? form.error('photo')}
          label={words.photos}
          hint={words.photosHint}
          accept="image/jpeg,image/png,image/webp"
          multiple={MOST_COMPLAINT_PHOTOS > 1}
        />
        <Button>{words.send}</Button>
      </form>
    </Section>
  );
}
