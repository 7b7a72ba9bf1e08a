import '../../support/silent-logs.ts'
import { plainlyPaid, type Said } from '../../../lambdas/domain/batches/said.ts'
import { dong } from '../../../lambdas/domain/money/dong.ts'
import { instalmentsOf } from '../../../lambdas/domain/payments/instalments.ts'
import { plannedLine } from '../../../lambdas/functions/write-batch/check-selection.ts'
import { planLines } from '../../../lambdas/functions/write-batch/plan-lines.ts'
import { freshBatch, type StoredBatch } from '../../../lambdas/store/batches/batch-item.ts'
import { putLines } from '../../../lambdas/store/batches/batch-line-store.ts'
import { createBatch, moveBatch } from '../../../lambdas/store/batches/batch-store.ts'
import { readCounts } from '../../../lambdas/store/counts/counts-store.ts'
import { getClaim } from '../../../lambdas/store/register/claim-store.ts'
import { getHistory } from '../../../lambdas/store/register/entitlement-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor, morning } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { batchesIn, deskAt, number, payer } from './batch-desk.ts'
import { aRight, eaTieu, marks, order, outcomeOf, stored, takenIn, tree } from './desk.ts'
import { dieAfter } from './watched-client.ts'

const engine = registerEngine()
let register: Register
const { opened, worked, confirmed } = batchesIn(() => register)
beforeEach(async () => {
  register = await engine.freshRegister()
})

onOneEngine(
  'leaves a payment that money was asked back of since, and the decision that asks it, when the batch is taken back',
  async () => {
    const [asked, plain] = await takenIn(
      register,
      aRight('asked', { number: number(1) }),
      aRight('plain', { number: number(2), fullName: 'Người B' }),
    )
    if (!asked || !plain) throw new Error('not taken in')
    const checked = await opened()
    await confirmed(checked)
    const done = await worked(checked.id)
    const decision = { number: '77/QĐ-UBND', day: '2020-05-29' }
    const district = anActor({ username: 'huyen-657', role: 'huyen', unit: '657' })
    const askBack = { kind: 'ask-back', decision, amount: dong(1_500_000), reason: 'không thuộc diện' } as const
    const word = await order(register, await stored(register, asked.id), { actor: district, command: askBack })
    expect(outcomeOf(word)).toBe('done')
    const undo = { by: district, at: morning, reason: 'nhầm danh sách' }
    await moveBatch(register, { ...done, state: 'undoing', undo, outcomes: {}, handled: 0, leaseUntil: 0 }, 'done')
    const undone = await worked(checked.id)
    expect(undone.outcomes).toEqual({
      kept: { lines: 1, amount: 1_500_000 },
      undone: { lines: 1, amount: 1_500_000 },
    })
    expect(await stored(register, asked.id)).toMatchObject({ status: 'to-recover', recovery: { decision } })
    expect((await stored(register, plain.id)).status).toBe('approved')
  },
)

onOneEngine(
  'leaves whoever has refused and was resumed since: what would be undone there is the resumption',
  async () => {
    const instalments = instalmentsOf(2_000_000, 2, ['2020-04', '2020-06'])
    const monthly = { policy: 'A4', amount: dong(2_000_000), months: 2, instalments }
    const [resumed, plain] = await takenIn(
      register,
      aRight('resumed', { number: number(1), ...monthly }),
      aRight('plain', { number: number(2), fullName: 'Người B', ...monthly }),
    )
    if (!resumed || !plain) throw new Error('not taken in')
    const checked = await opened({ details: { paidOn: '2020-05-29', dueMonthsOnly: true } })
    await confirmed(checked)
    const done = await worked(checked.id)
    expect((await stored(register, resumed.id)).payment).toMatchObject({ months: ['2020-04'] })
    const district = anActor({ username: 'huyen-657', role: 'huyen', unit: '657' })
    const words = [
      { kind: 'record-not-paid', reason: 'refused', note: null, paper: 'giấy viết tay ngày 29/05/2020' },
      { kind: 'resume', reason: 'xin nhận lại', paper: 'đơn ngày 29/05/2020' },
    ] as const
    for (const command of words)
      expect(outcomeOf(await order(register, await stored(register, resumed.id), { actor: district, command }))).toBe(
        'done',
      )
    const before = await stored(register, resumed.id)
    const undo = { by: district, at: morning, reason: 'nhầm danh sách' }
    await moveBatch(register, { ...done, state: 'undoing', undo, outcomes: {}, handled: 0, leaseUntil: 0 }, 'done')
    const undone = await worked(checked.id)
    expect(undone.outcomes).toMatchObject({ kept: { lines: 1 }, undone: { lines: 1 } })
    expect(await stored(register, resumed.id)).toEqual(before)
    expect(await stored(register, plain.id)).toMatchObject({ status: 'approved', payment: null })
  },
)

it('takes a correcting file back to what the first one had said, also when it is killed on the way', async () => {
  const [wrong, missed, both] = await takenIn(
    register,
    aRight('wrong', { number: null, fullName: 'Người A' }),
    aRight('missed', { number: number(2), fullName: 'Người B' }),
    aRight('both', { number: number(3), fullName: 'Người C' }),
  )
  if (!wrong || !missed || !both) throw new Error('not taken in')
  const day = { paidOn: '2020-05-29', paidAt: null, place: null, mark: null, lateReason: null, note: null }
  const paid: Said = plainlyPaid({ ...day, noIdNumberReason: null, dueMonthsOnly: false })
  const absent: Said = { outcome: 'not-paid', reason: 'absent', note: 'Vắng mặt', paper: null, months: null }
  const shown: Said = { ...paid, idNumbers: [{ kind: 'CCCD', number: number(1) }] }
  const file = async (name: string, ...lines: (readonly [string, Said])[]): Promise<StoredBatch> => {
    const details = { ...day, noIdNumberReason: null, dueMonthsOnly: false }
    const fresh = {
      ...freshBatch(marks.id('test', name), payer, morning),
      programme: 'nq42-2020',
      unit: eaTieu,
      details,
    }
    const batch: StoredBatch = { ...fresh, kind: 'file', state: 'writing', confirmedAt: morning, confirmedBy: payer }
    const rights = await Promise.all(lines.map(([id]) => stored(register, id)))
    const asked = lines.map(([, said], at) => ({ entitlement: rights[at] ?? wrong, said }))
    const plans = await planLines(deskAt(register), batch, asked)
    const planned = plans.flatMap((plan, at) => {
      const line = asked[at]
      return line ? [plannedLine({ number: at + 1, ...line, plan })] : []
    })
    await putLines(register, batch.id, { chunk: 0, lines: planned, step: 'checking' })
    await createBatch(register, tree, { ...batch, chunks: 1, lines: planned.length })
    return worked(batch.id)
  }
  const cells = () => readCounts(register, tree, 'nq42-2020', eaTieu)
  const bare = async ({ id }: { readonly id: string }) => {
    const { version: _version, updatedAt: _at, ...rest } = await stored(register, id)
    return rest
  }
  await file('first', [wrong.id, shown], [missed.id, absent], [both.id, paid])
  const before = [await bare(wrong), await bare(missed), await bare(both), await cells()]
  const second = await file(
    'second',
    [wrong.id, absent],
    [missed.id, paid],
    [both.id, { ...paid, note: 'x', amount: 1_500_000 }],
  )
  expect(second.outcomes.done?.lines).toBe(2)
  expect(await bare(wrong)).toMatchObject({ status: 'not-received', payment: null, person: { idNumbers: [] } })
  const types = async () => (await getHistory(register, wrong.id)).map(({ type }) => type)
  const corrected = ['entitlement.approved', 'payment.recorded', 'payment.undone', 'payment.not-received']
  expect(await types()).toEqual(corrected)

  const undo = { by: payer, at: morning, reason: 'gửi nhầm tệp' }
  await moveBatch(register, { ...second, state: 'undoing', undo, outcomes: {}, handled: 0, leaseUntil: 0 }, 'done')
  const dying = engine.again(register)
  dieAfter(dying, 1)
  await expect(worked(second.id, deskAt(dying), 'dead')).rejects.toThrow('killed')
  const undone = await worked(second.id, deskAt(register, { now: () => morning + 120_000 }), 'next')
  expect(undone.outcomes).toEqual({ undone: { lines: 2, amount: 3_000_000 } })
  expect([await bare(wrong), await bare(missed), await bare(both), await cells()]).toEqual(before)
  expect(await types()).toEqual([...corrected, 'payment.undone'])
  const mark = marks.idNumber({ number: number(1) })
  expect(await getClaim(register, mark)).toMatchObject({ paid: [wrong.id], holders: [{ entitlementId: wrong.id }] })
})
