import type { JSX } from 'preact';
import { paths } from '../../paths.js';
import { ActionForm, Button, FormErrors, TextInput } from '../../ui/forms.js';
import { EmptyState } from '../../ui/notices.js';
import { Section } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { ChainCell, ItemsCell, lastSync } from './device-parts.js';
import type { DeviceState } from './devices.query.js';

interface Props {
  visit: Visit;
  devices: readonly DeviceState[];
  form: Form;
}

/** The phones of a co-op: whose they are, when they last sent, whether their chains are whole. */
export function DevicesView({ visit, devices, form }: Props) {
  const { devices: words } = visit.words.recorder;
  const open = (
    <Button icon="phone" href={paths.desk.recorder(visit.seat.slug)}>
      {words.open}
    </Button>
  );
  if (devices.length === 0)
    return (
      <EmptyState title={words.none} action={open}>
        {words.lead}
      </EmptyState>
    );
  return (
    <>
      <FormErrors title={visit.words.forms.summary(form.errors.length)} errors={[...form.errors]} labels={words} />
      <p class="lead">{words.lead}</p>
      <p>{open}</p>
      <DataTable
        caption={words.title}
        quietCaption
        columns={columnsOf(visit)}
        rows={devices.map(device => rowOf(visit, device, <Actions visit={visit} device={device} />))}
      />
    </>
  );
}

const columnsOf = ({ words: { recorder } }: Visit) => [
  { label: recorder.devices.name },
  { label: recorder.devices.person },
  { label: recorder.devices.lastSync },
  { label: recorder.devices.items },
  { label: recorder.devices.chain },
  { label: recorder.devices.actions, quiet: true },
];

function rowOf(visit: Visit, device: DeviceState, actions: JSX.Element) {
  const { devices: words } = visit.words.recorder;
  return {
    cells: [
      <>
        {device.name} <span class="hint">{words.letters(device.letters)}</span>
      </>,
      device.person,
      lastSync(visit, device),
      <ItemsCell visit={visit} device={device} />,
      <ChainCell visit={visit} device={device} />,
      device.revokedAt ? words.revokedOn(visit.day(device.revokedAt)) : actions,
    ],
    ...(device.revokedAt && { tone: 'muted' as const }),
  };
}

function Actions({ visit, device }: { visit: Visit; device: DeviceState }) {
  const { devices: words } = visit.words.recorder;
  const { slug, roles } = visit.seat;
  return (
    <>
      <details class="action">
        <summary class="button button-quiet">{words.rename}</summary>
        <form class="form-line" method="post" action={paths.desk.renameDevice(slug, device.id)}>
          <TextInput
            name="name"
            id={`name-${device.letters}`}
            label={words.name}
            value={device.name}
            maxlength={60}
            required
          />
          <Button kind="secondary">{visit.words.shell.save}</Button>
        </form>
      </details>
      {roles.includes('director') && (
        <RevokeButton visit={visit} device={device} action={paths.desk.revokeDevice(slug, device.id)} />
      )}
    </>
  );
}

function RevokeButton({ visit, device, action }: { visit: Visit; device: DeviceState; action: string }) {
  const { devices: words } = visit.words.recorder;
  return (
    <ActionForm
      action={action}
      label={words.revoke}
      kind="danger"
      confirm={{ question: words.revokeQuestion(device.name), yes: words.revokeYes }}
    />
  );
}

interface ProvinceProps {
  visit: Visit;
  devices: readonly DeviceState[];
  /** Of the department itself. */
  own: readonly DeviceState[];
}

/** What the department sees: its own phones, and those of all co-ops, chains that are not whole first. */
export function ProvinceDevicesView({ visit, devices, own }: ProvinceProps) {
  const { devices: words } = visit.words.recorder;
  const revoke = (device: DeviceState) => (
    <RevokeButton visit={visit} device={device} action={paths.department.revokeDevice(device.id)} />
  );
  return (
    <>
      <p class="lead">{words.provinceLead}</p>
      <Section title={words.ofDepartment} lead={words.ofDepartmentLead}>
        <DataTable
          caption={words.ofDepartment}
          quietCaption
          empty={words.none}
          columns={columnsOf(visit)}
          rows={own.map(device => rowOf(visit, device, revoke(device)))}
        />
      </Section>
      <Section title={words.ofCooperatives}>
        <CooperativesDevices visit={visit} devices={devices} />
      </Section>
    </>
  );
}

function CooperativesDevices({ visit, devices }: Omit<ProvinceProps, 'own'>) {
  const { devices: words } = visit.words.recorder;
  return (
    <DataTable
      caption={words.ofCooperatives}
      quietCaption
      empty={words.none}
      columns={[
        { label: words.cooperative },
        { label: words.name },
        { label: words.lastSync },
        { label: words.items },
        { label: words.chain },
      ]}
      rows={devices.map(device => ({
        cells: [
          <a href={paths.department.cooperative(device.cooperativeSlug)}>{device.cooperative}</a>,
          words.letters(device.letters),
          lastSync(visit, device),
          <ItemsCell visit={visit} device={device} />,
          <ChainCell visit={visit} device={device} />,
        ],
        ...(device.missing + device.forks > 0 && { tone: 'danger' as const }),
      }))}
    />
  );
}
