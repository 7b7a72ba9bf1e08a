interface JournalProps {
  /** Oldest first; nothing is ever taken out of them, so that their place names them. */
  readonly sentences: readonly string[]
}

/** What was done, by whom and when, below whatever it was done to. */
export function Journal({ sentences }: JournalProps) {
  if (sentences.length === 0) return null
  return (
    <section aria-labelledby="nhat-ky">
      <h2 id="nhat-ky">Nhật ký</h2>
      <ol className="history">
        {[...sentences.entries()].map(([place, sentence]) => (
          <li key={place}>{sentence}</li>
        ))}
      </ol>
    </section>
  )
}
