import type { ReactNode } from 'react'

/** Drawn here: an icon font or set would weigh more than the whole frame. Always beside words, so never read aloud. */
const shapes = {
  check: <path d="M4 10.5 8.2 15 16 5.5" />,
  clock: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M10 6v4.3l2.8 1.7" />
    </>
  ),
  question: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M7.9 8.1a2.1 2.1 0 1 1 3.2 1.8c-.8.5-1.1.8-1.1 1.7M10 13.9v.1" />
    </>
  ),
  cross: <path d="m5 5 10 10M15 5 5 15" />,
  pause: <path d="M7 5v10M13 5v10" />,
  warning: <path d="M10 3.5 17.5 16h-15zM10 8.5v3.4M10 14v.1" />,
  leave: <path d="M8 4H4v12h4M12 6.5 15.5 10 12 13.5M15 10H8" />,
  file: <path d="M5.5 3h6l3.5 3.5V17h-9.5zM11 3v4h4" />,
  next: <path d="M4 10h12M11 5l5 5-5 5" />,
  down: <path d="m5 8 5 5 5-5" />,
  lock: <path d="M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9" />,
} as const satisfies Record<string, ReactNode>

export type IconName = keyof typeof shapes

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" width="1em" height="1em" aria-hidden="true" focusable="false">
      {shapes[name]}
    </svg>
  )
}
