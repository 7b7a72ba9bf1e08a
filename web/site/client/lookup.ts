import { checkLookup, hasErrors, type LookupValues } from '../../../lambdas/pages/lookup/lookup-form.ts'
import { type LookupView, lookupTitle, renderLookup } from '../../../lambdas/pages/lookup/render-lookup.ts'
import { lookupAction } from '../../../lambdas/pages/site.ts'
import type { LookupWords } from '../../../lambdas/pages/words/lookup-words.ts'
import { viewOf } from './lookup-answer.ts'

/** Village networks are slow, but nobody should wait longer than this without a word. */
const patienceMs = 20_000

/** Takes over the form: asks the API and redraws the look-up in place, with the very functions that draw it on the server. */
export function startLookup(words: LookupWords): void {
  const place = document.getElementById('lookup')
  const progress = document.getElementById('progress')
  if (!place || !progress) return
  const siteName = document.title.split(' – ').pop()
  let asking = false

  const show = (view: LookupView, kept?: LookupValues): void => {
    // The browser itself obeys "autofocus" once only, and in a frame of another site complains of it.
    place.innerHTML = renderLookup(view, words, kept).text.replace(' autofocus', ' data-news')
    document.title = `${lookupTitle(view, words)} – ${siteName}`
    settle(place)
  }

  place.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (asking) return
    const values = typedValues(place)
    const errors = checkLookup(values, words)
    if (hasErrors(errors)) return show({ state: 'invalid', values, errors })
    asking = true
    progress.textContent = words.searching
    place.querySelector('[type=submit]')?.classList.add('busy')
    const view = await ask(values, words)
    asking = false
    progress.textContent = ''
    // A found answer empties the form: the next person at a shared phone must not find the number of the one before.
    show(view, view.state === 'found' ? undefined : values)
  })

  place.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return
    const link = event.target.closest<HTMLAnchorElement>('.errors a')
    if (link) {
      event.preventDefault()
      document.getElementById(link.hash.slice(1))?.focus()
    } else if (event.target.closest('[data-print]')) print()
  })

  // The browser keeps left pages whole for its back button; an answer about a person must not come back with it.
  addEventListener('pagehide', () => {
    if (place.querySelector('.support')) show({ state: 'form' })
  })
  settle(place)
}

function settle(place: HTMLElement): void {
  const news = place.querySelector<HTMLElement>('[autofocus], [data-news]')
  news?.focus({ preventScroll: true })
  news?.scrollIntoView()
  const print = place.querySelector<HTMLElement>('[data-print]')
  if (print) print.hidden = false
}

function typedValues(place: HTMLElement): LookupValues {
  const typed = (id: string): string => place.querySelector<HTMLInputElement>(`#${id}`)?.value ?? ''
  return { idNumber: typed('idNumber'), fullName: typed('fullName') }
}

async function ask(values: LookupValues, words: LookupWords): Promise<LookupView> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), patienceMs)
  try {
    const response = await fetch(lookupAction, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(values),
      signal: patience.signal,
    })
    return viewOf(response.status, await response.json(), values, words)
  } catch {
    // No network, no answer in time, or no JSON: for the person it is the same, and the page says so.
    return { state: 'busy' }
  } finally {
    clearTimeout(timer)
  }
}
