/*
 * What is half filled in, over a reload: F5 is what people press on a bad line. Kept in sessionStorage beside the tokens and the commands
 * without an answer, for the same reasons and as long (sign-in/session.ts): nothing outlives the tab or the sign-out, and nobody else who
 * signs in finds it. Only a form that is open when the page goes leaves anything here.
 */
export const draftsKey = 'ansinh.drafts'

interface Kept {
  readonly username: string
  readonly drafts: Readonly<Record<string, unknown>>
}

function stored(username: string): Kept['drafts'] {
  const text = sessionStorage.getItem(draftsKey)
  const kept = text ? (JSON.parse(text) as Kept) : null
  return kept?.username === username ? kept.drafts : {}
}

function store(username: string, drafts: Kept['drafts']): void {
  if (Object.keys(drafts).length > 0)
    sessionStorage.setItem(draftsKey, JSON.stringify({ username, drafts } satisfies Kept))
  else forgetDrafts()
}

export const keptDraft = (username: string, name: string): unknown => stored(username)[name]

/** @param draft undefined where nothing is to be kept any more */
export function keepDraft(username: string, name: string, draft: unknown): void {
  const { [name]: _before, ...others } = stored(username)
  store(username, draft === undefined ? others : { ...others, [name]: draft })
}

/** Which of these a draft is there of: the form that was open. */
export const nameWithDraft = <Name extends string>(username: string, names: readonly Name[]): Name | undefined => {
  const kept = Object.keys(stored(username))
  return names.find((name) => kept.some((one) => one === name || one.startsWith(`${name}/`)))
}

/**
 * Of forms about a record (register/command-form.ts) whose command is settled, or that were about another version.
 * @param but what stays; none where it is left out
 */
export function forgetDraftsOf(username: string, recordId: string, but?: string): void {
  const drafts = Object.entries(stored(username)).filter(
    ([name]) => !name.startsWith(`${recordId}/`) || (but !== undefined && name.startsWith(but)),
  )
  store(username, Object.fromEntries(drafts))
}

/** At the end of a session. */
export const forgetDrafts = (): void => sessionStorage.removeItem(draftsKey)

/** Whoever signs in where another's session has run out gets nothing of his. */
export const keepOnlyDrafts = (username: string): void => store(username, stored(username))
