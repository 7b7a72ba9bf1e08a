import '../../support/silent-logs.ts'
import type { Told } from '../../../lambdas/domain/exchange/exchange-file.ts'
import type { ForeignFile } from '../../../lambdas/domain/exchange/foreign-file.ts'
import { dong } from '../../../lambdas/domain/money/dong.ts'
import { decidePayment } from '../../../lambdas/domain/payments/decide-payment.ts'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import { instalmentsOf } from '../../../lambdas/domain/payments/instalments.ts'
import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import { runningAmong } from '../../../lambdas/domain/province.ts'
import { exchangeFile } from '../../../lambdas/exchange/write-file.ts'
import { compareEverybody } from '../../../lambdas/functions/compare-anew/compare-everybody.ts'
import { lookAfterForeignFiles } from '../../../lambdas/functions/overdue-lists/look-after-foreign-files.ts'
import type { ForeignDesk } from '../../../lambdas/functions/take-foreign-file/foreign-desk.ts'
import { takeForeignFile } from '../../../lambdas/functions/take-foreign-file/take-foreign-file.ts'
import {
  dropForeignFile,
  foreignFilePosition,
  foreignFiles,
  getForeignFile,
  moveForeignFile,
  openForeignFile,
} from '../../../lambdas/store/foreign/foreign-file-store.ts'
import { foundAbroadIn, readForeignTally } from '../../../lambdas/store/foreign/foreign-finding-store.ts'
import { readForeignMarks } from '../../../lambdas/store/foreign/foreign-marks-store.ts'
import { tellOfAbroad } from '../../../lambdas/store/foreign/look-abroad.ts'
import { afterPayment } from '../../../lambdas/store/payments/after-payment.ts'
import { paymentLooks } from '../../../lambdas/store/payments/payment-look.ts'
import { commitTogether } from '../../../lambdas/store/payments/payment-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor, anIdNumber, aPayment, morning } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { a } from '../../unit/domain/cases/deciding.ts'
import { contextOf, plainest } from '../../unit/domain/payments/any-command.ts'
import {
  aRight,
  cuKuin,
  eaKtur,
  eaTieu,
  exchange,
  finder,
  kept,
  marks,
  matcher,
  notPaid,
  order as officerDoes,
  stored,
  takenIn,
  tree,
} from './desk.ts'
import { wordAboutTheCase } from './word-about-a-case.ts'

const engine = registerEngine()
const root = '66'
const programme = 'nq42-2020'
const [cccd, cmnd] = ['066085001111', '240123456'] as const

let register: Register
let files = new Map<string, string[]>()
let calls: string[] = []
beforeEach(async () => {
  register = await engine.freshRegister()
  files = new Map()
  calls = []
})

const desk = (): ForeignDesk => ({
  register,
  tree,
  running: runningAmong([nq42]),
  marks,
  exchange,
  linesOf: async (id) => Readable(files.get(id) ?? []),
  callAgain: async (id) => void calls.push(id),
  now: () => morning,
  timeLeft: () => 900_000,
})
async function* Readable(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}

interface Sent {
  readonly province?: string
  readonly at?: number
  readonly told: readonly (readonly ['CCCD' | 'CMND', string, Told['state']])[]
}

/** Another province's file is opened, put into the bucket, and worked on until it waits for nothing. */
async function sent(name: string, { province = '64', at = morning, told }: Sent): Promise<ForeignFile | undefined> {
  const id = marks.id('foreign', name)
  const lines = new Map<string, Told>(
    told.map(([kind, number, state]) => [exchange.markOf({ kind, number }), { group: 'cash', state }]),
  )
  files.set(
    id,
    [...exchangeFile(exchange, { province, programme, now: at }, lines).lines()].map((line) => line.trim()),
  )
  await openForeignFile(register, root, opened(name, at))
  await takeForeignFile(desk(), { foreignFileId: id, version: 'v1' })
  // The bucket may say it twice.
  await takeForeignFile(desk(), { foreignFileId: id, version: 'v1' })
  for (const call of calls.splice(0)) await takeForeignFile(desk(), { foreignFileId: call, version: null })
  return getForeignFile(register, root, id)
}

const asks = ({ foreign }: Entitlement) =>
  foreign.map(({ province, state, conclusion }) => `${province} ${state} ${conclusion?.outcome ?? 'open'}`)
const tally = (unit = root) => readForeignTally(register, tree, programme, unit)

const opened = (name: string, at: number): ForeignFile => {
  const by = { username: 'so-ldtbxh', role: 'tinh' as const, unit: root }
  const nothing = { version: null, head: null, found: null, replaces: null, place: null, outcome: null, sign: at }
  const id = marks.id('foreign', name)
  return { id, fileName: name, fileBytes: 1, by, createdAt: at, state: 'awaiting-upload', ...nothing }
}

describe('the files of other provinces', () => {
  it('come newest first, by pages, each of them once', async () => {
    const names = Array.from({ length: 52 }, (_, at) => `tep-${at}`)
    for (const [at, name] of names.entries()) await openForeignFile(register, root, opened(name, morning + at))
    // The same command again, later: the file of before, and no second place.
    const again = await openForeignFile(register, root, opened('tep-51', morning + 1000))
    expect(again.createdAt).toBe(morning + 51)
    const first = await foreignFiles(register, root, undefined)
    expect(first.before).toMatch(foreignFilePosition)
    const second = await foreignFiles(register, root, first.before ?? undefined)
    expect(second.before).toBeNull()
    expect([...first.files, ...second.files].map(({ fileName }) => fileName)).toEqual(names.toReversed())
    expect(second.files.map(({ fileName }) => fileName)).toEqual(['tep-1', 'tep-0'])
  })
})

describe('a file of another province', () => {
  it('finds whoever is there before it, and whoever comes in after it', async () => {
    const [here] = await takenIn(register, aRight('A', { number: cccd }), aRight('Z', { number: '066085009999' }))
    const file = await sent('first', {
      told: [
        ['CCCD', cccd, 'paid'],
        ['CMND', cmnd, 'approved'],
      ],
    })
    expect(file).toMatchObject({ state: 'current', found: 1, head: { province: '64', count: 2 } })
    expect(asks(await stored(register, here?.id ?? ''))).toEqual(['64 paid open'])

    const [later, other] = await takenIn(
      register,
      aRight('B', { number: cmnd, commune: eaKtur }),
      aRight('C', { number: '240999999', commune: eaKtur }),
    )
    for (let twice = 0; twice < 2; twice++)
      await tellOfAbroad(
        desk(),
        [later, other].flatMap((one) => one ?? []),
        finder,
      )
    expect(asks(await stored(register, later?.id ?? ''))).toEqual(['64 approved open'])
    expect(asks(await stored(register, other?.id ?? ''))).toEqual([])
    expect(await tally()).toEqual({ open: 2, amount: 3_000_000, concluded: 0 })
    expect(await tally(eaKtur)).toEqual({ open: 1, amount: 1_500_000, concluded: 0 })
    const queue = { programme, unit: cuKuin, half: 'open' } as const
    const { records } = await foundAbroadIn(register, queue, { position: null, limit: 10 })
    expect(records.map(({ id }) => id).sort()).toEqual([here?.id, later?.id].sort())

    // Whoever has refused it is nobody's double any more.
    const seen = await stored(register, later?.id ?? '')
    expect((await officerDoes(register, seen, { command: notPaid('refused') })).ok).toBe(true)
    expect(await tally()).toEqual({ open: 1, amount: 1_500_000, concluded: 0 })
    // Until he is to be paid after all.
    const command = { kind: 'resume', reason: 'tự xin nhận lại', paper: 'đơn ngày 28/05/2020' } as const
    const actor = anActor({ username: 'huyen-657', role: 'huyen', unit: cuKuin })
    expect((await officerDoes(register, await stored(register, seen.id), { command, actor })).ok).toBe(true)
    expect(await tally()).toEqual({ open: 2, amount: 3_000_000, concluded: 0 })
  })

  // A payer's second file says the number of the card otherwise: as many numbers as before, and another one.
  onOneEngine('is asked about a number that takes the place of another in one change', async () => {
    const [here] = await takenIn(register, aRight('A'))
    if (!here) throw new Error('not taken in')
    await sent('first', { told: [['CCCD', cccd, 'paid']] })
    const paidWith = (number: string) => aPayment({ idNumber: anIdNumber(number) })
    await officerDoes(register, here, { command: paidWith('066085009999') })
    const before = await stored(register, here.id)
    expect(asks(before)).toEqual([])
    const context = contextOf('xa')
    const undone = decidePayment(before, { ...plainest['undo-payment'], makesRoom: true }, context)
    const paid = undone.ok ? decidePayment(undone.value.next, paidWith(cccd), context) : undone
    if (!undone.ok || !paid.ok) throw new Error('not corrected')
    const looks = await paymentLooks({ register, tree, marks }, [before], new Map([[here.id, [anIdNumber(cccd)]]]))
    const change = {
      ...{ before, after: paid.value.next, event: paid.value.event },
      ...{ through: [{ after: undone.value.next, event: undone.value.event }] },
      claims: looks.get(here.id)?.claims ?? [],
    }
    expect(await commitTogether(register, tree, marks, [change])).toEqual([true])
    const after = { register, tree, marks, matcher, exchange: async () => exchange }
    await afterPayment(after, here.id, [{ before, after: change.after }], change.event)
    expect(asks(await stored(register, here.id))).toEqual(['64 paid open'])
  })

  it('gives its place to a newer one of its province and programme, and to no older one', async () => {
    const [a, b] = await takenIn(register, aRight('A', { number: cccd }), aRight('B', { number: cmnd }))
    const first = await sent('first', { told: [['CCCD', cccd, 'approved']] })
    await sent('of-kon-tum', { province: '62', told: [['CCCD', cccd, 'approved']] })
    const newer = await sent('newer', { at: morning + 1000, told: [['CMND', cmnd, 'paid']] })
    expect(newer).toMatchObject({ state: 'current', replaces: first?.id, found: 1 })
    expect(await getForeignFile(register, root, first?.id ?? '')).toMatchObject({ state: 'replaced' })
    expect(asks(await stored(register, a?.id ?? ''))).toEqual(['62 approved open'])
    expect(asks(await stored(register, b?.id ?? ''))).toEqual(['64 paid open'])
    const mark = exchange.markOf({ kind: 'CCCD', number: cccd })
    expect((await readForeignMarks(register, [first?.id ?? ''], [mark])).get(first?.id ?? '')?.size).toBe(0)

    const older = await sent('older', { at: morning + 500, told: [['CCCD', cccd, 'paid']] })
    expect(older).toMatchObject({ state: 'refused', outcome: expect.stringContaining('mới hơn') })
    const same = await sent('same', { at: morning + 1000, told: [['CMND', cmnd, 'paid']] })
    expect(same).toMatchObject({ state: 'refused', outcome: expect.stringContaining('đã nhận rồi') })
    expect(await tally()).toEqual({ open: 2, amount: 3_000_000, concluded: 0 })
  })

  it('takes its open findings with it when it is removed, and its marks', async () => {
    const [a] = await takenIn(register, aRight('A', { number: cccd, commune: eaTieu }))
    const file = await sent('first', { told: [['CCCD', cccd, 'paid']] })
    if (!file?.head) throw new Error('it was not taken')
    const removing = { ...file, head: file.head, state: 'removing' as const }
    const deed = { actor: file.by, at: morning, reason: 'gửi nhầm' }
    expect(await dropForeignFile(register, root, removing, deed)).toBe(true)
    expect(await dropForeignFile(register, root, removing, deed)).toBe(false)
    for (let twice = 0; twice < 2; twice++) await takeForeignFile(desk(), { foreignFileId: file.id, version: null })
    expect(await getForeignFile(register, root, file.id)).toMatchObject({ state: 'removed' })
    expect(asks(await stored(register, a?.id ?? ''))).toEqual([])
    expect(await tally()).toEqual({ open: 0, amount: 0, concluded: 0 })
    // Sent again, also if it is not newer.
    expect(await sent('again', { at: morning - 1000, told: [['CCCD', cccd, 'paid']] })).toMatchObject({
      state: 'current',
    })
    expect(await tally()).toEqual({ open: 1, amount: 1_500_000, concluded: 0 })
  })
})

describe('a file whose reader was killed at every try', () => {
  const hour = 3_600_000
  const look = (now: number) =>
    lookAfterForeignFiles({ register, callForForeign: async (id) => void calls.push(id), now: () => now })
  const nothing = { called: 0, ended: 0, failed: 0 }

  /** Read and held, then its readers die: nobody has compared anybody with it. */
  async function abandoned(state: 'reading' | 'comparing') {
    await sent('abandoned', { told: [['CCCD', cccd, 'paid']] })
    const id = marks.id('foreign', 'abandoned')
    const file = await getForeignFile(register, root, id)
    if (!file) throw new Error('no file')
    await moveForeignFile(register, root, { ...file, state, found: null, sign: morning }, ['current'])
    return id
  }

  onOneEngine('gets another one after an hour, and each hour again, until everybody is compared with it', async () => {
    await takenIn(register, aRight('A', { number: cccd }))
    const id = await abandoned('comparing')
    expect(await look(morning + hour - 1)).toMatchObject(nothing)
    expect(await look(morning + hour)).toMatchObject({ ...nothing, called: 1 })
    expect(await look(morning + hour)).toMatchObject(nothing)
    expect(await look(morning + 2 * hour)).toMatchObject({ ...nothing, called: 1 })
    expect(await look(morning + 48 * hour)).toMatchObject({ ...nothing, called: 1 })
    expect(calls.splice(0)).toEqual([id, id, id])
    await takeForeignFile(desk(), { foreignFileId: id, version: null })
    expect(await getForeignFile(register, root, id)).toMatchObject({ state: 'current', found: 1 })
    expect(await look(morning + 72 * hour)).toMatchObject(nothing)
  })

  onOneEngine('is refused after a day while nothing of it was taken, with what to do', async () => {
    const id = await abandoned('reading')
    expect(await look(morning + hour)).toMatchObject({ ...nothing, called: 1 })
    expect(await look(morning + 24 * hour)).toMatchObject({ ...nothing, ended: 1 })
    const file = await getForeignFile(register, root, id)
    expect(file).toMatchObject({ state: 'refused', outcome: expect.stringContaining('Tải lên lại') })
    expect(await look(morning + 48 * hour)).toMatchObject(nothing)
  })
})

onOneEngine('tell of whoever stands again beside a cancelled support, and came while he was stopped', async () => {
  const district = anActor({ username: 'huyen-657', role: 'huyen', unit: cuKuin })
  const same = { fullName: 'Nguyễn Thị Hồng Gấm', number: cccd }
  const first = aRight('first', same)
  const other = aRight('other', { ...same, policy: 'A7a', amount: dong(750_000) })
  await takenIn(register, first, other)
  await kept(register, first, other)
  const concluded = await wordAboutTheCase(register, a('keep-highest'), district)
  expect((await concluded(register)).ok).toBe(true)
  await sent('theirs', { told: [['CCCD', cccd, 'paid']] })
  expect(asks(await stored(register, other.id))).toEqual([])
  const command = {
    kind: 'cancel' as const,
    decision: { number: '9/QĐ', day: '2020-05-28' },
    reason: 'không thuộc diện',
  }
  const cancelled = await officerDoes(register, await stored(register, first.id), {
    key: 'cancels',
    command,
    actor: district,
  })
  expect(cancelled.ok).toBe(true)
  expect(asks(await stored(register, other.id))).toEqual(['64 paid open'])
})

/** April was stopped beside a higher support; then another province's file came, and May, with which the months are the higher one. */
async function stoppedApril() {
  const district = anActor({ username: 'huyen-657', role: 'huyen', unit: cuKuin })
  const same = { fullName: 'Nguyễn Thị Hồng Gấm', number: cccd }
  const aMonth = (month: string): Entitlement =>
    aRight(month, {
      ...{ ...same, policy: 'A4', amount: dong(1_000_000), months: 1 },
      instalments: instalmentsOf(1_000_000, 1, [month]),
      decision: { number: month, day: '2020-05-15' },
    })
  const [first, april, may] = [aRight('first', same), aMonth('2020-04'), aMonth('2020-05')]
  await takenIn(register, first, april)
  await kept(register, first, april)
  const concluded = await wordAboutTheCase(register, a('keep-highest'), district)
  expect((await concluded(register)).ok).toBe(true)
  await sent('theirs', { told: [['CCCD', cccd, 'paid']] })
  expect(asks(await stored(register, april.id))).toEqual([])
  await takenIn(register, may)
  return { first, april, may }
}

it('tell of whoever stands again by a later month, and came while he was stopped', async () => {
  const { first, april, may } = await stoppedApril()
  await kept(register, may, first, april)
  expect(await stored(register, april.id)).toMatchObject({ status: 'approved' })
  expect(asks(await stored(register, april.id))).toEqual(['64 paid open'])
})

// That was left to the clock.
onOneEngine('tell of him at once where everybody is compared anew', async () => {
  const { april } = await stoppedApril()
  const communes = (code: string) => tree.communes(code).filter((unit) => unit.code === eaTieu)
  const desk = { register, tree: { ...tree, communes }, marks, matcher, exchange: async () => exchange }
  const call = { ...desk, now: () => morning, timeLeft: () => 900_000 }
  expect(await compareEverybody(call, 'nq42-2020', 'a call')).toMatchObject({ kind: 'ended' })
  expect(await stored(register, april.id)).toMatchObject({ status: 'approved' })
  expect(asks(await stored(register, april.id))).toEqual(['64 paid open'])
})
