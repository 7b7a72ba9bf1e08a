import { checkCode, checkReceipt } from '../../../lambdas/domain/ledger/seals/check-receipt.ts'
import { parseReceipt, parseReceiptCode } from '../../../lambdas/domain/ledger/seals/receipt.ts'
import type { Offices } from '../../../lambdas/domain/units/unit-tree.ts'
import type { Html } from '../../../lambdas/pages/html.ts'
import { renderDays, renderVerdict, type Unread } from '../../../lambdas/pages/receipt/render-verdict.ts'
import type { ReceiptWords } from '../../../lambdas/pages/words/receipt-words-vi.ts'
import { webSha256 } from '../../shared/web-sha256.ts'
import { loadedLedger } from './loaded-ledger.ts'
import { NoLedgerFile, Offline } from './published-file.ts'

/** Checks what is behind the address's `#`, or typed, against the published ledger. Nothing of it leaves the device. */
export function startReceipt(words: ReceiptWords): void {
  const field = document.querySelector<HTMLTextAreaElement>('#receipt')
  const select = document.querySelector<HTMLSelectElement>('#commune')
  const place = document.getElementById('verdict')
  if (!field || !select || !place) return
  const ledger = loadedLedger()
  const units = { find: (code: string) => unitOf(code, select), map: { offices: officesOf(select) } }
  const say = (id: string, text: string): void => {
    const line = document.getElementById(id)
    if (line) line.textContent = text
  }
  const put = (into: HTMLElement, markup: Html): void => {
    into.innerHTML = markup.text
  }

  const check = async (): Promise<void> => {
    const text = contentOf(field.value)
    const entry = parseReceipt(text)
    const isCode = !entry && parseReceiptCode(text) !== null
    mark(field, entry || isCode ? '' : text ? words.unreadable : words.empty)
    if (!entry && !isCode) {
      place.replaceChildren()
      field.focus()
      return
    }
    say('progress', words.checking)
    const verdict = await orUnread(async () => {
      const { published, asOf } = await ledger.read()
      return entry ? checkReceipt(webSha256, published, entry, asOf) : checkCode(webSha256, published, text, asOf)
    })
    say('progress', '')
    if (!verdict) return
    put(place, renderVerdict(verdict, entry?.open ?? null, units, words))
    const heading = document.getElementById('answer')
    heading?.focus({ preventScroll: true })
    heading?.scrollIntoView()
  }

  /** The receipt names a person: it goes from the address bar into the field, so that no history keeps it. */
  const takeFromAddress = (): void => {
    const content = location.hash.slice(1)
    if (!content || document.getElementById(content)) return
    history.replaceState(null, '', location.pathname)
    field.value = content
    void check()
  }

  document.getElementById('check')?.addEventListener('submit', (event) => {
    event.preventDefault()
    void check()
  })
  document.getElementById('prepare')?.addEventListener('submit', async (event) => {
    event.preventDefault()
    say('prepared', words.loading)
    const found = await orUnread(() => ledger.prepare(select.value))
    const name = units.find(select.value)?.name ?? select.value
    if (typeof found === 'number') say('prepared', words.loaded(found, name))
    else say('prepared', found.kind === 'offline' ? words.notLoaded : words.noFileMeans)
  })
  addEventListener('hashchange', takeFromAddress)
  // The browser keeps left pages whole for its back button; a receipt must not come back with it.
  addEventListener('pagehide', () => {
    field.value = ''
    place.replaceChildren()
  })
  takeFromAddress()
  const days = document.getElementById('days')
  if (days)
    void orUnread(() => ledger.refresh()).then((index) => {
      if ('days' in index) put(days, renderDays(index, words))
      else days.textContent = index.kind === 'offline' ? words.daysFailed : words.noFileMeans
    })
}

/** A link carries its receipt behind the `#`; a code or the bare content stands alone. */
const contentOf = (text: string): string =>
  text
    .slice(text.indexOf('#') + 1)
    .replace(/\s+/g, (blank) => (/\n/.test(blank) ? '' : ' '))
    .trim()

/** Where the ledger cannot be read, nothing is said of a receipt, for or against. */
async function orUnread<T>(ask: () => Promise<T>): Promise<T | Unread> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Offline) return { kind: 'offline' }
    if (error instanceof NoLedgerFile) return { kind: 'no-file' }
    throw error
  }
}

function mark(field: HTMLTextAreaElement, error: string): void {
  const line = document.getElementById('receipt-error')
  if (line) {
    line.textContent = error
    line.hidden = error === ''
  }
  field.parentElement?.classList.toggle('field-wrong', error !== '')
  if (error) field.setAttribute('aria-invalid', 'true')
  else field.removeAttribute('aria-invalid')
}

const officesOf = ({ dataset: { provinceOffice, districtOffice, communeOffice } }: HTMLSelectElement): Offices => ({
  province: provinceOffice ?? '',
  district: districtOffice ?? null,
  commune: communeOffice ?? '',
})

/** Communes are options of the list, districts its groups. */
function unitOf(code: string, select: HTMLSelectElement) {
  const option = [...select.options].find((one) => one.value === code)
  const group = document.getElementById(`unit-${code}`)
  const name = option?.text ?? group?.getAttribute('label')
  return name ? { code, name, level: option ? ('commune' as const) : ('district' as const), parent: null } : undefined
}
