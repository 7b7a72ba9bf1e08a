import type { ReactNode } from 'react'

interface JournalProps {
  /** Oldest first; nothing is ever taken out of them, so that their place names them. */
  readonly sentences: readonly string[]
  /** The way to what was done before them. */
  readonly earlier?: ReactNode
}

/** What was done, by whom and when, below whatever it was done to. */
export function Journal({ sentences, earlier }: JournalProps) {
  if (sentences.length === 0) return null
  return (
    <section aria-labelledby="nhat-ky">
      <h2 id="nhat-ky">Nhật ký</h2>
      {earlier}
      <ol className="history">
        {[...sentences.entries()].map(([place, sentence]) => (
          <li key={place}>{sentence}</li>
        ))}
      </ol>
    </section>
  )
}
