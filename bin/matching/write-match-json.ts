import { once } from 'node:events'
import type { Writable } from 'node:stream'
import type { MatchOutcome } from '../../lambdas/matching/whole/match-all.ts'
import type { RowPlace } from './row-places.ts'

/**
 * `{ people, pairs: [{ a, b, score, verdict, reasons }], clusters, seconds }`, piece by piece: of a hundred thousand pairs one
 * string would be too long. Members of a cluster are places like a and b.
 */
export async function writeMatchJson(
  out: Writable,
  outcome: MatchOutcome,
  placeOf: (at: number) => RowPlace,
  seconds: number,
): Promise<void> {
  for (const piece of pieces(outcome, placeOf, seconds)) {
    if (!out.write(piece)) await once(out, 'drain')
  }
}

function* pieces(outcome: MatchOutcome, placeOf: (at: number) => RowPlace, seconds: number): Generator<string> {
  yield `{"people":${outcome.people},"pairs":[`
  let divider = '\n'
  for (const pair of outcome.pairs) {
    const { score, verdict } = pair
    const told = { a: placeOf(pair.a), b: placeOf(pair.b), score, verdict, reasons: outcome.reasons(pair) }
    yield `${divider}${JSON.stringify(told)}`
    divider = ',\n'
  }
  yield '],"clusters":['
  divider = '\n'
  for (const members of outcome.clusters) {
    yield `${divider}${JSON.stringify(members.map(placeOf))}`
    divider = ',\n'
  }
  yield `],"seconds":${seconds}}\n`
}
