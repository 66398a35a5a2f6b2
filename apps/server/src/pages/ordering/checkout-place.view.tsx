import type { Unit } from '#libs/places';
import { paths } from '../../paths.js';
import { Select, TextArea, TextInput } from '../../ui/forms.js';
import { Row, Section } from '../../ui/sections.js';
import type { CheckoutData, PartProps } from './checkout-data.js';

/**
 * Two steps without a script: the province's own button asks the server for its communes and keeps what was typed. Where some communes
 * cost more than others, a third one asks for the fee.
 */
export function Destination({
  visit,
  data: { provinces, communes, quotes, isBrought },
  form,
}: PartProps & { data: CheckoutData }) {
  const { checkout } = visit.words.ordering;
  const options = (units: Unit[]) => units.map(unit => ({ value: unit.code, label: unit.fullName }));
  if (!isBrought) return <NoteOnly visit={visit} form={form} />;
  return (
    <Section title={checkout.place} lead={communes.length === 0 ? checkout.provinceFirst : undefined} id="place">
      <div class="stack">
        <Select
          {...form.input('province')}
          label={checkout.province}
          placeholder={checkout.chooseProvince}
          required
          options={options(provinces)}
        />
        <Row>
          <StepButton step="province" kind={communes.length === 0 ? 'primary' : 'secondary'}>
            {communes.length === 0 ? checkout.takeProvince : checkout.otherProvince}
          </StepButton>
        </Row>
        {communes.length > 0 && (
          <>
            <Select
              {...form.input('commune')}
              label={checkout.commune}
              placeholder={checkout.chooseCommune}
              required
              hint={quotes ? undefined : visit.words.delivery.quote.communeFirst}
              options={options(communes)}
            />
            {!quotes && (
              <Row>
                <StepButton step="commune" kind="primary">
                  {visit.words.delivery.quote.showFee}
                </StepButton>
              </Row>
            )}
            <TextInput
              {...form.input('address')}
              label={checkout.address}
              required
              autocomplete="street-address"
              maxlength={200}
            />
            <NoteField visit={visit} form={form} />
          </>
        )}
      </div>
    </Section>
  );
}

function NoteField({ visit, form }: PartProps) {
  const { checkout } = visit.words.ordering;
  return <TextArea {...form.input('note')} label={checkout.note} hint={checkout.noteHint} rows={2} maxlength={500} />;
}

/** Who comes for everything need not say where they live. */
function NoteOnly({ visit, form }: PartProps) {
  return (
    <Section title={visit.words.delivery.pickup.noAddress} id="place">
      <NoteField visit={visit} form={form} />
    </Section>
  );
}

/** Choosing must work while the rest of the form is still empty, so these buttons skip the browser's own check. */
export function StepButton({
  step,
  kind,
  children,
}: {
  step: string;
  kind: 'primary' | 'secondary';
  children: string;
}) {
  return (
    <button
      class={`button button-${kind}`}
      type="submit"
      name="step"
      value={step}
      formNoValidate
      formAction={`${paths.checkout}#${step === 'way' ? 'ways' : 'place'}`}
    >
      <span>{children}</span>
    </button>
  );
}
