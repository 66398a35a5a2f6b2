import { qrSvg } from '#libs/labels';
import { paths } from '../../paths.js';
import { Button } from '../../ui/actions.js';
import { ActionForm } from '../../ui/forms.js';
import { Grid, PageHead, Panel, Section, Stack } from '../../ui/sections.js';
import type { Visit } from '../../web/visit.js';
import type { DemoCast, DemoLabel, DemoPerson } from './demo-cast.js';

export function DemoView({ visit, cast }: { visit: Visit; cast: DemoCast }) {
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
