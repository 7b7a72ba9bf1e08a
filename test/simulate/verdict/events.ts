import type { Acknowledged, Book } from '../book.ts'
import { type Finding, finding } from './checks.ts'
import { mayStillBePaid } from './stored-record.ts'
import type { StoredEvent, WholeTable } from './whole-table.ts'

/** No state without its event: as many events as versions, the last one saying what the record says. */
export function statesAndEvents({ records, events, cases }: WholeTable): Finding {
  const faults: string[] = []
  let seen = 0
  for (const record of records.values()) {
    const own = (events.get(record.id) ?? []).toSorted((a, b) => a.version - b.version)
    seen += own.length
    const last = own.at(-1)
    if (own.length !== record.version) faults.push(`${record.id}: version ${record.version}, ${own.length} events`)
    else if (own.some(({ version }, index) => version !== index + 1)) faults.push(`${record.id}: a version is missing`)
    else if (last?.ledger.of?.status !== record.status || last?.ledger.of?.amount !== record.amount)
      faults.push(
        `${record.id}: record ${record.status} ${record.amount}, last event ${JSON.stringify(last?.ledger.of)}`,
      )
  }
  for (const [subject] of events) if (!records.has(subject)) faults.push(`${subject}: events and no record`)
  for (const { id, version, events: many } of cases) {
    seen += many
    if (version !== many) faults.push(`case ${id}: version ${version}, ${many} events`)
  }
  return finding('no state without its event', `${records.size} records, ${cases.length} cases, ${seen} events`, faults)
}

/** A command of an officer about a support; its key is the event's command. */
const nameOf = (one: Pick<Acknowledged, 'username' | 'key' | 'entitlementId'>): string =>
  `${one.username} ${one.key} ${one.entitlementId}`

/** What an officer was told is done was done once, and what he was not told was done once at most. */
export function commandsOnce({ events }: WholeTable, { acknowledged, unknown }: Book): Finding {
  // Of the support itself: what a command changes in its duplicate cases is told there, under the same command, by events of their own.
  const made = new Map<string, number>()
  for (const [subject, own] of events)
    for (const { type, commandId, actor } of own.filter((one) => !/^(review|duplicate)\./.test(one.type))) {
      if (type === 'entitlement.approved') continue
      const name = nameOf({ username: actor.username, key: commandId, entitlementId: subject })
      made.set(name, (made.get(name) ?? 0) + 1)
    }
  const told = new Map(acknowledged.map((one) => [nameOf(one), one]))
  const faults = [...told].flatMap(([name, { command }]) => {
    const times = made.get(name) ?? 0
    return times === 1 ? [] : [`${command} of ${name} was acknowledged and has ${times} events`]
  })
  for (const one of unknown)
    if ((made.get(nameOf(one)) ?? 0) > 1) faults.push(`${nameOf(one)} had no answer and was done twice`)
  return finding('every acknowledged command was done exactly once', `${told.size} commands`, faults)
}

/** Whoever is not to be paid for what an officer has said of him. */
const stopped = ['refused', 'deceased', 'suspended']

/** What was wrong is undone, or corrected by a payer's file; what a duplicate case has stopped it lets go on. For all else there is a paper. */
const needsNoPaper = ({ type, changes }: StoredEvent): boolean =>
  type === 'payment.undone' || type.startsWith('review.') || changes.batch !== undefined

/** Of whoever refused, died or was suspended no money is handed out until a paper says so, and each such paper has its event. */
export function resumptions({ events }: WholeTable, { acknowledged }: Book): Finding {
  const faults: string[] = []
  const made = new Set<string>()
  for (const [subject, own] of events) {
    let before = ''
    for (const one of own.toSorted((a, b) => a.version - b.version)) {
      const status = one.ledger.of?.status ?? ''
      const goesOn = stopped.includes(before) && mayStillBePaid({ status })
      if (one.type === 'support.resumed') {
        made.add(nameOf({ username: one.actor.username, key: one.commandId, entitlementId: subject }))
        if (!(goesOn && one.changes.basis?.[1])) faults.push(`${subject}: ${before} to ${status}, resumed on no paper`)
      } else if (goesOn && !needsNoPaper(one)) faults.push(`${subject}: ${before} to ${status} by ${one.type}`)
      before = status
    }
  }
  for (const one of acknowledged)
    if (one.command === 'resumeSupport' && !made.has(nameOf(one)))
      faults.push(`${one.entitlementId}: ${one.username} was told that it is paid after all, and no event says so`)
  return finding(
    'whoever refused, died or was suspended goes on on a paper',
    `${made.size} supports paid after all`,
    faults,
  )
}

/** What an owner is told of his cases is what there is. */
export function caseTallies({ cases, tallies }: WholeTable): Finding {
  const faults: string[] = []
  for (const owner of new Set([...cases.map((one) => one.owner), ...tallies.keys()])) {
    const own = cases.filter((one) => one.owner === owner && !one.endedByItself)
    const open = own.filter(({ state }) => state !== 'closed').length
    const told = tallies.get(owner) ?? { open: 0, total: 0 }
    if (told.open !== open || told.total !== own.length)
      faults.push(`${owner}: told ${told.open} open of ${told.total}, there are ${open} of ${own.length}`)
  }
  return finding(
    'each office is told as many cases as it has',
    `${tallies.size} offices, ${cases.length} cases`,
    faults,
  )
}
