/**
 * What a list of a very large register costs to compare: by how many keys its rows are sought, how many of these are crowded, and how many
 * other people then have to be looked at. Nothing is stored. The people of a labelled list, a province's, come in one after the other, and
 * those of the country around it; a few more of the province come last, and meet under their keys whoever came before, as
 * `lambdas/store/likeness/likenesses.ts` would have left them there.
 */
import { parseArgs } from 'node:util'
import type { PersonKey } from '../../lambdas/domain/cases/person-matcher.ts'
import { chunksPerProgress } from '../../lambdas/functions/intake/bring-chunk.ts'
import { birthCode, unorderedDate } from '../../lambdas/matching/births/birth-code.ts'
import { likenessKeys } from '../../lambdas/matching/keys/candidate-keys.ts'
import { personKey } from '../../lambdas/matching/keys/person-keys.ts'
import { type PreparedRecord, prepareRecord } from '../../lambdas/matching/match-record.ts'
import { registerYardstick } from '../../lambdas/matching/register/register-matcher.ts'
import { crowd } from '../../lambdas/store/likeness/likenesses.ts'
import { rowsPerChunk } from '../../lambdas/store/lists/intake-store.ts'
import { labelledList } from '../support/labelled/labelled-list.ts'
import { recordOf } from '../support/labelled/labelled-records.ts'
import type { LabelledRow } from '../support/labelled/labelled-row.ts'
import { machineLines } from './machine-lines.ts'
import { isLike } from './matching/like-beside.ts'
import { restOfCountry } from './matching/rest-of-country.ts'
import { printTable } from './print-table.ts'

const usage =
  'npm run bench -- register-keys [--people 438623,5000000,16000000] [--sample 5000] [--seed 401] [--crowd 64,24]'
/** A list of so many rows, and what a batch read asks for. */
const [listRows, keysPerRead] = [500, 100]
/** So many rows are read for together: what is left of a hundred is a call of its own in each step. */
const stepRows = chunksPerProgress * rowsPerChunk
const yardstick = registerYardstick()

export function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      people: { type: 'string', default: '438623,5000000,16000000' },
      sample: { type: 'string', default: '5000' },
      seed: { type: 'string', default: '401' },
      crowd: { type: 'string', default: String(crowd) },
    },
  })
  const sizes = values.people.split(',').map(Number)
  const [sample, seed] = [Number(values.sample), Number(values.seed)]
  const crowds = values.crowd.split(',').map(Number)
  if (![...sizes, ...crowds, sample, seed].every((number) => number > 0)) throw new Error(usage)
  for (const line of machineLines(process.cwd())) console.log(line)
  for (const people of sizes)
    printTable(`A row that comes into a register, and ${listRows} of them (sample of ${sample}, seed ${seed})`, [
      [
        'people',
        'crowd',
        'keys a row, most',
        'mean',
        'crowded %',
        'batch reads of keys',
        'of claims',
        'others a row, mean',
        'p99',
        'most',
        'batch reads of others',
        'together',
        'most under one key',
        's',
      ],
      ...simulated({ people, seed, crowds }, Math.min(sample, people)),
    ])
  return Promise.resolve()
}

/** Đắk Lắk in 2020; of the whole country's 11,000 communes each would have fewer. */
const [communesOfProvince, peopleOfProvince] = [184, 438_623]

const preparedOf = (row: LabelledRow): PreparedRecord => prepareRecord(recordOf(row, 0))

/** Who came under the key. */
type Bucket = PersonKey[]

interface Register {
  readonly people: number
  readonly seed: number
  /** From so many on later ones stand in a further page of the key; each is asked for itself. */
  readonly crowds: readonly number[]
}

/** A province as the labelled list makes it, and as many people around it as are wanted, as many to a commune. */
function simulated({ people, seed, crowds }: Register, sample: number): (string | number)[][] {
  const begun = performance.now()
  const communes = communesOfProvince
  const here = Math.min(people, peopleOfProvince)
  const elsewhere = people - here
  const last: (readonly PersonKey[])[] = []
  let claims = 0
  const buckets = new Map<string, Bucket>()
  const births = new Set<number>()
  for (const row of labelledList({ people: sample, seed: seed + 1, communes })) {
    const prepared = preparedOf(row)
    const keys = likenessKeys(prepared).map((key) => personKey(key, prepared, yardstick))
    last.push(keys)
    births.add(unorderedBirth(row.birth))
    if (row.idNumber) claims += 1
    for (const { key } of keys) buckets.set(key, [])
  }
  const others = restOfCountry(
    {
      ...{ people: elsewhere, seed: seed + 3 },
      ...{ from: communes, communes: Math.ceil((elsewhere * communesOfProvince) / peopleOfProvince) },
    },
    (birth) => births.has(unorderedBirth(birth)),
  )
  for (const rows of [labelledList({ people: here, seed: seed + 2, communes }), others])
    for (const row of rows) {
      const prepared = preparedOf(row)
      for (const key of likenessKeys(prepared)) buckets.get(key)?.push(personKey(key, prepared, yardstick))
    }
  const seconds = Math.round((performance.now() - begun) / 1000)
  return crowds.map((most) => {
    const met = last.map((keys) => keys.map((key) => metUnder(key, buckets, most)))
    return [people, most, ...figuresOf(met, claims), seconds]
  })
}

const unorderedBirth = (birth: LabelledRow['birth']): number =>
  unorderedDate(birthCode(birth)) || birthCode({ ...birth, month: null, day: null })

type Met = ReturnType<typeof metUnder>

/** @param claims numbers that the rows carry: each is a claim that is read back */
function figuresOf(met: readonly (readonly Met[])[], claims: number): (string | number)[] {
  const others = met.map((keys) => keys.reduce((sum, { others: count }) => sum + count, 0)).sort((a, b) => a - b)
  const sought = met.map((keys) => keys.reduce((sum, { pages }) => sum + pages, 0))
  const wide = met.reduce((sum, keys) => sum + keys.length, 0)
  const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length
  const reads = (perRow: number): number => {
    let calls = 0
    for (let from = 0; from < listRows; from += stepRows)
      calls += Math.ceil((perRow * Math.min(stepRows, listRows - from)) / keysPerRead)
    return calls
  }
  const [ofKeys, ofClaims, ofOthers] = [reads(mean(sought)), reads(claims / met.length), reads(mean(others))]
  return [
    Math.max(...sought),
    mean(sought).toFixed(2),
    ((100 * met.flat().filter(({ pages }) => pages > 1).length) / wide).toFixed(2),
    ofKeys,
    ofClaims,
    mean(others).toFixed(1),
    others[Math.floor(others.length * 0.99)] ?? 0,
    others.at(-1) ?? 0,
    ofOthers,
    ofKeys + ofClaims + ofOthers,
    Math.max(...met.flat().map(({ largest }) => largest)),
  ]
}

/** A page is full with one more than the crowd; the one after it is looked for, though nobody may stand there. */
function metUnder(own: PersonKey, buckets: ReadonlyMap<string, Bucket>, most: number) {
  const came = buckets.get(own.key) ?? []
  return {
    others: came.filter((key) => isLike(key, own)).length,
    pages: Math.floor(came.length / (most + 1)) + 1,
    largest: came.length,
  }
}
