import { tallied } from '../../domain/batches/batch.ts'
import { isActing } from '../../domain/batches/batch-answer.ts'
import { joinMonths } from '../../domain/batches/join-months.ts'
import { type LineMatch, SupportIndex, withKnownNumber } from '../../domain/batches/match-line.ts'
import { withoutPayingMonth } from '../../domain/batches/paying-month.ts'
import { type ResultLine, saidBy } from '../../domain/batches/result-line.ts'
import type { Said } from '../../domain/batches/said.ts'
import { settleRepeated } from '../../domain/batches/settle-lines.ts'
import { byOtherTally } from '../../domain/batches/stand-in.ts'
import { notPaidTally } from '../../domain/batches/written-words.ts'
import { nameKey } from '../../domain/names/name-key.ts'
import { policyFinder } from '../../domain/programmes/policy-finder.ts'
import { programmeOfRecord } from '../../domain/programmes/programmes.ts'
import { firstLetters } from '../../lists/first-letters.ts'
import { NotAList } from '../../lists/not-a-list.ts'
import { readResults } from '../../lists/results/read-results.ts'
import { openWorkbook } from '../../lists/workbook/open-workbook.ts'
import type { UploadedFile } from '../../runtime/uploaded-file.ts'
import type { StoredBatch, StoredLine } from '../../store/batches/batch-item.ts'
import { linesPerChunk, putLines } from '../../store/batches/batch-line-store.ts'
import { saveBatch } from '../../store/batches/batch-store.ts'
import { everybody } from '../../store/register/register-filter.ts'
import { supportsOfUnit } from '../../store/register/unit-supports.ts'
import { abreast, inParts } from '../../store/table/abreast.ts'
import { answerFile } from './answer-file.ts'
import { type BatchDesk, mostLines, withSign } from './batch-desk.ts'
import { detailsOf, refused } from './check-selection.ts'
import { planLines } from './plan-lines.ts'

/** The dry run of a payer's file: every row gets an answer, and nothing is written but the answers. */
export async function checkFile(desk: BatchDesk, taken: StoredBatch): Promise<StoredBatch> {
  if (!taken.fileVersion) throw new Error('a file that was taken without its version')
  const file = await desk.fileOf(taken.id, taken.fileVersion)
  const batch: StoredBatch = { ...taken, file: file.facts }
  try {
    const read = await readFile(desk, file, batch)
    if (read.length === 0) return refused(batch, 'Tệp không có dòng nào: xem lại bảng kết quả rồi gửi lại.')
    if (read.length > mostLines) return refused(batch, `Tệp có hơn ${mostLines} dòng: gửi từng huyện, từng xã.`)
    await saveBatch(desk.register, withSign(desk, batch))
    const lines = settleRepeated(await answered(desk, batch, read))
    const checked = await laid(desk, batch, lines)
    return { ...checked, answerFile: await answerFile(desk, checked, file) }
  } catch (error) {
    if (!(error instanceof NotAList)) throw error
    return refused(batch, error.message)
  }
}

async function readFile(
  { tree }: Pick<BatchDesk, 'tree'>,
  { content }: UploadedFile,
  { fileName }: StoredBatch,
): Promise<ResultLine[]> {
  const lines: ResultLine[] = []
  const untold: ResultLine[] = []
  for await (const line of readResults(await openWorkbook(content, fileName ?? 'ket-qua.xlsx'), tree.map)) {
    if (line.hasResult) lines.push(line)
    else if (untold.length < mostLines) untold.push(line)
    if (lines.length > mostLines) break
  }
  return [...lines, ...untold.slice(0, mostLines - lines.length)]
}

interface Answered extends StoredLine {
  readonly row: number
  readonly isMonthly: boolean
}

interface Matched {
  readonly line: ResultLine
  readonly match: LineMatch
  readonly said: Said | string
  /** The line that tells its money: "dòng 3". */
  readonly with: string | null
}

/** Its sign of life, and what of it is seen on the way. */
const chunksPerSign = 50

async function answered(desk: BatchDesk, batch: StoredBatch, read: readonly ResultLine[]): Promise<Answered[]> {
  const index = await supportsOf(desk, batch)
  const details = detailsOf(batch)
  const found = read.map((line) => {
    const match = index.find(line)
    const id = match.ok ? match.entitlement.id : null
    const said = saidBy(withoutPayingMonth(withKnownNumber(line, match), match, details.paidOn), details)
    return { line, match, id, row: line.row, sheet: line.sheet, said }
  })
  const matched = joinMonths(withoutToldElsewhere(found))
  const lines: Answered[] = []
  for (const many of inParts(matched, chunksPerSign * linesPerChunk)) {
    const answers = await abreast(inParts(many, linesPerChunk), desk.lanes, (part) => answeredPart(desk, batch, part))
    lines.push(...answers.flat())
    await saveBatch(desk.register, withSign(desk, { ...batch, handled: lines.length }))
  }
  return lines
}

/** Of a sheet that says nowhere what happened, a copy of the whole list perhaps, only the people of whom no other sheet says it. */
function withoutToldElsewhere<One extends { readonly id: string | null; readonly line: ResultLine }>(
  found: readonly One[],
): One[] {
  const ids = new Set(found.map(({ id, line }) => (line.hasResult ? id : null)))
  const names = new Set(found.map(({ line }) => (line.hasResult ? nameKey(line.fullName) : '')))
  return found.filter(
    ({ id, line }) => line.hasResult || (id === null ? !names.has(nameKey(line.fullName)) : !ids.has(id)),
  )
}

async function answeredPart(desk: BatchDesk, batch: StoredBatch, part: readonly Matched[]): Promise<Answered[]> {
  const asked = part.flatMap(({ match, said, with: other }) =>
    match.ok && typeof said !== 'string' && other === null ? [{ entitlement: match.entitlement, said }] : [],
  )
  const plans = (await planLines(desk, batch, asked)).values()
  return part.map(({ line, match, said, with: other }) => {
    const plain = lineOf(line, match)
    if (!match.ok) return { ...plain, answer: match.answer, message: match.message }
    if (typeof said === 'string') return { ...plain, answer: 'unclear', message: said }
    // Its money is told by the other line.
    if (other !== null) return { ...plain, answer: 'together', message: `Xem ${other}.`, amount: 0 }
    const plan = plans.next().value
    if (!plan) throw new Error('a line without its plan')
    const { answer, message, amount } = plan
    return { ...plain, answer, message, amount, said }
  })
}

const lineOf = ({ sheet, row, fullName, hamlet, amount }: ResultLine, match: LineMatch): Answered => ({
  number: row,
  row,
  isMonthly: match.ok && match.entitlement.instalments.length > 1,
  sheet,
  id: match.ok ? match.entitlement.id : null,
  seen: match.ok ? match.entitlement.version : null,
  fullName: match.ok ? match.entitlement.person.fullName : firstLetters(fullName, 120),
  hamlet: match.ok ? match.entitlement.person.hamlet : hamlet && firstLetters(hamlet, 120),
  commune: match.ok ? match.entitlement.commune : null,
  amount: amount ?? 0,
  answer: 'unclear',
  message: null,
  said: null,
  outcome: null,
})

/** Everybody of the unit, so that each row is looked for among all of them: some 240 reads a commune. */
async function supportsOf({ register, tree }: BatchDesk, batch: StoredBatch): Promise<SupportIndex> {
  const findPolicy = policyFinder(programmeOfRecord(batch))
  const index = new SupportIndex({ tree, unit: batch.unit, policyOf: (words) => findPolicy(words)?.code ?? null })
  for await (const one of supportsOfUnit(register, tree, batch, everybody)) index.add(one)
  return index
}

async function laid(desk: BatchDesk, batch: StoredBatch, lines: readonly Answered[]): Promise<StoredBatch> {
  const chunks = inParts(lines, linesPerChunk)
  await abreast(chunks, desk.lanes, (part, chunk) => {
    const stored = part.map(({ row: _row, isMonthly: _monthly, ...line }): StoredLine => line)
    return putLines(desk.register, batch.id, { chunk, lines: stored, step: 'checking' })
  })
  return {
    ...batch,
    state: 'checked',
    checkedAt: desk.now(),
    chunks: chunks.length,
    lines: lines.length,
    answers: tallied(lines.map(({ answer, amount }) => [answer, amount] as const)),
    byOther: byOtherTally(lines),
    notPaid: notPaidTally(lines.filter(({ answer }) => isActing(answer))),
    handled: lines.length,
  }
}
