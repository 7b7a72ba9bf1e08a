import { listFile, people } from '../support/list-files.ts'
import { readPdf } from '../support/read-pdf.ts'
import type { Officer } from '../support/sign-in.ts'
import { takeIn } from '../support/uploads.ts'
import { world } from '../support/world.ts'

const programme = 'nq42-2020'
const commune = '24172'
const patienceMs = 120_000

async function printed(officer: Officer, payListCode: string) {
  for (const end = Date.now() + patienceMs; ; ) {
    const list = await world().call('payList', { params: { payListCode } }, officer)
    if (list.state !== 'waiting') return list
    if (Date.now() > end) throw new Error('the list was never printed')
    await new Promise((done) => setTimeout(done, 200))
  }
}

it('is printed through queue, function and bucket, signed on paper, and reconciled when its totals are equal', async () => {
  const officer = await world().officer('xa', commune)
  await takeIn(world(), officer, { commune }, await listFile({ rows: people(5) }))
  const body = { programme, unit: commune }
  const { chosen, hamlets } = await world().call('payListChoices', { body }, officer)
  expect(chosen.people).toBe(5)
  expect(hamlets.reduce((sum, { amount }) => sum + amount, 0)).toBe(chosen.amount)

  const key = 'pay-list-of-a-journey'
  const { code } = await world().call('printPayList', { body, idempotencyKey: key }, officer)
  expect((await world().call('printPayList', { body, idempotencyKey: key }, officer)).code).toBe(code)
  const other = { body: { ...body, month: '2020-04' }, idempotencyKey: key }
  expect((await world().refused('printPayList', other, officer)).code).toBe('conflict')
  const list = await printed(officer, code)
  expect(list).toMatchObject({ state: 'printed', sums: { people: 5, amount: chosen.amount }, mayReconcile: true })
  const file = await fetch(list.files?.pdf ?? '')
  expect(file.headers.get('content-disposition')).toBe(`attachment; filename="danh-sach-ky-nhan-${code}.pdf"`)
  const { pages } = readPdf(new Uint8Array(await file.arrayBuffer()))
  expect(pages.every((texts) => texts.includes(code))).toBe(true)
  expect((await fetch(list.files?.xlsx ?? '')).status).toBe(200)

  // Another account of its units sees how the list stands, and is given no file.
  const params = { payListCode: code }
  const district = await world().officer('huyen', '643')
  expect(await world().call('payList', { params }, district)).toMatchObject({ state: 'printed', files: null })
  expect((await world().refused('payList', { params }, await world().officer('huyen', '657'))).code).toBe('not-found')

  const each = chosen.amount / 5
  const signed = { people: 4, amount: chosen.amount - each }
  const short = { signed: { ...signed, people: 3 }, notSignedLines: [2] }
  const refusal = await world().refused('reconcilePayList', { params, body: short }, officer)
  expect(refusal.detail).toContain('Số người: in 5; đã ký 3 + không ký 1 = 4, thiếu 1.')
  const paper = { params, body: { signed, notSignedLines: [2] }, idempotencyKey: 'reconcile-of-a-journey' }
  expect(await world().call('reconcilePayList', paper, officer)).toMatchObject({
    state: 'reconciled',
    reconciliation: { signed, notSigned: { people: 1, amount: each }, notSignedLines: [2] },
  })
  expect((await world().call('reconcilePayList', paper, officer)).state).toBe('reconciled')
  expect(
    (await world().refused('reconcilePayList', { ...paper, idempotencyKey: 'another-of-a-journey' }, officer)).code,
  ).toBe('wrong-state')
  const { items } = await world().call('payLists', { query: { programme, unit: '643' } }, district)
  expect(items.find((one) => one.code === code)?.stateName).toBe('Đã đối chiếu')
})
