import { paths } from '../../paths.js';
import { Document } from '../../ui/document.js';
import { WovenBand } from '../../ui/weave.js';
import { Wordmark } from '../../ui/wordmark.js';
import { assets } from '../../web/assets.js';
import type { Visit } from '../../web/visit.js';
import { PageFacts } from '../recorder/recorder.view.js';

/** The empty frame of the officer's app; the app fills it. Without script the department's pages say the same, with a network. */
export function InspectorPage({ visit }: { visit: Visit }) {
  const { locale, words } = visit;
  const { app, inspector, refusals } = words.recorder;
  const facts = {
    coop: 'department',
    api: '/api/v1/inspections',
    worker: '/inspector-worker.js',
    locale,
    words: { ...app, ...inspector },
    refusals,
  };
  return (
    <Document
      title={`${inspector.title} – ${words.shell.market}`}
      locale={locale}
      assets={{ css: assets.url('site.css'), js: assets.url('inspector.js') }}
      head={
        <>
          <link rel="stylesheet" href={assets.url('field.css')} />
          <link rel="manifest" href={`${paths.department.inspector}.webmanifest`} />
          <link rel="apple-touch-icon" href="/static/app-192.png" />
        </>
      }
    >
      <header class="field-bar">
        <Wordmark />
        <a href={paths.department.inspections}>{words.shell.department}</a>
      </header>
      <WovenBand />
      <main id="main" class="main main-narrow" tabIndex={-1}>
        <div id="recorder">
          <p>{app.loading}</p>
          <noscript>
            <p>{inspector.noScript}</p>
          </noscript>
        </div>
      </main>
      <PageFacts id="recorder-facts" facts={facts} />
    </Document>
  );
}
