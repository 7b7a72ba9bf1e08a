import type { Policy } from '../../domain/programmes/programme.ts'
import { findPolicy, findProgramme } from '../../domain/programmes/programmes.ts'
import { localDay } from '../../domain/time/local-day.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { checkRows, type ListContext, type ListTitle, type MappedColumn } from '../../lists/check-list.ts'
import { NotAList } from '../../lists/not-a-list.ts'
import { openWorkbook } from '../../lists/workbook/open-workbook.ts'
import { logCodes, logger } from '../../runtime/observability.ts'
import type { Marks } from '../../store/id-mark.ts'
import { noCounts, type StoredList } from '../../store/list-item.ts'
import { getList, saveListProgress, takeList } from '../../store/list-store.ts'
import type { Register } from '../../store/table.ts'
import { applyRows } from './apply-rows.ts'
import type { UploadedList } from './bucket-event.ts'
import { judgeList } from './judge-list.ts'
import type { RowDesk } from './judge-row.ts'
import { NumberCrowd } from './number-crowd.ts'
import { outcomeSentence } from './outcome-sentence.ts'
import { policyFinder } from './policy-finder.ts'
import { RepeatedLines } from './repeated-lines.ts'
import { rowGroups } from './row-groups.ts'
import type { UploadedFile } from './uploaded-file.ts'

export interface Intake {
  readonly register: Register
  readonly tree: UnitTree
  readonly marks: Marks
  readonly fileOf: (listId: string, version: string) => Promise<UploadedFile>
  readonly now: () => number
}

/** Renewed with every chunk of rows; a reader that has been silent for so long is dead. */
export const leaseMs = 60_000

/** Thrown so that the message comes back later: another reader holds the list and may be alive. */
export class ListBusy extends Error {
  constructor() {
    super('another reader holds the list')
    this.name = 'ListBusy'
  }
}

/**
 * Reads an uploaded list into the register: first the whole file is checked without writing anything, then the good rows go in
 * chunk by chunk. Killed anywhere and called again it ends in the same state; a finished list is left alone.
 * @throws ListBusy, or what the engines throw: the message comes again
 */
export async function takeInList(intake: Intake, uploaded: UploadedList, attempt: string): Promise<void> {
  const { register, now } = intake
  const { listId, version } = uploaded
  const list = await takeList(register, listId, { attempt, now: now(), until: now() + leaseMs, version })
  if (!list) {
    const known = await getList(register, listId)
    if (!known) logger.warn(logCodes.listUnknown, { listId })
    if (known && isAnotherFile(known, version)) return
    if (known?.state !== 'processing') return
    logger.info(logCodes.listBusy, { listId })
    throw new ListBusy()
  }
  logger.info(logCodes.listStarted, { listId })
  // The first version that a reader took is the list's file for ever: an attempt that takes over reads the same bytes.
  isAnotherFile(list, version)
  const { content, facts } = await intake.fileOf(listId, list.fileVersion ?? version)
  const known: StoredList = { ...list, file: facts }
  try {
    const finished = await readList(intake, known, content)
    logger.info(logCodes.listFinished, { listId, ...finished.counts })
  } catch (error) {
    if (!(error instanceof NotAList)) throw error
    logger.info(logCodes.listRefused, { listId, reason: error.code })
    await refuseList(intake, known, error.message)
  }
}

/** Somebody put another file by the same form. It is kept by the bucket, read by nobody, and told in the log. */
function isAnotherFile(list: StoredList, version: string): boolean {
  if (list.fileVersion === undefined || list.fileVersion === version) return false
  logger.warn(logCodes.listPutAgain, { listId: list.id })
  return true
}

async function readList(intake: Intake, list: StoredList, file: UploadedFile['content']): Promise<StoredList> {
  const { register, tree, now } = intake
  const programme = findProgramme(list.programme)
  if (!programme) return refuseList(intake, list, 'Chương trình hỗ trợ của danh sách này không còn trong hệ thống.')
  const open = () => openWorkbook(file, list.fileName)
  const findPolicyOf = policyFinder(programme)
  const today = localDay(now()).split('-').map(Number)
  const context: ListContext = {
    expectedCommuneName: tree.find(list.commune)?.name ?? '',
    resolvePolicy: (text) => findPolicyOf(text)?.code ?? null,
    asOf: { year: today[0] ?? 0, month: today[1] ?? 0, day: today[2] ?? 0 },
  }

  const first = await survey(checkRows(await open(), context))
  const judgement = judgeList(list, first, tree)
  const numbered: StoredList = judgement.ok
    ? { ...list, decisionNumber: judgement.decision.number, decisionDay: judgement.decision.day }
    : list
  const desk = {
    list: numbered,
    programme,
    decision: judgement.ok ? judgement.decision : null,
    marks: intake.marks,
    now: now(),
    seen: new Map<string, number>(),
    crowdedNumbers: first.crowdedNumbers,
    repeatedLines: first.repeatedLines,
    columns: first.columns,
  }
  const defaultPolicy = list.policy
    ? (findPolicy(programme, list.policy) ?? null)
    : policyOfTitle(first.title, findPolicyOf)
  // A file that may not come in still gets its rows listed, each with what the check said of it.
  const counts = await applyRows(intake, desk, rowGroups(checkRows(await open(), context)), defaultPolicy)
  const finished: StoredList = {
    ...numbered,
    state: judgement.ok ? 'finished' : 'refused',
    counts,
    finishedAt: now(),
    leaseUntil: 0,
    outcome: judgement.ok ? outcomeSentence(counts) : judgement.message,
  }
  await saveListProgress(register, finished)
  return finished
}

/** Goes through the whole file once: what its title says, where its columns stand and whether it ends as it should. */
async function survey(
  items: ReturnType<typeof checkRows>,
): Promise<
  { title: ListTitle; people: number; refused: number } & Pick<RowDesk, 'columns' | 'crowdedNumbers' | 'repeatedLines'>
> {
  let people = 0
  let refused = 0
  const columns = new Map<string, readonly MappedColumn[]>()
  const crowd = new NumberCrowd()
  const repeatedLines = new RepeatedLines()
  let title: ListTitle = { programmeHints: [] }
  for await (const item of items) {
    if (item.kind === 'person') {
      people++
      repeatedLines.add(item.person)
    }
    if (item.kind === 'refused') refused++
    if (item.kind === 'problem' && item.problem.code === 'duplicate-in-file') crowd.add(item.problem.value ?? '')
    if (item.kind === 'sheet') columns.set(item.sheet.name, item.sheet.columns)
    if (item.kind === 'end') title = item.title
  }
  return { title, people, refused, columns, crowdedNumbers: crowd.crowded(), repeatedLines: repeatedLines.close() }
}

/** "DANH SÁCH NGƯỜI CÓ CÔNG …" in the title is the policy of every row that names none, when all its hints agree. */
function policyOfTitle(title: ListTitle, resolve: (text: string) => Policy | null): Policy | null {
  const policies = new Set(title.programmeHints.map(resolve).filter((policy) => policy !== null))
  const [only] = policies
  return policies.size === 1 && only ? only : null
}

async function refuseList(intake: Intake, list: StoredList, message: string): Promise<StoredList> {
  const refused: StoredList = {
    ...list,
    state: 'refused',
    counts: noCounts,
    finishedAt: intake.now(),
    leaseUntil: 0,
    outcome: message,
  }
  await saveListProgress(intake.register, refused)
  return refused
}
