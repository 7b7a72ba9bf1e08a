import { type Finding, finding } from './checks.ts'
import type { StoredBatch, StoredEvent, StoredLine, WholeTable } from './whole-table.ts'

const byVersion = (events: readonly StoredEvent[] = []): StoredEvent[] =>
  events.toSorted((a, b) => a.version - b.version)

/** Of one support what batches have written or taken back at that moment. */
const ofBatch = (events: readonly StoredEvent[], at: number): StoredEvent[] =>
  events.filter((event) => event.at === at && event.changes.batch !== undefined)

const tallied = (names: readonly (readonly [string, number])[]): string => {
  const sums = new Map<string, { lines: number; amount: number }>()
  for (const [name, amount] of names) {
    const known = sums.get(name) ?? { lines: 0, amount: 0 }
    sums.set(name, { lines: known.lines + 1, amount: known.amount + amount })
  }
  return textOf(Object.fromEntries(sums))
}

const textOf = (sums: StoredBatch['answers']): string =>
  Object.entries(sums)
    .filter(([, { lines }]) => lines > 0)
    .map(([name, { lines, amount }]) => `${name} ${lines} ${amount}`)
    .sort()
    .join(', ')

const acts = ({ answer }: StoredLine): boolean => ['pay', 'not-paid', 'correct'].includes(answer)

/** What a batch says that it did is what it did: each line, and the sums of them. */
export function batches({ batches: all, events }: WholeTable): Finding[] {
  const [sums, answers, undone]: [string[], string[], string[]] = [[], [], []]
  let [written, takenBack] = [0, 0]
  for (const batch of all.filter(({ kind }) => kind !== 'account')) {
    const { id, state, lines, each } = batch
    if (each.length !== lines) sums.push(`${id}: ${lines} lines, ${each.length} of them there`)
    if (tallied(each.map(({ answer, amount }) => [answer, amount])) !== textOf(batch.answers))
      sums.push(`${id}: its answers are not the sum of its lines`)
    const outcomes = each.flatMap(({ outcome, amount }) => (outcome ? [[outcome.kind, amount] as const] : []))
    if (['done', 'undone'].includes(state) && tallied(outcomes) !== textOf(batch.outcomes))
      sums.push(`${id} is ${state}: ${textOf(batch.outcomes)}, its lines ${tallied(outcomes)}`)
    for (const line of each) {
      const own = byVersion(events.get(line.id ?? ''))
      const fault = faultOfLine(batch, line, own)
      if (fault) answers.push(`${id}, ${line.id}: ${fault}`)
      if (line.outcome?.kind === 'done') written++
      if (line.outcome?.kind !== 'undone') continue
      takenBack++
      const left = leftBehind(own, line.outcome.at)
      if (left) undone.push(`${id}, ${line.id}: ${left}`)
    }
  }
  const open = all.filter(({ state }) => ['awaiting-file', 'checking', 'writing', 'undoing'].includes(state))
  return [
    finding('each batch sums up its lines, and none is stuck', `${all.length} batches`, [
      ...sums,
      ...open.map(({ id, state }) => `${id} is ${state}`),
    ]),
    finding('each line that a batch has written has its one event', `${written} lines`, answers),
    finding('what was taken back with its batch is as it was before', `${takenBack} lines`, undone),
  ]
}

function faultOfLine({ state }: StoredBatch, line: StoredLine, own: readonly StoredEvent[]): string | null {
  const { outcome } = line
  if (!acts(line)) return outcome ? `${line.answer} was ${outcome.kind}` : null
  if (!outcome) return ['done', 'undone'].includes(state) ? `${line.answer} came to nothing` : null
  if (outcome.kind === 'refused' || outcome.kind === 'kept') return null
  const events = ofBatch(own, outcome.at)
  // A correction takes back what stood there and says what is true, in one step.
  const least = line.answer === 'correct' && outcome.kind === 'done' ? [1, 2] : [1, outcome.kind === 'done' ? 1 : 2]
  const isThere = events.length >= (least[0] ?? 1) && events.length <= (least[1] ?? 1)
  return isThere ? null : `${line.answer} is ${outcome.kind}, with ${events.length} events of that moment`
}

/** State, sum and day of payment before the batch wrote the line, which is the last batch's word before it was taken back, and after that. */
function leftBehind(own: readonly StoredEvent[], takenBackAt: number): string | null {
  const isBatch = ({ changes }: StoredEvent): boolean => changes.batch !== undefined
  const last = own.findLastIndex((event) => isBatch(event) && event.at === takenBackAt)
  const written = own.findLast((event, index) => isBatch(event) && index < last && event.at !== takenBackAt)
  const first = own.findIndex((event) => isBatch(event) && event.at === written?.at)
  const [before, after] = [own[first - 1]?.ledger.of, own[last]?.ledger.of]
  if (!written || !before) return 'there is nothing before the batch'
  const text = (of: typeof before | null | undefined): string => `${of?.status} ${of?.amount} ${of?.paidOn ?? null}`
  return text(before) === text(after) ? null : `before ${text(before)}, after ${text(after)}`
}
