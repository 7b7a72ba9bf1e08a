import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type * as z from 'zod'
import { searchRequest } from '../../../lambdas/contract/entitlements.ts'
import { dong } from '../../../lambdas/domain/money/dong.ts'
import { instalmentsOf } from '../../../lambdas/domain/payments/instalments.ts'
import type { DayKind } from '../../../lambdas/domain/register/register-question.ts'
import { partsOf } from '../../../lambdas/domain/statistics/counts.ts'
import { localDay } from '../../../lambdas/domain/time/local-day.ts'
import { searchRegister } from '../../../lambdas/functions/entitlements/search-register.ts'
import { readCounts } from '../../../lambdas/store/counts/counts-store.ts'
import { everybody, filterConditions } from '../../../lambdas/store/register/register-filter.ts'
import { supportsOfUnit } from '../../../lambdas/store/register/unit-supports.ts'
import { communeKey, keys } from '../../../lambdas/store/table/keys.ts'
import { unpackedItem } from '../../../lambdas/store/table/packed-item.ts'
import { indexes, type Register } from '../../../lambdas/store/table/table.ts'
import { anActor, aPayment, aPerson, morning } from '../../support/builders.ts'
import { isSecondEngine, onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import {
  aChunk,
  applied,
  aRight,
  cuKuin,
  eaKtur,
  eaTieu,
  elsewhere,
  marks,
  notPaid,
  order,
  stored,
  takenIn,
  tree,
} from './desk.ts'

const engine = registerEngine()
let register: Register

/** The names, page by page, as a reader gets them who follows the cursor to the end. */
async function pages(request: Partial<z.input<typeof searchRequest>>): Promise<string[][]> {
  const found: string[][] = []
  let cursor: string | null = null
  do {
    const asked = searchRequest.parse({ programme: 'nq42-2020', unit: eaTieu, ...request, cursor })
    const page = await searchRegister(register, tree, asked)
    if (!page.ok) throw new Error(page.error.message)
    found.push(page.value.entitlements.map(({ person }) => person.fullName))
    cursor = page.value.cursor
  } while (cursor !== null)
  return found
}

const inHamlet = (name: string, fullName: string, hamlet: string, more: Parameters<typeof aRight>[1] = {}) =>
  aRight(name, { ...more, person: aPerson({ fullName, hamlet, idNumbers: [] }) })

const [paidOn, entered] = [localDay(morning), localDay(morning + 86_400_000)]
/** As a program wrote it that had an attribute for each field, and noted none of this beside them. */
async function asOlder({ client, table: TableName }: Register, id: string): Promise<void> {
  const { Item = {} } = await client.send(new GetCommand({ TableName, Key: keys.entitlement(id) }))
  const { paidBy, lateBy, accounts, dueMonths, ofHousehold, onDays, ...fields } = unpackedItem(Item)
  const [programme, commune] = String(Item.communeKey).split('#')
  await client.send(new PutCommand({ TableName, Item: { ...fields, id, programme, commune } }))
}

const days = (of: DayKind, from: string, to: string) => ({ of, from, to })

describe('the register of a commune', () => {
  beforeAll(async () => {
    register = await engine.freshRegister()
    await takenIn(
      register,
      inHamlet('A', 'Trần Văn Đức', 'Thôn 2'),
      inHamlet('B', 'Nguyễn Thị Ánh', 'Thôn 2', { policy: 'A5' }),
      inHamlet('C', "H'Maryam Niê", 'Buôn Ciết'),
      inHamlet('D', 'Đặng Thị Ánh Tuyết', 'Thôn 1', { policy: 'A5' }),
      aRight('E', { fullName: 'Lê Hai Lần', number: '066185004321' }),
      aRight('F', { fullName: 'Lê Hai Lần', number: '066185004321', policy: 'A4' }),
      inHamlet('G', 'Y Bhăm Êban', 'Buôn Ea', { commune: eaKtur }),
      inHamlet('H', 'Phan Nơi Khác', 'Buôn Ea', { commune: elsewhere }),
    )
    await order(register, await stored(register, aRight('A').id), { command: notPaid('absent') })
    const poor = inHamlet('P', 'Y Nghèo Êban', 'Buôn Ea', { commune: eaKtur, policy: 'A7a', amount: dong(750_000) })
    await takenIn(register, { ...poor, person: { ...poor.person, isHead: true } })
    const late = aPayment({ noIdNumberReason: 'lost-card', lateReason: 'mất điện' })
    await order(register, await stored(register, poor.id), { command: late, now: morning + 86_400_000 })
  })

  it('is in the order of its paper list: hamlet by hamlet, and by name', async () => {
    expect(await pages({})).toEqual([
      ["H'Maryam Niê", 'Lê Hai Lần', 'Lê Hai Lần', 'Đặng Thị Ánh Tuyết', 'Nguyễn Thị Ánh', 'Trần Văn Đức'],
    ])
  })

  onOneEngine.each([
    ['a name with its accents', { name: 'Thị Ánh' }, ['Đặng Thị Ánh Tuyết', 'Nguyễn Thị Ánh']],
    ['a name without them', { name: 'thi anh' }, ['Đặng Thị Ánh Tuyết', 'Nguyễn Thị Ánh']],
    ['a name with đ typed as d', { name: 'duc' }, ['Trần Văn Đức']],
    ['an apostrophe of another kind', { name: 'H’maryam nie' }, ["H'Maryam Niê"]],
    ['a policy', { policy: 'A5' }, ['Đặng Thị Ánh Tuyết', 'Nguyễn Thị Ánh']],
    ['a state', { status: 'not-received' }, ['Trần Văn Đức']],
    ['a column of a report', { group: 'left', policy: 'A4' }, ['Lê Hai Lần']],
    ['a reason', { group: 'unpaid-with-reason', reason: 'absent' }, ['Trần Văn Đức']],
    ['a reason that nobody has', { group: 'unpaid-with-reason', reason: 'deceased' }, []],
    ['no number', { noNumber: true, policy: 'A5' }, ['Đặng Thị Ánh Tuyết', 'Nguyễn Thị Ánh']],
    ['no number where all have one', { noNumber: true, name: 'hai lan' }, []],
    ['an office that paid', { unit: '66', payer: `xa-${eaKtur}` }, ['Y Nghèo Êban']],
    ['an office that paid nobody', { unit: '66', payer: `payer-${cuKuin}` }, []],
    ['money handed out by anybody', { unit: '66', payer: 'any' }, ['Y Nghèo Êban']],
    ['a payment entered late', { unit: '66', late: true }, ['Y Nghèo Êban']],
    ['a payment that this office entered late', { unit: '66', late: true, payer: `xa-${eaTieu}` }, []],
    ['a household', { unit: '66', household: 'household' }, ['Y Nghèo Êban']],
    ['members of unknown households', { unit: '66', household: 'unknown' }, []],
    ['the days of payment', { unit: '66', days: days('payment', paidOn, paidOn) }, ['Y Nghèo Êban']],
    ['days on which nobody was paid', { unit: '66', days: days('payment', entered, entered) }, []],
    ['the days of a payment’s entry', { unit: '66', days: days('payment-entry', entered, entered) }, ['Y Nghèo Êban']],
    ['days before that entry', { unit: '66', days: days('payment-entry', paidOn, paidOn) }, []],
    [
      'the day that paid all of it',
      { unit: '66', group: 'paid', days: days('paid', paidOn, entered) },
      ['Y Nghèo Êban'],
    ],
    [
      'days on which this office entered late',
      { unit: '66', days: days('payment-entry', entered, entered), late: true, payer: `xa-${eaKtur}` },
      ['Y Nghèo Êban'],
    ],
    [
      'days on which another office paid',
      { unit: '66', days: days('payment', paidOn, paidOn), payer: `payer-${eaKtur}` },
      [],
    ],
    ['the days that brought them in', { policy: 'A4', days: days('granted', paidOn, paidOn) }, ['Lê Hai Lần']],
    [
      'a year in which they were brought in',
      { policy: 'A4', days: days('granted', '2020-01-01', '2020-12-31') },
      ['Lê Hai Lần'],
    ],
    ['a year without them', { policy: 'A4', days: days('granted', '2021-01-01', '2021-12-31') }, []],
    ['days that brought nobody in', { policy: 'A4', days: days('granted', entered, entered) }, []],
    ['a post office that has it', { unit: '66', account: { part: 'held', unit: cuKuin } }, []],
    ['any post office that was given it', { unit: '66', account: { part: 'given', unit: null } }, []],
    ['a warning', { duplicatesOnly: true }, ['Lê Hai Lần', 'Lê Hai Lần']],
    [
      'the list that brought them in',
      { unit: cuKuin, list: marks.id('list', eaKtur) },
      ['Y Bhăm Êban', 'Y Nghèo Êban'],
    ],
    ['a list that brought nobody in', { list: 'z'.repeat(26) }, []],
    ['all of them together', { name: 'le', policy: 'A4', status: 'approved', duplicatesOnly: true }, ['Lê Hai Lần']],
    ['what nobody has', { name: 'khong co ai' }, []],
  ] as const)('is filtered by %s', async (_what, filter, expected) => {
    expect((await pages(filter)).flat()).toEqual(expected)
  })

  it('is part of its district and province, and of no other unit', async () => {
    expect((await pages({ unit: cuKuin })).flat()).toHaveLength(8)
    expect((await pages({ unit: '66' })).flat()).toHaveLength(9)
    expect((await pages({ unit: '643' })).flat()).toEqual(['Phan Nơi Khác'])
  })

  it('belongs to its programme', async () => {
    expect((await pages({ programme: 'nq68-2021' })).flat()).toEqual([])
  })

  // A rare one had every person of twelve communes brought and read, to be left out.
  it('brings nobody for a household who stands under a policy of persons', async () => {
    const { expression, values } = filterConditions({ ...everybody, household: 'unknown' })
    const { Items = [], ScannedCount = 0 } = await register.client.send(
      new QueryCommand({
        TableName: register.table,
        IndexName: indexes.commune,
        KeyConditionExpression: 'communeKey = :commune',
        ...expression,
        ExpressionAttributeValues: { ':commune': communeKey('nq42-2020', eaTieu), ...values },
      }),
    )
    expect(Items.filter(({ policy }) => !['A2', 'A7a', 'A7b'].includes(policy))).toEqual([])
    expect(ScannedCount).toBeGreaterThan(Items.length)
  })

  // They were counted, and stood in no list until something was done with them.
  it('has whom a figure counts also where an older program wrote the record', async () => {
    const all = searchRequest.parse({ programme: 'nq42-2020', unit: cuKuin })
    const page = await searchRegister(register, tree, all)
    if (!page.ok) throw new Error(page.error.message)
    for (const { id } of page.value.entitlements) await asOlder(register, id)
    const poor = ['Y Nghèo Êban']
    const asked = [
      [{ payer: `xa-${eaKtur}` }, poor],
      [{ payer: 'any' }, poor],
      [{ payer: `payer-${cuKuin}` }, []],
      [{ late: true }, poor],
      [{ late: true, payer: `xa-${eaKtur}` }, poor],
      [{ late: true, payer: `xa-${eaTieu}` }, []],
      [{ household: 'household' }, poor],
      [{ household: 'unknown' }, []],
      [{ account: { part: 'given', unit: null } }, []],
      [{ days: days('payment-entry', entered, entered) }, poor],
      [{ days: days('payment-entry', paidOn, paidOn) }, []],
      [{ name: 'ngheo', policy: 'A7a', status: 'paid' }, poor],
      [{ group: 'unpaid-with-reason', reason: 'absent' }, ['Trần Văn Đức']],
      [{ name: 'le', duplicatesOnly: true, policy: 'A4' }, ['Lê Hai Lần']],
      [{ list: marks.id('list', eaKtur) }, ['Y Bhăm Êban', ...poor]],
    ] as const
    for (const [question, expected] of asked)
      expect([question, (await pages({ unit: cuKuin, ...question })).flat()]).toEqual([question, expected])
  })
})

describe('pages of the register', () => {
  const names = Array.from({ length: 12 }, (_, index) => `Người ${String(index).padStart(2, '0')}`)
  beforeAll(async () => {
    register = await engine.freshRegister()
    const rights = names.map((name, index) => inHamlet(name, name, 'Thôn 1', { commune: index < 7 ? eaKtur : eaTieu }))
    await takenIn(register, ...rights)
  })

  // Every place where a page can end: in a commune, at its end, at the end of the last.
  it.each(isSecondEngine ? [5, 7, 12] : [1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13])(
    'of %i people go through two communes, each person once',
    async (limit) => {
      const found = await pages({ unit: cuKuin, limit })
      expect(found.flat()).toEqual(names)
      for (const page of found.slice(0, -1)) expect(page.length).toBeLessThanOrEqual(limit)
    },
  )

  it('end without another page when the last person of the commune fits exactly', async () => {
    expect((await pages({ unit: eaKtur, limit: 7 })).map(({ length }) => length)).toEqual([7])
  })

  it('end exactly also when a filter leaves out the rest of the commune', async () => {
    expect(await pages({ unit: eaKtur, limit: 1, name: 'nguoi 03' })).toEqual([['Người 03']])
    expect(await pages({ unit: eaKtur, limit: 1, name: 'nguoi 06' })).toEqual([['Người 06']])
  })

  onOneEngine('find somebody behind more people than one query reads', async () => {
    const many = Array.from({ length: 520 }, (_, index) =>
      inHamlet(`N${index}`, `Người ${String(index).padStart(3, '0')}`, 'Thôn 1', { commune: elsewhere }),
    )
    for (let number = 0; number * 30 < many.length; number++)
      await applied(register, aChunk(many.slice(number * 30, number * 30 + 30), { number }))
    expect(await pages({ unit: elsewhere, limit: 10, name: 'nguoi 519' })).toEqual([['Người 519']])
    expect((await pages({ unit: elsewhere, limit: 200 })).map(({ length }) => length)).toEqual([200, 200, 120])
  })

  onOneEngine('hold whom a file of the whole province holds, in its order', async () => {
    const whole = { programme: 'nq42-2020', unit: tree.root.code }
    const inFile: string[] = []
    for await (const { person } of supportsOfUnit(register, tree, whole, everybody)) inFile.push(person.fullName)
    expect(inFile).toHaveLength(names.length + 520)
    const onPages = await pages({ unit: tree.root.code, limit: 200 })
    expect(inFile).toEqual(onPages.flat())
  })

  it('refuse a cursor that belongs to another unit', async () => {
    const first = await searchRegister(
      register,
      tree,
      searchRequest.parse({ programme: 'nq42-2020', unit: eaKtur, limit: 2 }),
    )
    const cursor = first.ok ? first.value.cursor : null
    const asked = searchRequest.parse({ programme: 'nq42-2020', unit: eaTieu, limit: 2, cursor })
    expect(await searchRegister(register, tree, asked)).toMatchObject({ ok: false, error: { code: 'invalid' } })
  })

  // Each was an outage to whoever made it up, and to the alarm.
  it.each([
    ['longer than a key may be', 'ế'.repeat(342), false],
    ['as long as one may be', 'ế'.repeat(341), true],
    ['half a letter', 'x\uD83D', false],
    ['empty', '', false],
  ])('refuse a made-up place that is %s', async (_what, communeOrder, isTaken) => {
    const commune = communeKey('nq42-2020', eaTieu)
    const position = { pk: `ENT#${'a'.repeat(26)}`, sk: 'ENT', communeKey: commune, communeOrder }
    const cursor = Buffer.from(JSON.stringify({ commune: eaTieu, position })).toString('base64url')
    const asked = searchRequest.parse({ programme: 'nq42-2020', unit: eaTieu, cursor })
    expect((await searchRegister(register, tree, asked)).ok).toBe(isTaken)
  })
})

describe('what the district enters for a post office', () => {
  it('is found with the office whose money it was, and not with the one that entered it', async () => {
    const own = await engine.freshRegister()
    const one = aRight('Z', { fullName: 'Nguyễn Văn Bưu', number: '066185004399', days: 14 })
    await takenIn(own, one)
    // What is not named in a record's shape would be lost on the way through the table.
    expect((await stored(own, one.id)).days).toBe(14)
    const district = anActor({ username: 'huyen', role: 'huyen', unit: cuKuin })
    const give = { kind: 'hand-over' as const, unit: cuKuin }
    await order(own, await stored(own, one.id), { actor: district, command: give })
    const found = async (asked: Partial<z.input<typeof searchRequest>>): Promise<number> => {
      const request = searchRequest.parse({ programme: 'nq42-2020', unit: eaTieu, ...asked })
      const page = await searchRegister(own, tree, request)
      return page.ok ? page.value.entitlements.length : -1
    }
    const account = (part: 'given' | 'held') => ({ account: { part, unit: cuKuin } })
    const held = async () => [await found(account('given')), await found(account('held'))]
    expect(await held()).toEqual([1, 1])
    await asOlder(own, one.id)
    expect(await held()).toEqual([1, 1])
    await order(own, await stored(own, one.id), { actor: district })
    expect(await held()).toEqual([1, 0])
    const today = { days: days('payment-entry', paidOn, paidOn) }
    const paid = async (more: object) => [
      await found({ payer: `payer-${cuKuin}`, ...more }),
      await found({ payer: `huyen-${cuKuin}`, ...more }),
    ]
    for (const more of [{}, today]) expect(await paid(more)).toEqual([1, 0])
    await asOlder(own, one.id)
    expect(await held()).toEqual([1, 0])
    for (const more of [{}, today]) expect(await paid(more)).toEqual([1, 0])
  })
})

describe('a month that is still to be paid', () => {
  it('is asked for by its name, and has whom the counts have', async () => {
    register = await engine.freshRegister()
    const months = (...names: string[]) => ({
      ...{ policy: 'A4', amount: dong(1_000_000 * names.length) },
      instalments: instalmentsOf(1_000_000 * names.length, names.length, names),
    })
    const paid = inHamlet('A', 'Y Tháng Năm', 'Thôn 2', months('2020-04', '2020-05'))
    await takenIn(register, paid, inHamlet('B', 'Trần Cả Hai', 'Thôn 2', months('2020-04', '2020-05')))
    const april = aPayment({ noIdNumberReason: 'lost-card', months: ['2020-04'] })
    await order(register, await stored(register, paid.id), { command: april })
    expect((await pages({ dueMonth: '2020-04' })).flat()).toEqual(['Trần Cả Hai'])
    expect((await pages({ dueMonth: '2020-05' })).flat()).toEqual(['Trần Cả Hai', 'Y Tháng Năm'])
    expect((await pages({ dueMonth: '2020-06' })).flat()).toEqual([])
    const { dueByMonth } = partsOf((await readCounts(register, tree, 'nq42-2020', eaTieu)).map(({ counts }) => counts))
    expect(dueByMonth).toMatchObject({ '2020-04': { people: 1 }, '2020-05': { people: 2 } })
    // Written before the months were noted beside the record, they are in the list as they are in the figure.
    for (const right of [paid, aRight('B')]) await asOlder(register, right.id)
    expect((await pages({ dueMonth: '2020-04' })).flat()).toEqual(['Trần Cả Hai'])
    expect((await pages({ dueMonth: '2020-05', limit: 1 })).flat()).toEqual(['Trần Cả Hai', 'Y Tháng Năm'])
    expect((await pages({ dueMonth: '2020-06' })).flat()).toEqual([])
  })
})
