import { defaultCaseSettings } from '../../../lambdas/domain/cases/case-settings.ts'
import { toBase64Url } from '../../../lambdas/domain/ledger/seals/bytes.ts'
import { leafOf, openedEntry } from '../../../lambdas/domain/ledger/seals/ledger-entry.ts'
import { parseReceipt, receiptOf } from '../../../lambdas/domain/ledger/seals/receipt.ts'
import { verifySeals } from '../../../lambdas/domain/ledger/seals/verify-seals.ts'
import { dong } from '../../../lambdas/domain/money/dong.ts'
import { instalmentsOf } from '../../../lambdas/domain/payments/instalments.ts'
import { startOfDay } from '../../../lambdas/domain/time/local-day.ts'
import { buildUnitTree } from '../../../lambdas/domain/units/unit-tree.ts'
import { publishDays } from '../../../lambdas/functions/seal-ledger/publish-days.ts'
import { sealDays } from '../../../lambdas/functions/seal-ledger/seal-days.ts'
import { putCaseSettings } from '../../../lambdas/store/cases/case-settings-store.ts'
import { setPlan } from '../../../lambdas/store/counts/plan-store.ts'
import { paymentEntry } from '../../../lambdas/store/ledger/ledger-store.ts'
import { allSeals, getLeaves } from '../../../lambdas/store/ledger/seal-store.ts'
import { createList } from '../../../lambdas/store/lists/list-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { aPayment, morning } from '../../support/builders.ts'
import { sha256 } from '../../support/invented-ledger.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { publishedFolder } from '../../support/published-folder.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import {
  aList,
  aRight,
  byProvince,
  cuKuin,
  eaKtur,
  eaTieu,
  order,
  outcomeOf,
  stored,
  takenIn,
  undo,
  tree as wholeTree,
} from './desk.ts'
import { dieAfter } from './watched-client.ts'

/** One district of the province: a night asks each unit once, and here it need not ask two hundred. */
const tree = buildUnitTree({
  ...wholeTree.map,
  units: wholeTree.map.units.filter(({ code }) => code === '66' || wholeTree.contains(cuKuin, code)),
})
const engine = registerEngine()
const hour = 3_600_000
/** Two at night after the day of `morning`, and later. */
const night = (nights = 1): number => startOfDay('2020-05-29') + (24 * nights + 2) * hour

let register: Register
beforeEach(async () => {
  register = await engine.freshRegister()
})

const seal = (at: Register, now: number) => sealDays({ register: at, tree, now: () => now, hasTime: () => true })
const seals = async () => (await allSeals(register, tree.root.code)).map(({ seal: one }) => one)

/** Four people of two communes, one of them paid. */
async function aDay() {
  const rights = [aRight('A'), aRight('B'), aRight('C'), aRight('D', { commune: eaKtur })]
  const [first] = await takenIn(register, ...rights)
  if (!first) throw new Error('nobody')
  await order(register, first)
  return first
}

describe('the night', () => {
  it("seals yesterday, publishes it, and the paid person's receipt is in it", async () => {
    const paid = await aDay()
    expect(await seal(register, night())).toBe(1)
    const site = publishedFolder()
    expect(await publishDays({ register, tree, now: () => night(), put: site.put })).toBe(1)
    const [day] = await seals()
    expect(day).toMatchObject({ day: '2020-05-29', previous: null, events: 5 })
    expect(day?.units.map(({ unit, events, late }) => ({ unit, events, late }))).toEqual([
      { unit: eaKtur, events: 1, late: 0 },
      { unit: paid.commune, events: 4, late: 0 },
    ])
    const { faults, leaves } = await verifySeals(sha256, site.ledger())
    expect(faults).toEqual([])
    const entry = await paymentEntry(register, await stored(register, paid.id))
    const receipt = entry && (await receiptOf(sha256, await openedEntry(sha256, entry)))
    const shown = parseReceipt(receipt?.content ?? '')
    if (!shown) throw new Error('no receipt')
    expect(leaves.get('2020-05-29')?.get(paid.commune)).toContain(toBase64Url(await leafOf(sha256, shown)))
    // Nobody's name, number or id lies on the site.
    for (const [key, text] of site.files) expect(key + text).not.toMatch(/ENT#|Người|xa-24547|066185/)
  })

  onOneEngine('takes up what offices set and order, each under its unit', async () => {
    await createList(register, tree, aList())
    const entries = [{ commune: eaKtur, policy: 'A6', people: 10, amount: 15_000_000 }]
    await setPlan(register, tree, 'nq42-2020', entries, byProvince)
    await putCaseSettings(
      register,
      tree,
      { ...defaultCaseSettings, certainDays: 3 },
      { ...byProvince, commandId: 'days' },
    )
    await seal(register, night())
    const [day] = await seals()
    const sealed = await Promise.all(
      (day?.units ?? []).map(({ unit, root }) => getLeaves(register, { unit, day: '2020-05-29', root })),
    )
    expect(sealed.flat().map(({ ref }) => ref.replace(/#.*/, ''))).toEqual(['PLAN', 'LIST', 'CASESETTINGS'])
    expect(day?.units.map(({ unit }) => unit)).toEqual([eaKtur, eaTieu, '66'])
  })

  onOneEngine('seals nothing before the day has settled, nor while nothing has happened', async () => {
    expect(await seal(register, night())).toBe(0)
    await aDay()
    expect(await seal(register, startOfDay('2020-05-30') + hour - 1)).toBe(0)
    expect(await seals()).toEqual([])
  })

  onOneEngine('makes up for nights on which nobody came, days without events too, chained', async () => {
    await aDay()
    expect(await seal(register, night(3))).toBe(3)
    const days = await seals()
    expect(days.map(({ day, events }) => [day, events])).toEqual([
      ['2020-05-29', 5],
      ['2020-05-30', 0],
      ['2020-05-31', 0],
    ])
    expect(days.map(({ previous }) => previous)).toEqual([null, days[0]?.seal, days[1]?.seal])
  })

  onOneEngine('goes on the next time when there is no time for another day', async () => {
    await aDay()
    let asked = 0
    await sealDays({ register, tree, now: () => night(3), hasTime: () => asked++ < 1 })
    expect(await seals()).toHaveLength(1)
    await seal(register, night(3))
    expect(await seals()).toHaveLength(3)
  })
})

describe('the receipt of a support that is paid by the month', () => {
  it('is of the payment that stands: its own sum and months, and none when none stands', async () => {
    const instalments = instalmentsOf(750_000, 3, ['2020-04', '2020-05', '2020-06'])
    const [right] = await takenIn(register, aRight('A', { amount: dong(750_000), months: 3, instalments }))
    if (!right) throw new Error('nobody')
    const now = async () => stored(register, right.id)
    const pay = async (month: string, at: number) =>
      order(register, await now(), {
        command: aPayment({ months: [month], noIdNumberReason: 'lost-card' }),
        now: at,
      })
    const shown = async () => (await paymentEntry(register, await now()))?.open.of?.paid
    const april = { amount: 250_000, months: ['2020-04'] }
    expect(outcomeOf(await pay('2020-04', morning))).toBe('done')
    expect(await shown()).toEqual(april)
    expect(outcomeOf(await pay('2020-05', morning + hour))).toBe('done')
    expect(await shown()).toEqual({ ...april, months: ['2020-05'] })
    // May was a mistake: April's receipt is the one that is true again.
    expect(outcomeOf(await order(register, await now(), { command: undo, now: morning + 2 * hour }))).toBe('done')
    expect(await shown()).toEqual(april)
    expect(outcomeOf(await order(register, await now(), { command: undo, now: morning + 3 * hour }))).toBe('done')
    expect(await paymentEntry(register, await now())).toBeUndefined()
  })
})

describe('the same day again', () => {
  it('is sealed once, however often and by however many', async () => {
    await aDay()
    const others = [register, engine.again(register), engine.again(register)]
    await Promise.all(others.map((one) => seal(one, night(2))))
    const first = await seals()
    expect(first).toHaveLength(2)
    expect(await seal(register, night(2))).toBe(0)
    expect(await seals()).toEqual(first)
  })

  onOneEngine('ends in the same seal after a sealer was killed at any of its writes', async () => {
    await aDay()
    for (let most = 0; most < 8; most++) {
      const doomed = engine.again(register)
      dieAfter(doomed, most)
      const ended = await seal(doomed, night(2)).then(
        () => true,
        () => false,
      )
      if (ended) break
    }
    const after = await seals()
    await seal(register, night(2))
    expect(await seals()).toHaveLength(2)
    expect((await seals()).slice(0, after.length)).toEqual(after)
    const site = publishedFolder()
    await publishDays({ register, tree, now: () => night(2), put: site.put })
    expect((await verifySeals(sha256, site.ledger())).faults).toEqual([])
  })

  onOneEngine('is published whole after a publisher was killed between two files, and twice the same', async () => {
    await aDay()
    await seal(register, night(2))
    for (let most = 0; most < 5; most++) {
      const site = publishedFolder()
      const put = async (key: string, content: unknown): Promise<void> => {
        if (site.files.size >= most) throw new Error('killed')
        await site.put(key, content)
      }
      await expect(publishDays({ register, tree, now: () => night(2), put })).rejects.toThrow('killed')
      // Whoever follows the index finds what it names.
      expect((await verifySeals(sha256, site.ledger())).faults).toEqual([])
    }
    const [once, twice] = [publishedFolder(), publishedFolder()]
    expect(await publishDays({ register, tree, now: () => night(2), put: once.put })).toBe(2)
    expect((await verifySeals(sha256, once.ledger())).faults).toEqual([])
    expect(await publishDays({ register, tree, now: () => night(2), put: twice.put })).toBe(0)
    expect([...twice.files]).toEqual([...once.files].filter(([key]) => key.endsWith('so-cai.json')))
  })
})

describe('an event that is written after its day was sealed', () => {
  it('is sealed with the next day, and counted there as late, when it is of the evening before', async () => {
    const paid = await aDay()
    const evening = startOfDay('2020-05-30') - 60_000
    await seal(register, night())
    const undone = await order(register, await stored(register, paid.id), { command: undo, now: evening })
    expect(outcomeOf(undone)).toBe('done')
    await seal(register, night(2))
    const [, next] = await seals()
    expect(next).toMatchObject({ day: '2020-05-30', events: 1 })
    expect(next?.units).toEqual([expect.objectContaining({ unit: paid.commune, events: 1, late: 1 })])
    await seal(register, night(3))
    expect((await seals()).at(-1)).toMatchObject({ events: 0 })
  })
})
