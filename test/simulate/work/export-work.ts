import type { EntitlementView, SearchRequest } from '../../../lambdas/contract/entitlements.ts'
import type { ExportSummary } from '../../../lambdas/contract/exports.ts'
import type { StaffSession } from '../../../local/demo/staff-session.ts'
import { askAgain } from '../../support/until.ts'
import type { Book } from '../book.ts'
import { programme } from '../lists.ts'
import { insist, newKey } from '../send.ts'
import { type ExportedRows, rowsOfExport } from '../verdict/exported-file.ts'
import type { Counter } from './counter-work.ts'

/** A file that was taken out, and what the screen showed in the same evening. */
export interface ExportNote {
  readonly id: string
  readonly officer: StaffSession
  readonly format: 'xlsx' | 'csv'
  readonly onScreen: { readonly supports: number; readonly amount: number }
  sums: NonNullable<ExportSummary['sums']> | null
  /** As the file itself shows them; null while it was not fetched. */
  inFile: ExportedRows | null
  isFailed: boolean
  /** Whoever asked for it had gone before it was written. */
  isLate: boolean
}

const filters: readonly Partial<SearchRequest>[] = [
  {},
  { status: 'paid' },
  { group: 'left' },
  { noNumber: true },
  { policy: 'A7a' },
  { payer: 'any' },
]

/** What the screen shows, page by page. */
async function everybody(book: Book, { api }: StaffSession, filter: SearchRequest): Promise<EntitlementView[]> {
  const all: EntitlementView[] = []
  let cursor: string | null = null
  do {
    const body: SearchRequest = { ...filter, cursor, limit: 200 }
    const page: { items: EntitlementView[]; cursor: string | null } = await insist(book, () =>
      api.call('searchEntitlements', { body }),
    )
    all.push(...page.items)
    cursor = page.cursor
  } while (cursor !== null)
  return all
}

/** The list of the screen as a file, in the evening, when nobody changes it any more. */
export async function takeOut(
  counter: Counter,
  officer: StaffSession,
  { unit, format }: { readonly unit: string; readonly format: 'xlsx' | 'csv' },
): Promise<void> {
  const { book, random } = counter
  const filter: SearchRequest = { programme, unit, ...random.pick(filters) }
  const shown = await everybody(book, officer, filter)
  const idempotencyKey = newKey()
  const { id } = await insist(book, () =>
    officer.api.call('requestExport', { body: { ...filter, format }, idempotencyKey }),
  )
  const onScreen = { supports: shown.length, amount: shown.reduce((sum, { amount }) => sum + amount, 0) }
  const note: ExportNote = { id, officer, format, onScreen, sums: null, inFile: null, isFailed: false, isLate: false }
  book.exports.push(note)
  await fetchExport(book, note, 20_000)
  note.isLate = note.inFile === null
}

/** One whose writer was killed is there later in the night. */
export async function fetchExports(book: Book): Promise<void> {
  for (const note of book.exports) if (!note.inFile && !note.isFailed) await fetchExport(book, note, 8_000)
}

async function fetchExport(book: Book, note: ExportNote, patienceMs: number): Promise<void> {
  const file = await askAgain(
    () => insist(book, () => note.officer.api.call('exportedFile', { params: { exportId: note.id } })),
    ({ state }) => state !== 'waiting',
    patienceMs,
  )
  if (file.state === 'failed') {
    note.isFailed = true
    book.didOther('a file that was never written')
  } else if (file.state === 'done' && file.url && file.sums) {
    note.sums = file.sums
    note.inFile = await rowsOfExport(new Uint8Array(await (await fetch(file.url)).arrayBuffer()), note.format)
    book.didOther(`a file taken out: ${note.format}`)
  }
}
