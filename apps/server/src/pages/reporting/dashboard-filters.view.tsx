import { LINE_CODES, LINES } from '#libs/catalog';
import { LONGEST_PERIOD, monthOf, type Month } from '#libs/reporting';
import { addMonths, dayOf } from '#platform/clock';
import { formatMonth } from '#platform/language';
import { paths } from '../../paths.js';
import { Button, Select } from '../../ui/forms.js';
import { Grid, Row } from '../../ui/sections.js';
import type { Visit } from '../../web/visit.js';
import type { Choice, Dashboard } from './dashboard.query.js';
import { isNarrowed, STAR_CHOICES, type Selection } from './selection.js';

/** The months of the last years, and of those looked at, newest first. */
function monthChoices(now: Month): { value: string; label: string }[] {
  const months = Array.from({ length: LONGEST_PERIOD }, (_, back) => addMonths(now, -back));
  return months.map(month => ({ value: month.slice(0, 7), label: formatMonth(month) }));
}

export interface DashboardProps {
  visit: Visit;
  selection: Selection;
  dashboard: Dashboard;
}

/** A form of plain choices: the address says what is looked at, so a view can be kept and sent. */
export function DashboardFilters({ visit, selection, dashboard }: DashboardProps) {
  const { filters: words, starsOf } = visit.words.reporting;
  const months = monthChoices(monthOf(dayOf(visit.now)));
  const options = (choices: readonly Choice[]) =>
    choices.map(({ value, vi, en }) => ({ value, label: visit.say(vi, en) }));
  const lines = LINE_CODES.map(code => ({ value: code, label: LINES[code][visit.locale] }));
  const stars = STAR_CHOICES.map(value => ({ value, label: starsOf(Number(value)) }));
  return (
    <form class="form stack" method="get" action={paths.department.dashboard()}>
      <Grid min="small">
        <Select name="from" label={words.from} options={months} value={selection.period.from.slice(0, 7)} />
        <Select name="to" label={words.to} options={months} value={selection.period.to.slice(0, 7)} />
        <Select
          name="commune"
          label={words.commune}
          placeholder={words.any}
          options={options(dashboard.communes)}
          value={selection.commune}
        />
        <Select
          name="coop"
          label={words.cooperative}
          placeholder={words.any}
          options={options(dashboard.cooperatives)}
          value={selection.cooperative}
        />
        <Select
          name="group"
          label={words.group}
          placeholder={words.any}
          options={options(dashboard.groups)}
          value={selection.group}
        />
        <Select name="star" label={words.stars} placeholder={words.any} options={stars} value={selection.stars} />
        <Select name="line" label={words.line} placeholder={words.any} options={lines} value={selection.line} />
      </Grid>
      <Row>
        <Button icon="filter">{words.apply}</Button>
        {isNarrowed(selection) && (
          <Button
            kind="quiet"
            href={paths.department.dashboard({
              from: selection.period.from.slice(0, 7),
              to: selection.period.to.slice(0, 7),
            })}
          >
            {words.clear}
          </Button>
        )}
      </Row>
    </form>
  );
}
