/** `npm run bench -- matching-weights`: estimates the matcher's weights on the design seeds and writes the room's data file. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { prepareRecord } from '../../../lambdas/matching/match-record.ts'
import { seededRandom } from '../../../local/demo/random.ts'
import { designSeeds, labelledList } from '../../support/labelled/labelled-list.ts'
import { recordOf } from '../../support/labelled/labelled-records.ts'
import { estimateWeights } from './estimate-weights.ts'

const people = 100_000
const version = '3'

export async function run(): Promise<void> {
  const [seed] = designSeeds
  const records = [...labelledList({ people, seed })].map((row, at) => prepareRecord(recordOf(row, at)))
  const weights = estimateWeights(records, version, seededRandom(seed))
  const provenance = `Estimated without labels by test/bench/matching/estimate-weights.ts on ${people} invented rows of design seed ${seed}, noise std; bits. No real person's data.`
  const file = join(import.meta.dirname, `../../../lambdas/matching/weights/weights-${version}.json`)
  writeFileSync(file, `${JSON.stringify({ provenance, ...weights }, null, 1)}\n`)
  console.log(JSON.stringify({ ...weights, words: Object.keys(weights.words).length }, null, 1))
}
