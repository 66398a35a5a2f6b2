import { SCOPES } from '#libs/identity';
import { Button, FieldSet, RadioCards, TextInput } from '../../ui/forms.js';
import { Row, Section } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import type { KeysPlace } from './keys-form.js';

interface NewKeyFormProps {
  visit: Visit;
  place: KeysPlace;
  form: Form;
  keyId: string;
}

export function NewKeyForm({ visit, place, form, keyId }: NewKeyFormProps) {
  const words = visit.words.keys;
  return (
    <Section title={words.add} lead={words.addLead} panel>
      <form class="form stack" method="post" action={place.here}>
        <input type="hidden" name="keyId" value={keyId} />
        {place.kind === 'department' && (
          <RadioCards
            {...form.input('owner')}
            label={words.owner}
            options={[
              { value: 'partner', label: words.partnerKind },
              { value: 'department', label: words.department },
            ]}
            required
          />
        )}
        {place.kind !== 'desk' && (
          <>
            <TextInput
              {...form.input('partner')}
              label={words.partner}
              hint={words.partnerHint}
              maxlength={100}
              autocomplete="off"
              required={place.kind === 'operator'}
            />
            <TextInput
              {...form.input('gln')}
              label={words.gln}
              hint={words.glnHint}
              inputmode="numeric"
              size="medium"
              autocomplete="off"
            />
          </>
        )}
        <TextInput
          {...form.input('name')}
          label={words.name}
          hint={words.nameHint}
          maxlength={100}
          autocomplete="off"
          required
        />
        <Scopes visit={visit} form={form} />
        <Row>
          <Button icon="plus">{words.submit}</Button>
        </Row>
      </form>
    </Section>
  );
}

/** Reading is what most programs want. */
function Scopes({ visit, form }: Pick<NewKeyFormProps, 'visit' | 'form'>) {
  const words = visit.words.keys;
  const ticked = form.isSent ? form.values('scopes') : ['query'];
  return (
    <FieldSet name="scopes" label={words.scopes} error={form.error('scopes')} required>
      {() =>
        SCOPES.map(scope => (
          <div class="field-check">
            <label>
              <input type="checkbox" name="scopes" value={scope} checked={ticked.includes(scope)} />
              <span>{words.scope[scope]}</span>
            </label>
          </div>
        ))
      }
    </FieldSet>
  );
}
