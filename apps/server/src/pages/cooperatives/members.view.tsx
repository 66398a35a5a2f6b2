import { paths } from '../../paths.js';
import { ActionForm, Button, FormErrors, RadioCards, TextInput } from '../../ui/forms.js';
import { Row, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { phoneAtHome } from '../../ui/phone.js';
import type { MemberRow } from './members.query.js';

export const SEATS = ['clerk', 'packer', 'director'] as const;

interface MembersProps {
  visit: Visit;
  members: readonly MemberRow[];
  form: Form;
}

export function MembersView({ visit, members, form }: MembersProps) {
  const { members: words } = visit.words.cooperatives;
  const columns = [
    { label: words.name },
    { label: words.roles },
    { label: words.since },
    { label: words.actions, quiet: true },
  ];
  return (
    <Stack>
      <FormErrors title={visit.words.forms.summary(form.errors.length)} errors={[...form.errors]} labels={words} />
      <p class="lead">{words.lead}</p>
      <DataTable
        caption={words.caption}
        quietCaption
        columns={columns}
        rows={members.map(member => ({ cells: cellsOf(visit, member) }))}
      />
      <Section title={words.add} lead={words.addLead} panel>
        <AddForm visit={visit} form={form} />
      </Section>
    </Stack>
  );
}

function cellsOf(visit: Visit, member: MemberRow) {
  const { members: words, roles } = visit.words.cooperatives;
  const isMe = member.personId === visit.me.personId;
  return [
    <>
      {member.name}
      {isMe && ` (${words.you})`} <span class="hint">{member.login && phoneAtHome(member.login)}</span>
    </>,
    member.roles.map(role => roles[role]).join(', '),
    visit.day(member.since),
    <ActionForm
      action={paths.desk.removeMember(visit.seat.slug, member.personId)}
      label={words.remove}
      kind="danger"
      confirm={{ question: words.removeQuestion(member.name), yes: words.removeYes }}
    />,
  ];
}

function AddForm({ visit, form }: Omit<MembersProps, 'members'>) {
  const { members: words, roles } = visit.words.cooperatives;
  return (
    <form class="form stack" method="post" action={paths.desk.members(visit.seat.slug)}>
      <TextInput {...form.input('login')} label={words.login} autocomplete="off" required />
      <RadioCards
        {...form.input('role')}
        label={words.role}
        options={SEATS.map(role => ({ value: role, label: roles[role], detail: words.roleDetails[role] }))}
        required
      />
      <Row>
        <Button icon="plus">{words.submit}</Button>
      </Row>
    </form>
  );
}
