import type { PublicStatisticsResponse } from '../../../lambdas/contract/statistics.ts'
import { figuresCsv } from '../../../lambdas/pages/figures/figures-csv.ts'
import { renderFigures } from '../../../lambdas/pages/figures/render-figures.ts'
import { html } from '../../../lambdas/pages/html.ts'
import { figuresAddress } from '../../../lambdas/pages/site.ts'
import type { FiguresWords } from '../../../lambdas/pages/words/figures-words.ts'

/** Fills the page with the figures that the address names (`?unit=643`, `?programme=nq68-2021`), and follows the lists and the links. */
export function startFigures(words: FiguresWords): void {
  const place = document.getElementById('figures')
  const progress = document.getElementById('progress')
  const picker = document.querySelector<HTMLFormElement>('.picker')
  const select = document.querySelector<HTMLSelectElement>('#unit')
  if (!place || !progress || !picker || !select) return
  const root = place.dataset.unit ?? ''
  const first = String(new FormData(picker).get('programme'))
  const programmes = [...document.querySelectorAll<HTMLElement>('a[data-programme]')]
  let shown: PublicStatisticsResponse | null = null
  let latest = 0

  const addressOf = (unit: string, programme = programmeOfAddress()): string => {
    const named = new URLSearchParams()
    if (programme !== first) named.set('programme', programme)
    if (unit !== root) named.set('unit', unit)
    return named.size > 0 ? `?${named}` : location.pathname
  }
  const unitOfAddress = (): string => new URLSearchParams(location.search).get('unit') ?? root
  // An address with a programme that has no link leads to the first one.
  const programmeOfAddress = (): string => {
    const named = new URLSearchParams(location.search).get('programme')
    return programmes.find(({ dataset }) => dataset.programme === named)?.dataset.programme ?? first
  }

  const show = async (asked: string, moveFocus: boolean): Promise<void> => {
    const turn = ++latest
    select.value = asked
    // An address with a unit that does not exist leads to the whole province.
    const unit = select.value || root
    select.value = unit
    progress.textContent = words.loading
    const programme = programmeOfAddress()
    for (const link of programmes) {
      if (link.dataset.programme === programme) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    }
    const figures = await ask(programme, unit, words)
    // A slow answer to an earlier choice must not overwrite the one that is now chosen.
    if (turn !== latest) return
    progress.textContent = ''
    shown = figures
    place.innerHTML = (
      figures
        ? renderFigures(figures, addressOf, words)
        : html`<p class="note">${words.failed}</p><p><button type="button" data-retry>${words.retry}</button></p>`
    ).text
    const download = place.querySelector<HTMLElement>('[data-download]')
    if (download) download.hidden = false
    if (moveFocus) document.getElementById('place')?.focus()
  }

  const go = (unit: string, programme?: string): void => {
    history.pushState(null, '', addressOf(unit, programme))
    void show(unit, true)
  }
  const isPlain = (event: MouseEvent): boolean => !(event.ctrlKey || event.metaKey || event.shiftKey)

  picker.addEventListener('submit', (event) => {
    event.preventDefault()
    go(select.value)
  })
  place.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return
    const link = event.target.closest<HTMLElement>('a[data-unit]')
    if (link && isPlain(event)) {
      event.preventDefault()
      go(link.dataset.unit ?? root)
    } else if (event.target.closest('[data-retry]')) void show(unitOfAddress(), true)
    else if (event.target.closest('[data-download]') && shown) download(shown, words)
  })
  for (const link of programmes)
    link.addEventListener('click', (event) => {
      if (!isPlain(event)) return
      event.preventDefault()
      go(unitOfAddress(), link.dataset.programme)
    })
  addEventListener('popstate', () => void show(unitOfAddress(), false))
  void show(unitOfAddress(), false)
}

async function ask(programme: string, unit: string, words: FiguresWords): Promise<PublicStatisticsResponse | null> {
  try {
    const address = figuresAddress(programme, unit, words.lang)
    return await figuresOf(await fetch(address, { headers: { accept: 'application/json' } }))
  } catch {
    // Without a network the page says so and offers to try again.
    return null
  }
}

/** Null for whatever is no figures: a refusal, and what a gateway answers by itself in English. */
export async function figuresOf(response: Response): Promise<PublicStatisticsResponse | null> {
  const answer: PublicStatisticsResponse | null = response.ok ? await response.json() : null
  const { policies, units, total, leftOut } = answer ?? {}
  return Array.isArray(policies) && Array.isArray(units) && total && leftOut ? answer : null
}

function download(figures: PublicStatisticsResponse, words: FiguresWords): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([figuresCsv(figures, words)], { type: 'text/csv' }))
  link.download = `so-lieu-${figures.programme}-${figures.unit}.csv`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
