import type { BatchLineView } from '../../../lambdas/contract/batches.ts'
import type { EntitlementView } from '../../../lambdas/contract/entitlements.ts'
import { formatDay, localDay } from '../../../lambdas/domain/time/local-day.ts'
import { openWorkbook } from '../../../lambdas/lists/workbook/open-workbook.ts'
import { workbookToBytes } from '../../../lambdas/lists/writer/write-workbook.ts'
import type { StaffSession } from '../../../local/demo/staff-session.ts'
import type { Book, PaidOutside } from '../book.ts'
import { programme } from '../lists.ts'
import { bring, insist, newKey } from '../send.ts'
import { type BatchNote, noteBatch } from './batch-notes.ts'
import { goOn } from './batch-steps.ts'
import { saidOfAll } from './batch-work.ts'
import { type Counter, search } from './counter-work.ts'
import { openMonths } from './month-work.ts'

const [paid, notMet] = ['Đã chi trả', 'Chưa nhận'] as const

interface ResultRow {
  readonly code: string | null
  readonly fullName: string
  readonly commune: string
  readonly amount: number
  readonly month: string | null
  readonly result: string
  readonly paidOn: string
  /** What the dry run has to answer. */
  readonly answer: BatchLineView['answer']
}

const headings = ['STT', 'Mã chi trả', 'Họ và tên', 'Xã', 'Số tiền', 'Tháng', 'Kết quả', 'Ngày chi trả', 'Lý do']
const noNumber = 'Lý do chưa có số'
/** Where Excel shows the first person: below a title and the headings. */
const firstRow = 3

const workbookOf = (rows: readonly ResultRow[]): Promise<Uint8Array> =>
  workbookToBytes([
    {
      name: 'Kết quả',
      columns: [...headings, noNumber].map(() => ({ width: 14 })),
      title: [['KẾT QUẢ CHI TRẢ CỦA BƯU ĐIỆN']],
      header: [[...headings, noNumber]],
      rows: rows.map(({ code, fullName, commune, amount, month, result, paidOn }, index) => [
        ...[index + 1, code, fullName, commune, amount, month, result, formatDay(paidOn)],
        ...[result === notMet ? 'Vắng mặt' : null, 'Mất giấy tờ'],
      ]),
    },
  ])

/** What the postman has met: most are paid, some were out, and a few lines cannot be right. */
function rowsOf({ random }: Counter, supports: readonly EntitlementView[]): ResultRow[] {
  const [today, tomorrow] = [localDay(Date.now()), localDay(Date.now() + 24 * 3_600_000)]
  return supports.flatMap((seen, index): ResultRow[] => {
    const [first] = openMonths(seen)
    const isByMonth = seen.instalments.length > 1 && first?.month.includes('-')
    const row: ResultRow = {
      ...{ code: seen.id, fullName: seen.fullName, commune: seen.communeName, result: paid, paidOn: today },
      amount: isByMonth ? (first?.due ?? 0) : seen.amount - seen.paid,
      month: isByMonth ? (first?.name.replace('tháng ', '') ?? null) : null,
      answer: 'pay',
    }
    // One of each kind first, then as it comes.
    const kind =
      index < 5
        ? index
        : random.weighted([
            [0, 80],
            [1, 14],
            [2, 3],
            [3, 3],
          ] as const)
    if (kind === 1) return [{ ...row, result: notMet, month: null, answer: 'not-paid' }]
    if (kind === 2) return [{ ...row, amount: row.amount + 10_000, answer: 'wrong-amount' }]
    if (kind === 3) return [{ ...row, paidOn: tomorrow, answer: 'future-day' }]
    return [row]
  })
}

/** Whether the line may be answered otherwise, for what only the register knows of the person. */
const mayBeAsked = (line: BatchLineView, expected: string): boolean =>
  line.answer === expected || ['held', 'question', 'already-paid', 'months-limit', 'unsure'].includes(line.answer)

/** The district has asked the money back between the payer's two files: what the first one has paid is not the second one's to correct. */
const wasAskedBack = ({ acknowledged }: Book, { answer, entitlementId }: BatchLineView): boolean =>
  answer === 'wrong-state' &&
  acknowledged.some((one) => one.entitlementId === entitlementId && one.command.startsWith('askBack'))

async function sendFile(
  counter: Counter,
  payer: StaffSession,
  unit: string,
  rows: readonly ResultRow[],
  corrections: ReadonlyMap<string, number> = new Map(),
): Promise<BatchNote> {
  const { book } = counter
  const bytes = await workbookOf(rows)
  const idempotencyKey = newKey()
  const body = { programme, unit, fileName: 'ket-qua.xlsx', fileBytes: bytes.length, details: saidOfAll() }
  const { batch, upload } = await insist(book, () => payer.api.call('createResultFile', { body, idempotencyKey }))
  await bring(book, upload, bytes)
  const note = noteBatch(book, batch, {
    ...{ officer: payer, kind: 'file', day: localDay(Date.now()), corrections },
    expects: ({ lines }, each) => [
      ...(lines === rows.length ? [] : [`${rows.length} rows and ${lines} answers`]),
      ...each.flatMap((line) => {
        const expected = rows[line.number - firstRow]?.answer ?? 'a row that is not there'
        return mayBeAsked(line, expected) || wasAskedBack(book, line)
          ? []
          : [`row ${line.number}: ${line.answer} instead of ${expected}`]
      }),
    ],
  })
  await goOn(book, note)
  return note
}

/** The post office's file of the day; the second one mends what was wrong in the first. */
export async function sendResults(counter: Counter, payer: StaffSession, district: string): Promise<void> {
  const { book, random } = counter
  const held = await search(counter, payer, { unit: district, status: 'with-payer', limit: 60 })
  const supports = held.filter(({ commands, review }) => commands.includes('record-payment') && !review?.isHeld)
  if (supports.length === 0) return
  const chosen = supports.toSorted((a, b) => a.instalments.length - b.instalments.length).slice(0, 14)
  const rows = rowsOf(counter, chosen)
  const [any] = rows
  if (!any) return
  const strange: ResultRow[] = [
    { ...any, code: null, fullName: 'Người Không Có Tên', answer: 'unknown' },
    { ...any, commune: 'Xã Không Có', answer: 'other-unit' },
  ]
  const first = await sendFile(counter, payer, district, [...rows, ...strange])
  book.didOther("a payer's file sent")
  if (first.state !== 'done') return
  const done = first.lines.filter(({ outcome }) => outcome?.kind === 'done')
  const seenOf = ({ entitlementId }: BatchLineView) => chosen.find(({ id }) => id === entitlementId)
  const simple = done.filter((line) => (seenOf(line)?.instalments.length ?? 2) < 2)
  const wrong = [
    ...simple.filter(({ answer }) => answer === 'pay').slice(0, 1 + random.below(2)),
    ...simple.filter(({ answer }) => answer === 'not-paid').slice(0, 1),
  ]
  const corrections = new Map(
    wrong.map(({ entitlementId, answer, amount }) => [entitlementId ?? '', answer === 'pay' ? -amount : amount]),
  )
  const second = rows.flatMap((row): ResultRow[] => {
    if (!done.some(({ entitlementId }) => entitlementId === row.code)) return []
    const correction = corrections.get(row.code ?? '')
    if (correction === undefined) return [{ ...row, answer: 'same' }]
    return [{ ...row, result: correction < 0 ? notMet : paid, answer: 'correct' }]
  })
  if (corrections.size === 0) return
  await sendFile(counter, payer, district, second, corrections)
  book.didOther("a payer's second file sent")
}

/** Biên bản đối chiếu: what was given is what was paid, brought back and is still held. */
export async function drawAccount(book: Book, officer: StaffSession, unit: string): Promise<void> {
  const idempotencyKey = newKey()
  const body = { programme, unit }
  const batch = await insist(book, () => officer.api.call('createAccount', { body, idempotencyKey }))
  const note = noteBatch(book, batch, { officer, kind: 'account', day: localDay(Date.now()) })
  await goOn(book, note)
  if (note.state !== 'done') return
  const account = note.summary?.account
  const parts = (account?.paid.amount ?? 0) + (account?.returned.amount ?? 0) + (account?.held.amount ?? 0)
  if (!account || account.given.amount !== parts || account.unbalanced.supports > 0)
    book.surprise(`the account of ${unit} does not add up: ${JSON.stringify(account)}`)
  const [sheet, paper] = await Promise.all(
    [note.summary?.answerUrl, note.summary?.paperUrl].map((url) => (url ? fetch(url) : null)),
  )
  if (!sheet?.ok || !paper?.ok) book.surprise(`the account of ${unit} cannot be fetched`)
  else book.paidOutside.set(unit, await outsideOf(new Uint8Array(await sheet.arrayBuffer())))
  book.didOther("a payer's account drawn")
}

/** What stands below the sum that both sides sign. */
async function outsideOf(sheet: Uint8Array): Promise<PaidOutside> {
  for await (const { cells } of (await openWorkbook(sheet, 'bien-ban.xlsx')).sheets[0]?.rows() ?? []) {
    const said = /^Ngoài số được giao, .* đã chi ([\d.]+) khoản, ([\d.]+) đồng/.exec(cells[0]?.text ?? '')
    const [supports, amount] = (said ?? []).slice(1).map((number) => Number(number.replaceAll('.', '')))
    if (supports && amount) return { supports, amount }
  }
  return { supports: 0, amount: 0 }
}
