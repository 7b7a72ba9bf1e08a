/**
 * How often the register is right that compares its people as they come: with the keys and claims that its table holds, the
 * weights' own frequencies of names and one number of people for all. The people of a labelled list come in one after the other; what is
 * found of each pair is held against the truth. Nothing is stored.
 */
import { parseArgs } from 'node:util'
import type { Evidence } from '../../lambdas/domain/cases/evidence.ts'
import type { PersonKey } from '../../lambdas/domain/cases/person-matcher.ts'
import { sameNumberEvidence } from '../../lambdas/domain/cases/same-number.ts'
import type { Entitlement } from '../../lambdas/domain/payments/entitlement.ts'
import { nq42 } from '../../lambdas/domain/programmes/nq42-2020.ts'
import { registerMatcher } from '../../lambdas/matching/register/register-matcher.ts'
import { anEntitlement, aPerson } from '../support/builders.ts'
import { designSeeds, labelledList } from '../support/labelled/labelled-list.ts'
import type { LabelledRow, Noise } from '../support/labelled/labelled-row.ts'
import { machineLines } from './machine-lines.ts'
import { isLike } from './matching/like-beside.ts'
import { countPairs, type Quality, qualityOf } from './matching/quality.ts'
import { printTable } from './print-table.ts'

const usage = 'npm run bench -- register-quality [--people 86000,438623] [--seeds 501,502] [--noise std,harsh]'
const matcher = registerMatcher()

export function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      people: { type: 'string', default: '86000,438623' },
      seeds: { type: 'string', default: '501,502' },
      noise: { type: 'string', default: 'std' },
    },
  })
  const sizes = values.people.split(',').map(Number)
  const seeds = values.seeds.split(',').map(Number)
  if (![...sizes, ...seeds].every((number) => number > 0)) throw new Error(usage)
  const designed = seeds.filter((seed) => (designSeeds as readonly number[]).includes(seed))
  if (designed.length > 0) console.log(`Seeds ${designed.join(', ')} are design seeds: their figures say nothing.`)
  for (const line of machineLines(process.cwd())) console.log(line)
  for (const people of sizes)
    for (const noise of values.noise.split(',') as Noise[])
      for (const seed of seeds)
        print(`${people} people, seed ${seed}, noise ${noise}`, qualityOfRegister({ people, seed, noise }))
  return Promise.resolve()
}

function print(title: string, quality: Quality): void {
  const digits = (share: number): string => share.toFixed(4)
  const { precision, recall, possiblePrecision, possibleRecall } = quality
  printTable(`${title}: the register's cases (${quality.truePairs} true pairs)`, [
    ['', 'precision', 'recall', ''],
    ['certain and possible', digits(precision), digits(recall), `lost by the keys ${digits(quality.lostByBlocking)}`],
    [
      'certain',
      digits(quality.certainPrecision),
      digits(quality.certainRecall),
      `${quality.certainPairs} pairs, ${quality.certainWrong} wrong`,
    ],
    ['possible', digits(possiblePrecision), digits(possibleRecall), `seeded twins shown ${quality.twins}`],
  ])
}

/** A record of the register; its place in the list is its id. */
const recordOf = (row: LabelledRow, at: number): Entitlement =>
  anEntitlement({
    id: String(at).padStart(9, '0'),
    commune: row.commune,
    person: aPerson({
      ...{
        fullName: row.fullName,
        birth: row.birth,
        sex: row.sex,
        hamlet: row.hamlet || null,
        household: row.household,
      },
      idNumbers: row.idNumber ? [row.idNumber] : [],
    }),
  })

function qualityOfRegister(list: { people: number; seed: number; noise: Noise }): Quality {
  const records: Entitlement[] = []
  const [person, twin]: [number[], number[]] = [[], []]
  const keys = new KeyedPeople()
  const holders = new Map<string, Entitlement[]>()
  const pairs = new Map<string, { a: number; b: number; verdict: Evidence['verdict'] }>()
  const met: [number, number][] = []
  const note = (evidence: Evidence | null): void => {
    if (!evidence) return
    const [a, b] = evidence.between.map(Number) as [number, number]
    const known = pairs.get(`${a} ${b}`)
    if (known?.verdict !== 'certain') pairs.set(`${a} ${b}`, { a, b, verdict: evidence.verdict })
  }
  for (const row of labelledList(list)) {
    const at = records.length
    const record = recordOf(row, at)
    records.push(record)
    person.push(row.person)
    twin.push(row.twinOf)
    for (const other of keys.met(matcher.keysOf(record), at)) {
      met.push([other, at])
      note(matcher.compare(record, records[other] as Entitlement))
    }
    for (const { kind, number } of record.person.idNumbers) {
      const known = holders.get(`${kind} ${number}`)
      if (known) known.push(record)
      else holders.set(`${kind} ${number}`, [record])
    }
  }
  for (const sharing of holders.values()) {
    if (sharing.length < 2) continue
    for (const evidence of sameNumberEvidence(matcher, nq42, sharing)) note(evidence)
    for (const [index, { id }] of sharing.entries())
      for (const other of sharing.slice(index + 1)) met.push([Number(id), Number(other.id)])
  }
  const truth = { person: Uint32Array.from(person), twin: Uint32Array.from(twin), truePairs: countPairs(person) }
  const candidates = {
    size: met.length,
    one: (nth: number) => met[nth]?.[0] ?? 0,
    other: (nth: number) => met[nth]?.[1] ?? 0,
  }
  return qualityOf(truth, [...pairs.values()], candidates)
}

/** Who stands under which key, as `lambdas/store/likeness/likenesses.ts` leaves them in the table. */
class KeyedPeople {
  private readonly holders = new Map<string, { readonly at: number; readonly key: PersonKey }[]>()

  /** Puts a newcomer under his keys. @returns who stands there already and shares what stands beside the key */
  met(keys: readonly PersonKey[], at: number): Set<number> {
    const others = new Set<number>()
    for (const key of keys) {
      const known = this.under(key.key)
      for (const other of known) if (isLike(key, other.key)) others.add(other.at)
      known.push({ at, key })
    }
    return others
  }

  private under(key: string): { readonly at: number; readonly key: PersonKey }[] {
    const known = this.holders.get(key) ?? []
    if (known.length === 0) this.holders.set(key, known)
    return known
  }
}
