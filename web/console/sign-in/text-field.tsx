import { type InputHTMLAttributes, useId } from 'react'

interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string
  readonly hint?: string
  readonly error?: string | null
}

/** A labelled input without a kit: the sign-in page must open on a slow line before anything else is loaded. */
export function TextField({ label, hint, error, ...input }: TextFieldProps) {
  const id = useId()
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className="plain-field">
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="plain-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <input {...input} id={id} aria-invalid={error ? true : undefined} aria-describedby={described || undefined} />
      {error ? (
        <p className="plain-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  )
}
