import { classes } from './classes.js';
import { fieldId } from './field.js';
import { Icon, type IconName } from './icons.js';
import type { Children } from './types.js';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps {
  children: Children;
  kind?: ButtonKind;
  /** With it, the button is a link: it goes somewhere and changes nothing. */
  href?: string;
  icon?: IconName;
  type?: 'submit' | 'button';
  name?: string;
  value?: string;
  disabled?: boolean;
  wide?: boolean;
  download?: boolean;
  /** Sends the form elsewhere than its action. */
  formaction?: string;
}

export function Button({
  children,
  kind = 'primary',
  href,
  icon,
  wide,
  download,
  type = 'submit',
  ...rest
}: ButtonProps) {
  const look = classes('button', `button-${kind}`, wide && 'button-wide');
  const face = (
    <>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </>
  );
  if (href) {
    return (
      <a class={look} href={href} download={download}>
        {face}
      </a>
    );
  }
  const { name, value, disabled, formaction } = rest;
  return (
    <button class={look} type={type} name={name} value={value} disabled={disabled} formAction={formaction}>
      {face}
    </button>
  );
}

export interface ActionFormProps {
  action: string;
  label: Children;
  fields?: Record<string, string>;
  kind?: ButtonKind;
  icon?: IconName;
  disabled?: boolean;
  /** Asks before it does; opens in place, with no script. */
  confirm?: { question: Children; yes: Children };
}

/** A POST that is one button. With `confirm`, the first press opens the question and only the second one sends. */
export function ActionForm({
  action,
  label,
  fields = {},
  kind = 'secondary',
  icon,
  disabled,
  confirm,
}: ActionFormProps) {
  const hidden = Object.entries(fields).map(([name, value]) => <input type="hidden" name={name} value={value} />);
  if (!confirm) {
    return (
      <form class="action" method="post" action={action}>
        {hidden}
        <Button kind={kind} icon={icon} disabled={disabled}>
          {label}
        </Button>
      </form>
    );
  }
  return (
    <details class="action action-confirm">
      <summary class={`button button-${kind}`}>
        {icon && <Icon name={icon} />}
        <span>{label}</span>
      </summary>
      <form class="confirm" method="post" action={action}>
        {hidden}
        <p>{confirm.question}</p>
        <Button kind={kind === 'danger' ? 'danger' : 'primary'}>{confirm.yes}</Button>
      </form>
    </details>
  );
}

export interface FormError {
  field?: string;
  message: string;
}

export interface FormErrorsProps {
  title: string;
  errors: FormError[];
  /** What the fields are called on the page: several "please fill this in" say nothing without it. Other words may stand among them. */
  labels?: Readonly<Record<string, unknown>>;
}

/** What must be mended, above the form. Each line leads to its field. */
export function FormErrors({ title, errors, labels = {} }: FormErrorsProps) {
  const named = ({ field, message }: FormError) =>
    field && Object.hasOwn(labels, field) && typeof labels[field] === 'string'
      ? `${labels[field]}: ${message}`
      : message;
  if (errors.length === 0) return null;
  return (
    <div class="form-errors" id="errors" role="alert" tabIndex={-1}>
      <h2>
        <Icon name="warning" /> {title}
      </h2>
      <ul>
        {errors.map(error => (
          <li>{error.field ? <a href={`#${fieldId(error.field)}`}>{named(error)}</a> : error.message}</li>
        ))}
      </ul>
    </div>
  );
}

export interface Step {
  label: string;
  /** A finished step may be gone back to. */
  href?: string;
}

/** Where one stands on the way: basket, address, delivery, payment. */
export function Steps({ steps, current, label }: { steps: Step[]; current: number; label: string }) {
  return (
    <nav class="steps" aria-label={label}>
      <ol>
        {steps.map((step, index) => (
          <li class={index < current ? 'done' : undefined} aria-current={index === current ? 'step' : undefined}>
            <span class="step-sign">{index < current ? <Icon name="check" /> : index + 1}</span>
            {step.href && index < current ? (
              <a href={step.href}>{step.label}</a>
            ) : (
              <span class="step-label">{step.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
