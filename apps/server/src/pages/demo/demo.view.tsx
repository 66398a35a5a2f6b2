import { gtin14 } from '#libs/gs1';
import { qrSvg } from '#libs/labels';
import { paths } from '../../paths.js';
import { Button } from '../../ui/actions.js';
import { ActionForm } from '../../ui/forms.js';
import { Grid, PageHead, Panel, Section, Stack } from '../../ui/sections.js';
import { ToCopy } from '../../ui/to-copy.js';
import type { Visit } from '../../web/visit.js';
import { captureLine, queryLine } from '../keys/curl-lines.js';
import type { DemoCast, DemoLabel, DemoPartner, DemoPerson } from './demo-cast.js';

interface DemoProps {
  visit: Visit;
  cast: DemoCast;
  /** Of a pack that nobody has told of: each page has another one. */
  serial: string;
}

export function DemoView({ visit, cast, serial }: DemoProps) {
  const { demo } = visit.words;
  return (
    <Stack>
      <PageHead title={demo.title} lead={demo.lead} />
      <Section title={demo.scanTitle} lead={demo.scanLead}>
        <Grid min="small">
          {cast.labels.map(label => (
            <LabelToScan visit={visit} label={label} />
          ))}
        </Grid>
      </Section>
      <Section title={demo.peopleTitle} lead={demo.peopleLead(cast.password)}>
        <Grid>
          {cast.people.map(person => (
            <PersonToBe visit={visit} person={person} />
          ))}
        </Grid>
      </Section>
      {cast.partner && <PartnerToBe visit={visit} partner={cast.partner} serial={serial} />}
      <Section title={demo.storyTitle} lead={demo.storyLead}>
        <ol class="prose demo-story">
          {Object.values(demo.story).map(step => (
            <li>{step}</li>
          ))}
        </ol>
        <Button kind="secondary" href={paths.mailbox}>
          {demo.mailbox}
        </Button>
      </Section>
    </Stack>
  );
}

/** The prefix 952 is GS1's own for examples. */
const SAMPLE_GTIN = gtin14('952900199', 1);

function PartnerToBe({ visit, partner, serial }: { visit: Visit; partner: DemoPartner; serial: string }) {
  const { demo, keys } = visit.words;
  const epc = `https://id.gs1.org/01/${SAMPLE_GTIN}/21/${serial}`;
  const capture = captureLine(visit.origin, partner.key, epc, visit.now);
  const query = queryLine(visit.origin, partner.key, epc);
  return (
    <Section title={demo.partnerTitle} lead={demo.partnerLead(partner.name)} panel id="partner">
      <div class="form stack">
        <ToCopy words={keys} name="key" label={demo.partnerKey} value={partner.key} />
        <ToCopy words={keys} name="capture" label={demo.partnerTells} value={capture} rows={8} />
        <ToCopy words={keys} name="query" label={demo.partnerAsks} value={query} rows={3} />
      </div>
    </Section>
  );
}

function LabelToScan({ visit, label }: { visit: Visit; label: DemoLabel }) {
  const { demo } = visit.words;
  const path = paths.link.label(label.gtin, label.serial);
  const svg = qrSvg(visit.origin + path, { title: demo.labels[label.kind], quietZone: 4 });
  return (
    <Panel>
      <a class="demo-label" href={path}>
        <span class="demo-qr" dangerouslySetInnerHTML={{ __html: svg }} />
        {demo.labels[label.kind]}
      </a>
    </Panel>
  );
}

function PersonToBe({ visit, person }: { visit: Visit; person: DemoPerson }) {
  const { demo } = visit.words;
  return (
    <Panel>
      <h3>{demo.roles[person.role]}</h3>
      <p>
        {person.name}
        <br />
        <code>{person.login}</code>
      </p>
      <ActionForm
        action={paths.demoSignIn}
        fields={{ login: person.login }}
        label={demo.beThem(demo.roles[person.role])}
        kind="secondary"
      />
    </Panel>
  );
}
