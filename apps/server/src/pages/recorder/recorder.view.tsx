import { paths } from '../../paths.js';
import { Document } from '../../ui/document.js';
import { WovenBand } from '../../ui/weave.js';
import { Wordmark } from '../../ui/wordmark.js';
import { assets } from '../../web/assets.js';
import type { Visit } from '../../web/visit.js';

/** The empty frame of the app, and its words. The app fills it; without script the batches at the desk do the same work. */
export function RecorderPage({ visit }: { visit: Visit }) {
  const { locale, seat, words } = visit;
  const { app, refusals } = words.recorder;
  return (
    <Document
      title={`${app.title} – ${words.shell.market}`}
      locale={locale}
      assets={{ css: assets.url('site.css'), js: assets.url('recorder.js') }}
      head={
        <>
          <link rel="stylesheet" href={assets.url('field.css')} />
          <link rel="manifest" href={`${paths.desk.recorder(seat.slug)}/app.webmanifest`} />
          <link rel="apple-touch-icon" href="/static/app-192.png" />
        </>
      }
    >
      <header class="field-bar">
        <Wordmark />
        <a href={paths.desk.home(seat.slug)}>{seat.name}</a>
      </header>
      <WovenBand />
      <main id="main" class="main main-narrow" tabIndex={-1}>
        <div id="recorder">
          <p>{app.loading}</p>
          <noscript>
            <p>
              {app.noScript} <a href={paths.desk.batches(seat.slug)}>{words.shell.deskTabs.batches}</a>
            </p>
          </noscript>
        </div>
      </main>
      <PageFacts
        id="recorder-facts"
        facts={{
          coop: seat.slug,
          api: `/api/v1/recorder/${encodeURIComponent(seat.slug)}`,
          worker: '/recorder-worker.js',
          locale,
          words: app,
          refusals,
        }}
      />
    </Document>
  );
}

/** Data, not code: the content security policy lets it in. `<` is escaped, so that no text can end the element. */
export function PageFacts({ id, facts }: { id: string; facts: object }) {
  const text = JSON.stringify(facts).replaceAll('<', '\\u003c');
  return <script id={id} type="application/json" dangerouslySetInnerHTML={{ __html: text }} />;
}
