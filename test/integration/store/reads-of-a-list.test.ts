import '../../support/silent-logs.ts'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import { chunksPerProgress } from '../../../lambdas/functions/intake/bring-chunk.ts'
import { likenessesKept } from '../../../lambdas/store/likeness/likenesses.ts'
import { findAlike } from '../../../lambdas/store/likeness/match-people.ts'
import { rowsPerChunk } from '../../../lambdas/store/lists/intake-store.ts'
import { keys } from '../../../lambdas/store/table/keys.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { aPerson, morning } from '../../support/builders.ts'
import { countCalls } from '../../support/counted-calls.ts'
import { countBatchReads, type Reads } from '../../support/counted-reads.ts'
import { labelledList } from '../../support/labelled/labelled-list.ts'
import type { LabelledRow } from '../../support/labelled/labelled-row.ts'
import type { ListedRow } from '../../support/list-files.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { aRight, eaKtur, eaTieu, exchange, marks, matcher, tree } from './desk.ts'
import { takeList } from './take-list.ts'

const engine = registerEngine()
let register: Register
beforeEach(async () => {
  register = await engine.freshRegister()
})

const row = ({ fullName, birth, sex, idNumber, hamlet }: LabelledRow): ListedRow => ({
  fullName,
  birthYear: birth === null ? '' : [birth.day, birth.month, birth.year].filter((part) => part !== null).join('/'),
  sex: sex ?? '',
  ...(idNumber ? { idNumber: idNumber.number } : {}),
  hamlet,
  policy: 'Bảo trợ xã hội',
  amount: 1_500_000,
})

/** The row as the register has it. */
const recordOf = ({ fullName, birth, sex, idNumber, hamlet }: LabelledRow, at: number): Entitlement =>
  aRight(`of a list ${at}`, {
    person: aPerson({ fullName, birth, sex, hamlet, idNumbers: idNumber === null ? [] : [idNumber] }),
  })

/** A file of another province holds, so that numbers are looked for there, too. */
const anotherProvinces = (): Promise<unknown> =>
  register.client.send(
    new PutCommand({
      TableName: register.table,
      Item: {
        ...keys.currentForeignFile('66', '64', 'nq42-2020'),
        fileId: marks.id('foreign', 'file'),
        head: {
          ...{ v: 1, province: '64', programme: 'nq42-2020', key: exchange.fingerprint },
          ...{ madeAt: new Date(morning).toISOString(), count: 1, hash: '0' },
        },
      },
    }),
  )

const callsIn = (reads: Readonly<Record<string, Pick<Reads, 'calls'>>>): number =>
  Object.values(reads).reduce((sum, { calls }) => sum + calls, 0)

/** The people of one function's step: after so many its progress is written. */
const step = chunksPerProgress * rowsPerChunk

// docs/data-model.md names these figures: whoever changes them here changes them there.
describe('the batch reads of a list', () => {
  onOneEngine(
    'are 46 for five hundred rows whom nobody is like: claims of numbers, keys, other provinces, all of them',
    async () => {
      const numbers = new Set<string>()
      const strangers = [...labelledList({ people: 2500, seed: 902, communes: 1 })].filter(({ fullName, idNumber }) => {
        const isNew = idNumber !== null && !numbers.has(idNumber.number) && !numbers.has(fullName)
        for (const known of [idNumber?.number ?? '', fullName]) numbers.add(known)
        return isNew
      })
      await anotherProvinces()
      const reads = countBatchReads(register)
      const { counts } = await takeList(register, eaTieu, strangers.slice(0, 500).map(row), false)
      expect(counts).toMatchObject({ added: 500, duplicates: 0 })
      const { ENT, ID, KEY, FOREIGN, ...others } = reads()
      expect(others).toEqual({})
      // Before they are written who stands at their lines, and who carries their numbers; afterwards that once more, from the table itself:
      // 290 rows and 210, three calls each.
      expect(ID).toEqual({ calls: 12, keys: 1000 })
      expect(FOREIGN?.calls).toBe(6)
      expect(KEY?.keys).toBeLessThanOrEqual(4 * 500)
      expect(KEY?.calls).toBeLessThanOrEqual(21)
      // One of those whom the keys name.
      expect(ENT?.calls).toBeLessThanOrEqual(7)
      expect(callsIn(reads())).toBeLessThanOrEqual(46)
      // A row's candidate keys are its likenesses and its number's claim, read back.
      expect((KEY?.calls ?? 0) + (ID?.calls ?? 0) / 2).toBeLessThanOrEqual(30)
    },
  )

  onOneEngine(
    'are at most thirty of candidates for five hundred rows beside two thousand others of their commune: keys, claims, and who is like them',
    async () => {
      const desk = { register, tree, marks, matcher }
      const everybody = [...labelledList({ people: 2900, seed: 904, communes: 1 })].map(recordOf)
      const coming = everybody.slice(-500)
      const keysOf = (record: Entitlement): string[] => matcher.keysOf(record).map(({ key }) => key)
      const asked = new Set(coming.flatMap(keysOf))
      // Whoever shares no key with one of them stands where none of their calls looks.
      const known = everybody.slice(0, 2400).filter((one) => keysOf(one).some((key) => asked.has(key)))
      expect(known.length).toBeGreaterThan(200)
      for (let from = 0; from < known.length; from += step) await likenessesKept(desk, known.slice(from, from + step))
      const reads = countBatchReads(register)
      for (const one of [coming.slice(0, step), coming.slice(step)]) await findAlike(desk, one)
      const { KEY, ENT, ...others } = reads()
      expect(others).toEqual({})
      expect(KEY?.calls).toBeLessThanOrEqual(21)
      // Of two hundred and more who share a key with somebody, those with whom he has something else in common.
      expect(ENT?.keys).toBeGreaterThan(20)
      expect(ENT?.calls).toBeLessThanOrEqual(3)
      // Their numbers' claims are read back in three calls each.
      expect((KEY?.calls ?? 0) + (ENT?.calls ?? 0) + 6).toBeLessThanOrEqual(30)
    },
  )

  onOneEngine('are at most 62 for ten chunks of people who all carry a number of another programme', async () => {
    const known = [...labelledList({ people: 500, seed: 903, communes: 1 })]
      .filter(({ idNumber }) => idNumber !== null)
      .slice(0, step)
      .map(row)
    await takeList(register, eaTieu, known, false)
    const at = engine.again(register)
    const reads = countBatchReads(at)
    const again = known.map((one) => ({ ...one, policy: '' }))
    const later = { now: Date.UTC(2021, 7, 20, 2), decisionDay: '16/8/2021' }
    const { counts } = await takeList(at, eaTieu, again, false, { programme: 'nq68-2021', policy: 'B12' }, later)
    expect(counts.otherProgrammes).toBe(step)
    expect(callsIn(reads())).toBeLessThanOrEqual(62)
  })

  onOneEngine(
    'are at most 58 for five hundred rows of whom three in a hundred stand twice, with their warnings and cases',
    async () => {
      const everybody = [...labelledList({ people: 1000, seed: 901, communes: 2 })]
      const [known, coming] = [everybody.slice(0, 500), everybody.slice(500)]
      const twice = new Set(coming.map(({ person }) => person))
      await anotherProvinces()
      await takeList(register, eaKtur, known.filter(({ person }) => twice.has(person)).map(row), false)
      const at = engine.again(register)
      const reads = countBatchReads(at)
      const calls = countCalls(at)
      const { counts } = await takeList(at, eaTieu, coming.map(row), false)
      expect(counts.added).toBe(500)
      expect(counts.duplicates).toBeGreaterThanOrEqual(15)
      expect(reads().KEY?.calls).toBeLessThanOrEqual(21)
      expect(reads().FOREIGN?.calls).toBeLessThanOrEqual(6)
      expect(callsIn(reads())).toBeLessThanOrEqual(58)
      const { BatchGetItem, TransactWriteItems, ...others } = calls()
      expect(BatchGetItem?.calls).toBe(callsIn(reads()))
      expect(TransactWriteItems?.calls).toBeLessThanOrEqual(69)
      expect(callsIn(others)).toBeLessThanOrEqual(13)
    },
  )
})
