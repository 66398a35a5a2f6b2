import { FormErrors } from '../../ui/forms.js';
import { Stack } from '../../ui/sections.js';
import { ComplaintPart, type ComplaintPartProps } from './complaint-parts.js';

/** One complaint at a desk or at the department. */
export function ComplaintView({ back, order, ...props }: ComplaintPartProps & { back: string; order?: string }) {
  const { visit, complaint, form } = props;
  const { complaints: words } = visit.words;
  return (
    <Stack>
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ ...words, text: words.stepText }}
      />
      {order && (
        <p>
          {words.desk.order} <a href={order}>{complaint.number}</a>
        </p>
      )}
      <ComplaintPart {...props} />
      <p>
        <a href={back}>{words.desk.back}</a>
      </p>
    </Stack>
  );
}
