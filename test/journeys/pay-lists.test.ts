import { confirmedBatch, details, linesOfBatch, settledBatch } from '../support/batches.ts'
import { type ListedRow, listFile, people } from '../support/list-files.ts'
import { readPdf } from '../support/read-pdf.ts'
import { takeIn } from '../support/uploads.ts'
import { world } from '../support/world.ts'
import { printedList } from '../support/written-files.ts'

const programme = 'nq42-2020'
const commune = '24172'

it('is printed through queue, function and bucket, signed on paper, and reconciled when its totals are equal', async () => {
  const officer = await world().officer('xa', commune)
  const [{ idNumber: _none, ...first }, ...others] = people(5) as [ListedRow, ...ListedRow[]]
  const rows = [first, ...others]
  const { id: listId } = await takeIn(world(), officer, { commune }, await listFile({ rows }))
  const body = { programme, unit: commune }
  const { chosen, hamlets } = await world().call('payListChoices', { body }, officer)
  expect(chosen.people).toBe(5)
  expect(hamlets.reduce((sum, { amount }) => sum + amount, 0)).toBe(chosen.amount)

  const key = 'pay-list-of-a-journey'
  const { code } = await world().call('printPayList', { body, idempotencyKey: key }, officer)
  expect((await world().call('printPayList', { body, idempotencyKey: key }, officer)).code).toBe(code)
  const other = { body: { ...body, month: '2020-04' }, idempotencyKey: key }
  expect((await world().refused('printPayList', other, officer)).code).toBe('conflict')
  const list = await printedList(world(), officer, code)
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
  const paidOn = details.paidOn
  const paper = { params, body: { signed, notSignedLines: [2], paidOn }, idempotencyKey: 'reconcile-of-a-journey' }
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

  // Its people are paid in one step: the day is the paper's, and whoever has no number has the reason that was given.
  const order = (idempotencyKey: string, noIdNumberReason: 'child' | null = null) =>
    [{ params, body: { details: { place: details.place, noIdNumberReason } }, idempotencyKey }, officer] as const
  const without = await settledBatch(
    world(),
    officer,
    (await world().call('payFromPayList', ...order('pays-without-a-reason'))).id,
  )
  expect(without.answers.map(({ answer, lines }) => [answer, lines])).toContainEqual(['no-number', 1])
  // Another has signed for the fourth; nobody can have for the second, who has not signed, or in other words under the same key.
  const standIn = { line: 4, name: 'Nguyễn Văn Ba', relation: 'con', paper: 'giấy uỷ quyền' }
  const inStead = (idempotencyKey: string, ...standIns: (typeof standIn)[]) => {
    const [{ body, ...call }] = order(idempotencyKey, 'child')
    return [{ ...call, body: { ...body, standIns } }, officer] as const
  }
  for (const line of [2, 6])
    expect(
      (await world().refused('payFromPayList', ...inStead('signed-for-nobody-here', { ...standIn, line }))).detail,
    ).toContain(`STT ${line}`)
  const { id } = await world().call('payFromPayList', ...inStead('pays-with-a-reason', standIn))
  expect((await world().call('payFromPayList', ...inStead('pays-with-a-reason', standIn))).id).toBe(id)
  for (const others of [[], [{ ...standIn, name: 'Nguyễn Văn Tư' }]])
    expect((await world().refused('payFromPayList', ...inStead('pays-with-a-reason', ...others))).code).toBe('conflict')
  const batch = await settledBatch(world(), officer, id)
  expect(batch).toMatchObject({ payList: code, acting: { lines: 4, amount: signed.amount }, details: { paidOn } })
  expect(batch.byOther).toEqual({ lines: 1, amount: each })
  const shown = { params: { batchId: id }, query: { only: 'by-other' as const } }
  expect((await world().call('batchLines', shown, officer)).items).toMatchObject([
    { number: 4, message: 'Người nhận thay: Nguyễn Văn Ba (con, giấy uỷ quyền)' },
  ])
  expect(batch.about).toContain(`Danh sách ký nhận ${code}`)
  expect((await linesOfBatch(world(), officer, batch)).map(({ number }) => number)).toEqual([1, 3, 4, 5])
  // The one that nobody had confirmed has made room.
  expect(await settledBatch(world(), officer, without.id)).toMatchObject({ state: 'refused', commands: [] })
  const done = await confirmedBatch(world(), officer, batch)
  expect(done.outcomes).toEqual({ done: { lines: 4, amount: signed.amount } })
  expect((await world().refused('payFromPayList', ...order('pays-a-second-time'))).detail).toContain(
    'đã có một đợt ghi chi trả',
  )
  const ofList = { programme, unit: commune, list: listId, status: 'paid' as const }
  const { items: paid } = await world().call('searchEntitlements', { body: ofList }, officer)
  expect(paid).toHaveLength(4)
  expect(paid.map(({ payment }) => payment?.receiverName ?? null).toSorted()).toEqual([
    'Nguyễn Văn Ba',
    null,
    null,
    null,
  ])
  const { history } = await world().call('entitlement', { params: { entitlementId: paid[0]?.id ?? '' } }, officer)
  expect(history.map(({ sentence }) => sentence).join()).toContain(`danh sách ký nhận ${code}`)
  const undo = { params: { batchId: id }, body: { reason: 'ký nhầm danh sách' } }
  await world().call('undoBatch', undo, officer)
  await settledBatch(world(), officer, id)
  expect(await world().call('payList', { params }, officer)).toMatchObject({
    batch: { id, state: 'undone' },
    mayPay: true,
    mayVoid: false,
  })
})

it('is voided by its own office while its paper is out, and its code says so', async () => {
  const officer = await world().officer('xa', commune)
  const { code } = await world().call('printPayList', { body: { programme, unit: commune } }, officer)
  expect(await printedList(world(), officer, code)).toMatchObject({ mayVoid: true, mayPay: false })
  const call = {
    params: { payListCode: code },
    body: { reason: 'in thiếu một thôn' },
    idempotencyKey: 'void-of-a-printed-list',
  }
  const payer = await world().officer('payer', '643')
  expect(
    (await world().refused('voidPayList', { ...call, idempotencyKey: 'void-of-another-office' }, payer)).code,
  ).toBe('wrong-state')
  expect(await world().call('voidPayList', call, officer)).toMatchObject({
    stateName: 'Đã huỷ',
    voiding: { reason: 'in thiếu một thôn' },
    files: null,
    mayReconcile: false,
  })
  expect((await world().call('voidPayList', call, officer)).state).toBe('voided')
  const paper = { params: call.params, body: { signed: { people: 0, amount: 0 }, notSignedLines: [] } }
  expect((await world().refused('reconcilePayList', paper, officer)).detail).toContain('đã huỷ')
})
