import type { ReactNode } from 'react'

/** One line of a list of facts. */
export const Fact = ({ words, children }: { readonly words: string; readonly children: ReactNode }) => (
  <div>
    <dt>{words}</dt>
    <dd>{children}</dd>
  </div>
)
