import type { ReactNode } from 'react'

/** Room for a table that may be wider than the screen: it scrolls in here, and the page does not. */
export function Wide({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is wider than the screen is scrolled by keyboard too
    <section className="wide" tabIndex={0} aria-label={`Bảng: ${name}`}>
      {children}
    </section>
  )
}
