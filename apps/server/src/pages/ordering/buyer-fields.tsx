import type { Unit } from '#libs/places';
import { Select, TextArea, TextInput } from '../../ui/forms.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';

export interface BuyerFieldsProps {
  visit: Visit;
  form: Form;
  provinces: readonly Unit[];
  /** Of the chosen province; what stands below it waits for one. */
  communes: readonly Unit[];
  emailHint: string;
  phoneHint?: string;
  noteLabel?: string;
  /** Somebody else fills them in: the browser must not offer who that is. */
  isForAnother?: boolean;
}

/** Who gets the goods, and where: one form in two steps, so that no list of communes needs a script. */
export function BuyerFields({ emailHint, phoneHint, isForAnother, ...rest }: BuyerFieldsProps) {
  const { visit, form } = rest;
  const { checkout } = visit.words.ordering;
  const known = (what: string) => (isForAnother ? 'off' : what);
  return (
    <>
      <TextInput {...form.input('name')} label={checkout.name} required maxlength={120} autocomplete={known('name')} />
      <TextInput
        {...form.input('phone')}
        label={checkout.phone}
        hint={phoneHint}
        type="tel"
        inputmode="tel"
        size="medium"
        required
        autocomplete={known('tel')}
      />
      <TextInput
        {...form.input('email')}
        label={checkout.email}
        hint={emailHint}
        type="email"
        autocomplete={known('email')}
      />
      <Place {...rest} autocomplete={known('street-address')} />
    </>
  );
}

type PlaceProps = Pick<BuyerFieldsProps, 'visit' | 'form' | 'provinces' | 'communes' | 'noteLabel'> & {
  autocomplete: string;
};

function Place({ visit, form, provinces, communes, noteLabel, autocomplete }: PlaceProps) {
  const { checkout } = visit.words.ordering;
  const options = (units: readonly Unit[]) => units.map(unit => ({ value: unit.code, label: unit.fullName }));
  return (
    <>
      <Select
        {...form.input('province')}
        label={checkout.province}
        placeholder={checkout.chooseProvince}
        required
        options={options(provinces)}
      />
      {communes.length > 0 && (
        <>
          <Select
            {...form.input('commune')}
            label={checkout.commune}
            placeholder={checkout.chooseCommune}
            required
            options={options(communes)}
          />
          <TextInput
            {...form.input('address')}
            label={checkout.address}
            required
            maxlength={200}
            autocomplete={autocomplete}
          />
          <TextArea {...form.input('note')} label={noteLabel ?? checkout.note} rows={2} maxlength={500} />
        </>
      )}
    </>
  );
}
