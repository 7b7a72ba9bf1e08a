import { type InOneList, inOneList } from '../../domain/duplicates/exclusion.ts'
import { leaseMs, signMs } from '../../domain/lists/list-duties.ts'
import { policyFinder, policyOfTitle, policyWords } from '../../domain/programmes/policy-finder.ts'
import { findPolicy, findProgramme } from '../../domain/programmes/programmes.ts'
import { readingDay } from '../../domain/programmes/reading-day.ts'
import { localDay } from '../../domain/time/local-day.ts'
import { checkRows, type ListContext, type ListedPerson } from '../../lists/check-list.ts'
import { saidColumns } from '../../lists/columns/said-columns.ts'
import { openWorkbook } from '../../lists/workbook/open-workbook.ts'
import type { UploadedFile } from '../../runtime/uploaded-file.ts'
import { getSaidColumns, saveSaidColumns } from '../../store/lists/column-store.ts'
import { letGo, type StoredList } from '../../store/lists/list-item.ts'
import { endListStep, saveListProgress } from '../../store/lists/list-moves.ts'
import { AnsweredHere, RememberedAnswers } from './answers-before.ts'
import { bringRows, compareRows } from './apply-rows.ts'
import type { Work } from './bring-chunk.ts'
import { chunkRows, type RowsDesk } from './chunk-row.ts'
import { dealRows } from './deal-rows.ts'
import type { Intake } from './intake.ts'
import { decisionOf, judgeList } from './judge-list.ts'
import { formOf, listColumns, openTableOf } from './list-columns.ts'
import { broughtEnd, endOfComparison, refusedEnd } from './list-end.ts'
import { isCompared } from './list-standing.ts'
import { isLong, meetsIn } from './long-list.ts'
import { refuseList } from './refuse-list.ts'
import { rowGroups } from './row-groups.ts'
import { splitList } from './split-list.ts'
import { survey } from './survey.ts'

/**
 * Reads a list: first the whole file is checked without writing anything, then its rows are compared with the register, or go into it,
 * chunk by chunk.
 * @throws NotAList when it is none
 */
export async function readList(intake: Intake, list: StoredList, file: UploadedFile['content']): Promise<StoredList> {
  const { register, tree, now } = intake
  const programme = findProgramme(list.programme)
  if (!programme) return refuseList(intake, list, 'Chương trình hỗ trợ của danh sách này không còn trong hệ thống.')
  const open = () => openWorkbook(file, list.fileName)
  const findPolicyOf = policyFinder(programme)
  const context: ListContext = {
    expectedCommuneName: tree.find(list.commune)?.name ?? '',
    cmndSeries: tree.map.cmndSeries,
    ...policyWords(programme, list.policy),
    asOf: readingDay(programme, localDay(now())),
    accepted: new Set(list.answers.accepted),
    declined: new Set(list.answers.declined),
    asks: isCompared(list),
  }

  const sign = signOf(intake, list)
  const standingOf = ({ policy, months, titleMonths }: ListedPerson): InOneList => {
    const named = months && months.named.length > 0 ? months.named : titleMonths
    return inOneList(programme, findPolicy(programme, list.policy ?? policy ?? '') ?? null, named)
  }
  let here = new AnsweredHere(intake.marks)
  const noting = ({ onTaken, onDeclined }: AnsweredHere) => ({ onTaken, onDeclined })
  let first = await survey(
    checkRows(await open(), { ...context, ...saidBy(list.answers), ...noting(here) }),
    sign,
    standingOf,
  )
  const form = formOf(first.formColumns, intake.marks)
  const remembered = await RememberedAnswers.of(intake, list, decisionOf(list, first.title), form)
  // What was said of this form before is said again, unless the officer has said something himself.
  const columns =
    Object.keys(list.answers.columns).length > 0
      ? list.answers.columns
      : await getSaidColumns(register, list.commune, form)
  const isFirstReading = list.sums === null
  const answers = { ...(isFirstReading ? remembered.carriedInto(list.answers) : list.answers), columns }
  const isRemembered = columns !== list.answers.columns && Object.keys(columns).length > 0
  const { takenBefore, declinedBefore } = remembered
  const explained: ListContext = { ...context, ...saidBy(answers), takenBefore, declinedBefore }
  if (isRemembered || remembered.isAny) {
    here = new AnsweredHere(intake.marks)
    first = await survey(checkRows(await open(), { ...explained, ...noting(here) }), sign, standingOf)
  }
  const judgement = judgeList(list, first, { tree, programme, today: localDay(now()) })
  const isPreview = isCompared(list)
  const read: StoredList = {
    ...list,
    sums: first.sums,
    saidOtherwise: first.saidOtherwise,
    columns: listColumns(first.columns),
    openTable: openTableOf(first.open),
    isRefusedWhole: !judgement.ok && !judgement.isOfRows,
    answers,
    declines: remembered.declinesOf(list),
  }
  const numbered: StoredList = judgement.ok
    ? { ...read, decisionNumber: judgement.decision.number, decisionDay: judgement.decision.day }
    : read
  const desk: RowsDesk = {
    list: numbered,
    programme,
    decision: judgement.ok ? judgement.decision : null,
    marks: intake.marks,
    now: now(),
    seen: new Map<string, number>(),
    crowdedNumbers: first.crowdedNumbers,
    repeatedLines: first.repeatedLines,
    repeatedNumbers: first.repeatedNumbers,
    householdSums: first.householdSums,
    columns: first.columns,
    showsCells: first.open !== null,
  }
  const defaultPolicy = list.policy
    ? (findPolicy(programme, list.policy) ?? null)
    : policyOfTitle(first.title.programmeHints, findPolicyOf)
  // A file that may not come in still gets its rows listed, each with what the check said of it.
  const items = first.items ?? checkRows(await open(), explained)
  const rows = chunkRows(desk, rowGroups(items), defaultPolicy)
  const isInFile = first.repeatedLines.names.bind(first.repeatedLines)
  const hold = { listId: list.id, attempt: list.attempt }
  const work: Work = { hold, list: numbered, isInFile, now: desk.now }
  const remember = async (): Promise<void> => {
    if (Object.keys(columns).length > 0) await saveSaidColumns(register, list.commune, form, columns)
    await remembered.save(read, here)
  }
  const rememberNo = async (): Promise<void> => (isFirstReading ? undefined : remembered.savePending(read, here))
  const isForMany = judgement.ok && isLong(first, intake.rowsPerRange)
  const chunks = dealRows(rows, intake.rowsPerChunk, isForMany ? meetsIn(first) : undefined)
  if (isForMany) {
    await (isPreview ? rememberNo() : remember())
    return splitList(intake, work, chunks, first)
  }
  const { counts, met, suspects } = await (isPreview ? compareRows : bringRows)(intake, work, chunks)
  const through = { ...numbered, counts }
  const end = !judgement.ok
    ? refusedEnd(through, judgement, isPreview)
    : isPreview
      ? await endOfComparison(intake, { list: through, isInFile }, { met, suspects, questions: first.questions })
      : await broughtEnd(intake, through)
  const ended = letGo(through, now(), end)
  await endListStep(register, ended, list.state)
  if (ended.state === 'finished') await remember()
  if (ended.state === 'checked') await rememberNo()
  return ended
}

const saidBy = ({ columns, kept, convert }: StoredList['answers']): Partial<ListContext> => ({
  columns: saidColumns(columns),
  kept: new Set(kept),
  ...(convert ? { legacy: 'convert' } : {}),
})

/** Says at most every quarter of a minute that the list still has its reader. */
function signOf({ register, now }: Intake, list: StoredList): () => Promise<void> {
  let next = now() + signMs
  return async () => {
    if (now() < next) return
    next = now() + signMs
    await saveListProgress(register, { ...list, leaseUntil: now() + leaseMs })
  }
}
