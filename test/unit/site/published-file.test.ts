import type { PublishedIndex } from '../../../lambdas/domain/ledger/seals/published-ledger.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import { renderVerdict } from '../../../lambdas/pages/receipt/render-verdict.ts'
import { langs } from '../../../lambdas/pages/site.ts'
import { receiptWords } from '../../../lambdas/pages/words/receipt-words.ts'
import { NoLedgerFile, Offline, publishedFile } from '../../../web/site/client/published-file.ts'
import { anEntry } from '../../support/invented-ledger.ts'

const index = { v: 1, province: '66', days: [] }
const whole = JSON.stringify(index)
const html = { headers: { 'content-type': 'text/html; charset=utf-8' } }
const xml = { headers: { 'content-type': 'application/xml' } }
const read = (body: ConstructorParameters<typeof Response>[0], init: ResponseInit = {}) =>
  publishedFile<PublishedIndex>(new Response(body, init), 'days')

describe('a file of the published ledger', () => {
  it('is what it says, and nothing where the bucket has none', async () => {
    expect(await read(whole)).toEqual(index)
    for (const status of [403, 404]) expect(await read('<Error/>', { ...xml, status })).toBeNull()
  })

  // Whoever had a network was told to switch it on.
  it.each<[string, string, ResponseInit]>([
    ['the page of a Wi-Fi', '<!doctype html><title>Wi-Fi</title>', html],
    ['the page of a firewall', '<!doctype html>', { ...html, status: 403 }],
    ['an outage', 'Bad Gateway', { status: 502 }],
    ['a part of a file', whole.slice(0, -4), {}],
    ['nothing', '', {}],
    ['another file', '{"v":1,"leaves":[]}', {}],
    ['no object', 'null', {}],
  ])('is not %s: the network is there', async (_what, body, init) => {
    await expect(read(body, init)).rejects.toBeInstanceOf(NoLedgerFile)
  })

  it('needs the network where that goes in the middle of it', async () => {
    const cut = new ReadableStream({
      start: (stream) => {
        stream.enqueue(new TextEncoder().encode(whole.slice(0, 10)))
        stream.error(new Error('the line is cut'))
      },
    })
    await expect(read(cut)).rejects.toBeInstanceOf(Offline)
  })

  it.each(langs)('that cannot be read says nothing against a receipt, and what to do (%s)', (lang) => {
    const units = unitTree('daklak-2020')
    const { text } = renderVerdict({ kind: 'no-file' }, anEntry(2, { version: 2 }).open, units, receiptWords[lang])
    expect(text).toContain('verdict-waiting')
    expect(text).toMatch(/Không đọc được tệp của sổ|could not be read/)
    expect(text).toMatch(/chuyển sang mạng khác|use another network/)
    expect(text).not.toMatch(/KHÔNG có trong sổ|not in the ledger/)
  })
})
