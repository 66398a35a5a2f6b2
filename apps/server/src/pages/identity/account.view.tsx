import { paths } from '../../paths.js';
import { Button, Checkbox, FormErrors, RadioCards, TextInput } from '../../ui/forms.js';
import { PageHead, Row, Section, Stack } from '../../ui/sections.js';
import { blankForm, type Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';

/** The page's three forms; the one that was sent and refused is given back. */
export interface AccountForms {
  profile?: Form;
  password?: Form;
  forget?: Form;
}

export function AccountView({ visit, forms }: { visit: Visit; forms: AccountForms }) {
  const { account } = visit.words.identity;
  return (
    <Stack>
      <PageHead title={account.title} lead={visit.me.fullName} />
      <WaysOn visit={visit} />
      {visit.me.seats.length > 0 && <Seats visit={visit} />}
      <Profile visit={visit} form={forms.profile ?? blankForm()} />
      <Password visit={visit} form={forms.password ?? blankForm()} />
      <Forget visit={visit} form={forms.forget ?? blankForm()} />
    </Stack>
  );
}

type PartProps = { visit: Visit; form: ReturnType<typeof blankForm> };

function WaysOn({ visit }: { visit: Visit }) {
  const { account } = visit.words.identity;
  return (
    <Row>
      <Button kind="secondary" href={paths.orders}>
        {account.orders}
      </Button>
      <Button kind="secondary" href={paths.letterWishes}>
        {visit.words.letters.wishes}
      </Button>
      <Button kind="secondary" href={paths.newCooperative}>
        {account.openCooperative}
      </Button>
    </Row>
  );
}

function Seats({ visit }: { visit: Visit }) {
  const { account } = visit.words.identity;
  return (
    <Section title={account.seats} panel>
      {visit.me.seats.map(seat => (
        <p>
          <a href={paths.desk.home(seat.slug)}>{seat.name}</a>: {seat.roles.map(role => account.roles[role]).join(', ')}
        </p>
      ))}
    </Section>
  );
}

function Profile({ visit, form }: PartProps) {
  const { account, register } = visit.words.identity;
  const { vietnamese, english } = visit.words.shell;
  return (
    <Section title={account.profile} panel>
      <form class="form stack" method="post" action={paths.account}>
        <FormErrors title={visit.words.forms.summary(form.errors.length)} errors={[...form.errors]} />
        <TextInput
          name="fullName"
          label={register.fullName}
          value={form.value('fullName') ?? visit.me.fullName}
          error={form.error('fullName')}
          autocomplete="name"
          required
        />
        <RadioCards
          name="locale"
          label={account.language}
          options={[
            { value: 'vi', label: vietnamese },
            { value: 'en', label: english },
          ]}
          value={form.value('locale') ?? visit.me.locale}
          error={form.error('locale')}
        />
        <Row>
          <Button>{account.save}</Button>
        </Row>
      </form>
    </Section>
  );
}

function Password({ visit, form }: PartProps) {
  const { account, register } = visit.words.identity;
  return (
    <Section title={account.password} lead={account.passwordLead} panel>
      <form class="form stack" method="post" action={paths.password}>
        <FormErrors title={visit.words.forms.summary(form.errors.length)} errors={[...form.errors]} />
        <TextInput
          name="current"
          label={account.current}
          type="password"
          error={form.error('current')}
          autocomplete="current-password"
          required
        />
        <TextInput
          name="next"
          label={account.next}
          hint={register.passwordHint}
          type="password"
          error={form.error('next')}
          autocomplete="new-password"
          required
        />
        <Row>
          <Button>{account.change}</Button>
        </Row>
      </form>
    </Section>
  );
}

function Forget({ visit, form }: PartProps) {
  const { account } = visit.words.identity;
  return (
    <Section title={account.forget} lead={account.forgetLead} panel>
      <form class="form stack" method="post" action={paths.forgetMe}>
        <FormErrors title={visit.words.forms.summary(form.errors.length)} errors={[...form.errors]} />
        <TextInput
          name="password"
          label={account.forgetPassword}
          type="password"
          error={form.error('password')}
          autocomplete="current-password"
          required
        />
        <Checkbox name="confirmed" label={account.forgetConfirm} error={form.error('confirmed')} required />
        <Row>
          <Button kind="danger">{account.forgetSubmit}</Button>
        </Row>
      </form>
    </Section>
  );
}
