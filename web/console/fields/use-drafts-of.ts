import { useEffect } from 'react'
import { usePlace } from '../frame/place.ts'
import { forgetDraftsOf } from './kept-drafts.ts'

/**
 * Where drafts about a thing as it stands are kept; those about it as it was go.
 * @param version or state, whatever tells that something else may be said of it now
 * @returns what their names begin with
 */
export function useDraftsOf(subject: string, version: string | number): string {
  const { username } = usePlace().session
  const drafts = `${subject}/${version}/`
  useEffect(() => forgetDraftsOf(username, subject, drafts), [username, subject, drafts])
  return drafts
}
