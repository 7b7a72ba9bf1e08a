/**
 * What a list of a very large register costs to compare: by how many keys its rows are sought, how many of these are crowded, and how many
 * other people then have to be looked at. Nothing is stored. The people of a labelled list come in one after the other; a few more of the
 * same kind come last, and meet under their keys whoever came before, as `lambdas/store/likenesses.ts` would have left them there.
 */
import { parseArgs } from 'node:util'
import type { PersonKey } from '../../lambdas/domain/cases/person-matcher.ts'
import { personKey, wideKeys } from '../../lambdas/matching/keys/person-keys.ts'
import { type PreparedRecord, prepareRecord } from '../../lambdas/matching/match-record.ts'
import { crowd } from '../../lambdas/store/likenesses.ts'
import { labelledList } from '../support/labelled/labelled-list.ts'
import { recordOf } from '../support/labelled/labelled-records.ts'
import type { LabelledRow } from '../support/labelled/labelled-row.ts'
import { machineLines } from './machine-lines.ts'
import { isLike } from './matching/like-beside.ts'
import { printTable } from './print-table.ts'

const usage =
  'npm run bench -- register-keys [--people 438623,5000000,16000000] [--sample 5000] [--seed 401] [--crowd 64,24]'
/** A list of so many rows, and what a batch read asks for. */
const [listRows, keysPerRead] = [500, 100]

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
  // Each for itself: the largest takes a quarter of an hour.
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
const communesOfProvince = 184
const peopleOfCommune = 438_623 / communesOfProvince

const preparedOf = (row: LabelledRow): PreparedRecord => prepareRecord(recordOf(row, 0))

/** Who came under the wide key, in their order. */
type Bucket = PersonKey[]

interface Register {
  readonly people: number
  readonly seed: number
  /** From so many on later ones stand under a narrower key; each is asked for itself. */
  readonly crowds: readonly number[]
}

function simulated(options: Register, sample: number): (string | number)[][] {
  const begun = performance.now()
  const communes = Math.max(communesOfProvince, Math.round(options.people / peopleOfCommune))
  const last: (readonly PersonKey[])[] = []
  let claims = 0
  const buckets = new Map<string, Bucket>()
  for (const row of labelledList({ people: sample, seed: options.seed + 1, communes })) {
    const prepared = preparedOf(row)
    const keys = wideKeys(prepared).map((wide) => personKey(wide, prepared))
    last.push(keys)
    if (row.idNumber) claims += 1
    for (const { wide } of keys) buckets.set(wide, [])
  }
  for (const row of inParts(options, communes)) {
    const prepared = preparedOf(row)
    for (const wide of wideKeys(prepared)) buckets.get(wide)?.push(personKey(wide, prepared))
  }
  const seconds = Math.round((performance.now() - begun) / 1000)
  return options.crowds.map((most) => {
    const met = last.map((keys) => keys.map((key) => metUnder(key, buckets, most)))
    return [options.people, most, ...figuresOf(met, claims), seconds]
  })
}

type Met = ReturnType<typeof metUnder>

/** @param claims numbers that the rows carry: each is a claim that is read back */
function figuresOf(met: readonly (readonly Met[])[], claims: number): (string | number)[] {
  const others = met.map((keys) => keys.reduce((sum, { others: count }) => sum + count, 0)).sort((a, b) => a - b)
  const sought = met.map((keys) => keys.length + keys.filter(({ isCrowded }) => isCrowded).length)
  const wide = met.reduce((sum, keys) => sum + keys.length, 0)
  const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length
  const reads = (perRow: number): number => Math.ceil((perRow * listRows) / keysPerRead)
  const [ofKeys, ofClaims, ofOthers] = [reads(mean(sought)), reads(claims / met.length), reads(mean(others))]
  return [
    Math.max(...sought),
    mean(sought).toFixed(2),
    ((100 * met.flat().filter(({ isCrowded }) => isCrowded).length) / wide).toFixed(2),
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

/** One list has CMND for no more; numbers play no part in these keys. */
const mostOfOneList = 4_000_000

function* inParts({ people, seed }: { people: number; seed: number }, communes: number): Generator<LabelledRow> {
  for (let made = 0; made < people; made += mostOfOneList)
    yield* labelledList({
      people: Math.min(mostOfOneList, people - made),
      seed: seed + 2 + made / mostOfOneList,
      communes,
    })
}

function metUnder(own: PersonKey, buckets: ReadonlyMap<string, Bucket>, most: number) {
  const came = buckets.get(own.wide) ?? []
  const isCrowded = came.length >= most && own.narrow !== null
  const late = isCrowded ? came.slice(most).filter(({ narrow }) => narrow === own.narrow) : []
  const first = isCrowded ? came.slice(0, most) : came
  return {
    others: first.filter((key) => isLike(key, own)).length + late.length,
    isCrowded,
    largest: Math.max(first.length, late.length),
  }
}
