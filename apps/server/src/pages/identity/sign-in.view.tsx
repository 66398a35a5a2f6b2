import { paths, withQuery } from '../../paths.js';
import { Button, FormErrors, TextInput } from '../../ui/forms.js';
import { PageHead, Panel, Stack } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';

interface SignInProps {
  visit: Visit;
  form: Form;
}

export function SignInView({ visit, form }: SignInProps) {
  const { signIn } = visit.words.identity;
  return (
    <Stack>
      <PageHead
        title={signIn.title}
        lead={form.value('back') === paths.newCooperative ? signIn.toSell : signIn.guest}
      />
      <Panel>
        <form class="form stack" method="post" action={paths.signIn()}>
          <input type="hidden" name="back" value={form.value('back') ?? ''} />
          <FormErrors
            title={visit.words.forms.summary(form.errors.length)}
            errors={[...form.errors]}
            labels={{ login: signIn.login, password: signIn.password }}
          />
          <TextInput {...form.input('login')} label={signIn.login} autocomplete="username" required />
          <TextInput
            name="password"
            label={signIn.password}
            type="password"
            error={form.error('password')}
            autocomplete="current-password"
            required
          />
          <Button wide>{signIn.submit}</Button>
        </form>
      </Panel>
      <p>
        {signIn.newHere} <a href={withQuery(paths.register, { back: form.value('back') })}>{signIn.register}</a>
      </p>
      <p>
        {signIn.forgotten} <a href={paths.aboutContact}>{visit.words.shell.aboutContact}</a>
      </p>
    </Stack>
  );
}

export function RegisterView({ visit, form }: SignInProps) {
  const { register, signIn } = visit.words.identity;
  return (
    <Stack>
      <PageHead title={register.title} lead={register.lead} />
      <Panel>
        <form class="form stack" method="post" action={paths.register}>
          <input type="hidden" name="back" value={form.value('back') ?? ''} />
          <FormErrors
            title={visit.words.forms.summary(form.errors.length)}
            errors={[...form.errors]}
            labels={{ fullName: register.fullName, login: signIn.login, password: signIn.password }}
          />
          <TextInput
            {...form.input('fullName')}
            label={register.fullName}
            hint={register.fullNameHint}
            autocomplete="name"
            required
          />
          <TextInput
            {...form.input('login')}
            label={signIn.login}
            hint={register.loginHint}
            autocomplete="username"
            required
          />
          <TextInput
            name="password"
            label={signIn.password}
            hint={register.passwordHint}
            type="password"
            error={form.error('password')}
            autocomplete="new-password"
            required
          />
          <Button wide>{register.submit}</Button>
          <p class="hint">{register.privacy}</p>
        </form>
      </Panel>
      <p>
        {register.already} <a href={paths.signIn(form.value('back'))}>{signIn.title}</a>
      </p>
    </Stack>
  );
}
