import { LEGAL_FORMS, SECTORS, UNIONS } from '#libs/cooperatives';
import type { Unit } from '#libs/places';
import { dayOf } from '#platform/clock';
import { paths } from '../../paths.js';
import { Button, DateInput, FormErrors, NumberInput, Select, TextInput } from '../../ui/forms.js';
import { PageHead, Row, Section, Stack } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';

interface RegistrationProps {
  visit: Visit;
  form: Form;
  communes: readonly Unit[];
}

export function RegistrationView({ visit, form, communes }: RegistrationProps) {
  const words = visit.words.cooperatives.registration;
  return (
    <Stack>
      <PageHead title={words.title} lead={words.lead} />
      <form class="form stack" method="post" action={paths.newCooperative}>
        <FormErrors
          title={visit.words.forms.summary(form.errors.length)}
          errors={[...form.errors]}
          labels={{ ...words, communeCode: words.commune }}
        />
        <Section title={words.who} panel>
          <Who visit={visit} form={form} />
        </Section>
        <Section title={words.where} panel>
          <Where visit={visit} form={form} communes={communes} />
        </Section>
        <Section title={words.codes} panel>
          <TextInput
            {...form.input('gs1Prefix')}
            label={words.gs1Prefix}
            hint={words.gs1PrefixHint}

            inputmode="numeric"
            size="medium"
            required
          />
        </Section>
        <Row>
          <Button>{words.submit}</Button>
          <Button kind="quiet" href={paths.account}>
            {visit.words.shell.cancel}
          </Button>
        </Row>
      </form>
    </Stack>
  );
}

const optionsOf = <K extends string>(keys: readonly K[], labels: Record<K, string>) =>
  keys.map(value => ({ value, label: labels[value] }));

function Who({ visit, form }: Omit<RegistrationProps, 'communes'>) {
  const { registration: words, legalForms, sectors, unions } = visit.words.cooperatives;
  return (
    <>
      <Select
        {...form.input('legalForm')}
        label={words.legalForm}
        options={optionsOf(LEGAL_FORMS, legalForms)}

        required
      />
      <TextInput
        {...form.input('name')}
        label={words.name}
        hint={words.nameHint}

        autocomplete="organization"
        maxlength={160}
        required
      />
      <Select
        {...form.input('sector')}
        label={words.sector}
        options={optionsOf(SECTORS, sectors)}

        required
      />
      <TextInput
        {...form.input('taxCode')}
        label={words.taxCode}
        hint={words.taxCodeHint}

        inputmode="numeric"
        size="medium"
        required
      />
      <DateInput
        {...form.input('registeredOn')}
        label={words.registeredOn}
        hint={words.registeredOnHint}

        max={dayOf(visit.now)}
        required
      />
      <NumberInput {...form.input('members')} label={words.members} hint={words.membersHint} required />
      <Select
        {...form.input('foundedByUnion')}
        label={words.foundedByUnion}
        options={optionsOf(UNIONS, unions)}

        placeholder={words.noUnion}
      />
    </>
  );
}

function Where({ visit, form, communes }: RegistrationProps) {
  const words = visit.words.cooperatives.registration;
  const { optional } = visit.words.shell;
  return (
    <>
      <Select
        {...form.input('communeCode')}
        label={words.commune}
        placeholder={words.chooseCommune}
        options={communes.map(({ code, fullName }) => ({ value: code, label: fullName }))}

        required
      />
      <TextInput
        {...form.input('addressLine')}
        label={words.addressLine}
        hint={words.addressHint}

        maxlength={200}
        required
      />
      <TextInput
        {...form.input('phone')}
        label={words.phone}

        type="tel"
        autocomplete="tel"
        size="medium"
        required
      />
      <TextInput
        {...form.input('email')}
        label={`${words.email} (${optional})`}
        hint={words.emailHint}

        type="email"
        autocomplete="email"
      />
    </>
  );
}
