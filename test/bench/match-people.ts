/**
 * Our matcher on one CSV, in a process of its own: `node match-people.mjs FILE TRUTH`. The clock stops before anything is
 * counted. Prints one line of JSON (`Matching`).
 */
import { readFileSync } from 'node:fs'
import { optimiseLater } from '../../bin/matching/optimise-later.ts'
import { readPeople } from '../../bin/matching/read-people.ts'
import { RowPlaces } from '../../bin/matching/row-places.ts'
import { candidatePairs } from '../../lambdas/matching/whole/candidate-pairs.ts'
import { judgeCandidates } from '../../lambdas/matching/whole/match-all.ts'
import { RecordColumns } from '../../lambdas/matching/whole/record-columns.ts'
import { type Quality, qualityOf, readTruth } from './matching/quality.ts'

export type Matching = {
  people: number
  candidates: number
  /** Reading and normalising; finding pairs; comparing and grouping them. */
  loadSeconds: number
  candidateSeconds: number
  judgeSeconds: number
  /** Of all threads, from opening the file on: up to the candidates, and all of it. */
  candidateCpuSeconds: number
  cpuSeconds: number
  peakMegabytes: number
  quality: Quality
}

const [file = '', truthFile = ''] = process.argv.slice(2)
const before = process.cpuUsage()
const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}
const begun = performance.now()
optimiseLater()
const columns = new RecordColumns()
await readPeople(file, { columns, places: new RowPlaces() })
const loaded = performance.now()
const candidates = candidatePairs(columns)
const found = performance.now()
const candidateCpuSeconds = cpuSeconds()
const outcome = judgeCandidates(columns, candidates)
const judged = performance.now()
const allCpuSeconds = cpuSeconds()
const { maxRSS } = process.resourceUsage()
const seconds = (from: number, to: number) => (to - from) / 1000
const matching: Matching = {
  ...{ people: columns.size, candidates: candidates.pairs.size },
  ...{
    loadSeconds: seconds(begun, loaded),
    candidateSeconds: seconds(loaded, found),
    judgeSeconds: seconds(found, judged),
  },
  ...{ candidateCpuSeconds, cpuSeconds: allCpuSeconds, peakMegabytes: maxRSS / 1024 },
  quality: qualityOf(readTruth(readFileSync(truthFile)), outcome.pairs, candidates.pairs),
}
console.log(JSON.stringify(matching))
