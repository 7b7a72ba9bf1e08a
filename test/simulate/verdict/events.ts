import type { Book } from '../book.ts'
import { type Finding, finding } from './checks.ts'
import type { WholeTable } from './whole-table.ts'

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

/** What an officer was told is done was done once, and what he was not told was done once at most. */
export function commandsOnce({ events }: WholeTable, { acknowledged, unknown }: Book): Finding {
  const made = new Map<string, number>()
  for (const own of events.values())
    for (const { commandId, actor } of own) {
      const name = `${actor.username} ${commandId}`
      made.set(name, (made.get(name) ?? 0) + 1)
    }
  const told = new Map(acknowledged.map((one) => [`${one.username} ${one.key}`, one]))
  const faults = [...told].flatMap(([name, { command }]) => {
    const times = made.get(name) ?? 0
    return times === 1 ? [] : [`${command} of ${name} was acknowledged and has ${times} events`]
  })
  for (const { key, username } of unknown)
    if ((made.get(`${username} ${key}`) ?? 0) > 1) faults.push(`${username} ${key} had no answer and was done twice`)
  return finding('every acknowledged command was done exactly once', `${told.size} commands`, faults)
}

/** What an owner is told of his cases is what there is. */
export function caseTallies({ cases, tallies }: WholeTable): Finding {
  const faults: string[] = []
  for (const owner of new Set([...cases.map((one) => one.owner), ...tallies.keys()])) {
    const own = cases.filter((one) => one.owner === owner)
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
