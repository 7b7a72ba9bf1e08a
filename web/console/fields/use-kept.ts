import { useEffect, useState } from 'react'
import { usePlace } from '../frame/place.ts'
import { keepDraft, keptDraft } from './kept-drafts.ts'

interface KeptState<Draft> {
  readonly draft: Draft
  readonly setDraft: (next: Draft) => void
  /** It was begun before the page was loaded again, and has neither been sent nor emptied since. */
  readonly isRestored: boolean
}

/**
 * What a form is filled in with, as `useState`, and there again after the page was loaded anew.
 * @param name of the form and what it is about, with the version where another one must not get it
 * @param bare takes out what shall be typed again: numbers of papers, and what somebody has confirmed
 */
export function useKept<Draft>(
  name: string,
  fresh: () => Draft,
  bare: (draft: Draft, fresh: Draft) => Draft = (draft) => draft,
): KeptState<Draft> {
  const { username } = usePlace().session
  const [begun] = useState(fresh)
  const [found] = useState(() => fitting(begun, keptDraft(username, name)))
  const [draft, setDraft] = useState(found ?? begun)
  const [isRestored, setRestored] = useState(found !== undefined)
  const kept = JSON.stringify(bare(draft, begun))
  const beginsAnew = kept === JSON.stringify(begun)
  // A form that is closed, sent or left keeps nothing; a page that is loaded again closes none. What it is about may change while it is open.
  useEffect(() => {
    keepDraft(username, name, beginsAnew ? undefined : JSON.parse(kept))
  }, [username, name, kept, beginsAnew])
  useEffect(() => () => keepDraft(username, name, undefined), [username, name])
  return {
    draft,
    setDraft: (next) => {
      setDraft(next)
      if (isSame(bare(next, begun), begun)) setRestored(false)
    },
    isRestored,
  }
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** What was kept, as far as the form still has it: another one may have been deployed meanwhile. */
function fitting<Draft>(fresh: Draft, kept: unknown): Draft | undefined {
  if (kept === undefined || kind(kept) !== kind(fresh)) return undefined
  if (kind(fresh) !== 'object') return kept as Draft
  const given = kept as Readonly<Record<string, unknown>>
  const whole = Object.entries(fresh as Readonly<Record<string, unknown>>).map(([key, value]) => [
    key,
    kind(given[key]) === kind(value) ? given[key] : value,
  ])
  return Object.fromEntries(whole) as Draft
}

const kind = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)
