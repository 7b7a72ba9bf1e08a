import type { ListSummary } from '../../lambdas/contract/lists.ts'
import { listFile, people } from '../support/list-files.ts'
import { readPdf } from '../support/read-pdf.ts'
import type { Officer } from '../support/sign-in.ts'
import { takeIn } from '../support/uploads.ts'
import { world } from '../support/world.ts'
import { writtenFile } from '../support/written-files.ts'
import { textsOf } from '../unit/lists/hand-made-workbook.ts'

const programme = 'nq42-2020'
const commune = '24268'

/** Asks for a file and waits until it is written. */
async function exported(officer: Officer, body: object, idempotencyKey?: string) {
  const input = { body: { programme, unit: commune, ...body }, ...(idempotencyKey ? { idempotencyKey } : {}) }
  const { id } = await world().call('requestExport', input, officer)
  return writtenFile(world(), officer, id)
}

const fetched = async (url: string | null): Promise<Response> => fetch(url ?? '')

describe('the list of the screen as a file', () => {
  let list: ListSummary
  beforeAll(async () => {
    const officer = await world().officer('xa', commune)
    await takeIn(world(), officer, { commune }, await listFile({ rows: people(2) }))
    list = await takeIn(world(), officer, { commune }, await listFile({ rows: people(7) }))
  })

  it('comes through queue, function and bucket, and is fetched from an address that is signed and ends', async () => {
    const officer = await world().officer('xa', commune)
    const { items } = await world().call(
      'searchEntitlements',
      { body: { programme, unit: commune, limit: 200 } },
      officer,
    )
    const file = await exported(officer, {})
    expect(file.sums?.supports).toBe(items.length)
    expect(file.sums?.amount).toBe(items.reduce((sum, { amount }) => sum + amount, 0))
    const answer = await fetched(file.url)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="danh-sach-${commune}.xlsx"`)
    const texts = (await textsOf(new Uint8Array(await answer.arrayBuffer()))).flat().join('\n')
    for (const { fullName } of items) expect(texts).toContain(fullName)
    // Narrowed to one uploaded list it is that list's people, and names its file.
    const narrowed = await exported(officer, { list: list.id, format: 'csv' })
    const body = { programme, unit: commune, list: list.id }
    const shown = await world().call('searchEntitlements', { body }, officer)
    expect(shown.items).toHaveLength(7)
    expect(narrowed.sums).toMatchObject({
      supports: 7,
      amount: shown.items.reduce((sum, { amount }) => sum + amount, 0),
    })
    const lines = await (await fetched(narrowed.url)).text()
    expect(lines).toContain(list.fileName)
    for (const { fullName } of shown.items) expect(lines).toContain(fullName)
    // On paper it is the same rows.
    const paper = await exported(officer, { format: 'pdf' })
    expect(paper.sums).toEqual(file.sums)
    const printed = await fetched(paper.url)
    expect(printed.headers.get('content-type')).toBe('application/pdf')
    const { pages } = readPdf(new Uint8Array(await printed.arrayBuffer()))
    expect(pages.flat().join(' ')).toContain(file.sums?.digest)
    const address = new URL(file.url ?? '')
    expect(Number(address.searchParams.get('X-Amz-Expires'))).toBeLessThanOrEqual(300)
    address.searchParams.set('X-Amz-Signature', '0'.repeat(64))
    expect((await fetch(address)).status).toBe(403)
  })

  it('is the same file when the same command comes again, no other one under its key, and nobody else is given it', async () => {
    const officer = await world().officer('xa', commune)
    const key = 'export-of-a-journey'
    const [first, second] = [
      await exported(officer, { format: 'csv' }, key),
      await exported(officer, { format: 'csv' }, key),
    ]
    expect(second.id).toBe(first.id)
    const other = { body: { programme, unit: commune, format: 'xlsx' as const }, idempotencyKey: key }
    expect((await world().refused('requestExport', other, officer)).code).toBe('conflict')
    expect((await (await fetched(first.url)).text()).startsWith('DANH SÁCH')).toBe(true)
    const params = { exportId: first.id }
    for (const [role, unit] of [
      ['tinh', '66'],
      ['observer', commune],
    ] as const) {
      const refusal = await world().refused('exportedFile', { params }, await world().officer(role, unit))
      expect(refusal.code).toBe('not-found')
    }
  })
})
