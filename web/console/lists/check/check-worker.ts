import { awaitsWord } from '../../../../lambdas/domain/columns/column-doubt.ts'
import { policyFinder, policyOfTitle, policyWords } from '../../../../lambdas/domain/programmes/policy-finder.ts'
import { findProgramme } from '../../../../lambdas/domain/programmes/programmes.ts'
import { readingDay } from '../../../../lambdas/domain/programmes/reading-day.ts'
import { partsOfDay } from '../../../../lambdas/domain/time/local-day.ts'
import { annotateWorkbook, type Remark } from '../../../../lambdas/lists/annotate/annotate-workbook.ts'
import { checkRows, type ListContext } from '../../../../lambdas/lists/check-list.ts'
import type { ListProblem, MappedColumn } from '../../../../lambdas/lists/checked-list.ts'
import { distinctColumns } from '../../../../lambdas/lists/columns/distinct-columns.ts'
import { NotAList } from '../../../../lambdas/lists/not-a-list.ts'
import { hexDigest } from '../../../../lambdas/lists/workbook/hex-digest.ts'
import { openWorkbook } from '../../../../lambdas/lists/workbook/open-workbook.ts'
import type { RandomAccess } from '../../../../lambdas/lists/workbook/random-access.ts'
import { asks } from '../list-questions.ts'
import { type CheckAnswer, type CheckOrder, type CheckSummary, mostRemarks } from './check-messages.ts'

/**
 * The same check as in the cloud, on the officer's own machine: nothing is sent, and a hundred thousand rows take seconds beside the
 * page, which stays alive.
 */

/** Shown on the page; a worse file is better mended in Excel. */
const mostShown = 50

const rowsPerWord = 2_000

let checked: { readonly file: File; readonly problems: readonly ListProblem[] } | null = null

const say = (answer: CheckAnswer): void => postMessage(answer)

addEventListener('message', ({ data }: MessageEvent<CheckOrder>) => {
  void answer(data).catch((error: unknown) =>
    say(error instanceof NotAList ? { kind: 'refused', message: error.message, open: error.open } : { kind: 'failed' }),
  )
})

async function answer(order: CheckOrder): Promise<void> {
  if (order.kind === 'check') {
    const problems: ListProblem[] = []
    checked = null
    const summary = await summarise(order, problems)
    checked = { file: order.file, problems }
    say({ kind: 'checked', summary })
  } else if (order.kind === 'mark') {
    const { file, sha256, remarks } = order
    const digest = await hexDigest(new Uint8Array(await file.arrayBuffer()))
    if (digest !== null && digest !== sha256) return say({ kind: 'other-file' })
    await sendBack(file, remarks, order)
  } else if (checked) {
    await sendBack(checked.file, checked.problems, { convert: false, kept: [] })
  }
}

type Letters = Pick<Extract<CheckOrder, { kind: 'mark' }>, 'convert' | 'kept'>

async function sendBack(file: File, remarks: readonly Remark[], { convert, kept }: Letters): Promise<void> {
  const options = { fileName: file.name, kept: new Set(kept), ...(convert ? { legacy: 'convert' as const } : {}) }
  const { extension, chunks } = await annotateWorkbook(sourceOf(file), remarks, options)
  const parts: BlobPart[] = []
  // As a Blob takes them: the writer's chunks are nobody's shared memory.
  for await (const chunk of chunks) parts.push(chunk as Uint8Array<ArrayBuffer>)
  say({ kind: 'annotated', workbook: new Blob(parts), extension })
}

async function summarise(
  { file, programme: id, policy, communeName, cmndSeries, today }: Extract<CheckOrder, { kind: 'check' }>,
  kept: ListProblem[],
): Promise<CheckSummary> {
  const programme = findProgramme(id)
  const find = programme && policyFinder(programme)
  const context: ListContext = {
    asOf: programme ? readingDay(programme, today) : partsOfDay(today),
    cmndSeries,
    ...(communeName ? { expectedCommuneName: communeName } : {}),
    ...(programme && policyWords(programme, policy)),
  }
  let rows = 0
  let refused = 0
  let withoutPolicy = 0
  let suggested = 0
  let isLegacy = false
  let errors = 0
  let warnings = 0
  const columns = new Map<string, readonly MappedColumn[]>()
  for await (const item of checkRows(await openWorkbook(sourceOf(file), file.name), context)) {
    if (item.kind === 'person' || item.kind === 'refused') {
      if (item.kind === 'refused') refused++
      else if (item.person.policy === null) withoutPolicy++
      if (++rows % rowsPerWord === 0) say({ kind: 'progress', rows })
    } else if (item.kind === 'problem') {
      if (item.problem.severity === 'error') errors++
      else warnings++
      if (item.problem.code === 'legacy-encoding') isLegacy = true
      else if (item.problem.suggestion !== null && asks(item.problem)) suggested++
      if (kept.length < mostRemarks) kept.push(item.problem)
    } else if (item.kind === 'sheet') {
      columns.set(item.sheet.name, item.sheet.columns)
    } else if (item.kind === 'end') {
      const worstFirst = [...kept.filter(isError), ...kept.filter((problem) => !isError(problem))]
      const { totals, encoding, title } = item
      const isNamedAbove = find !== undefined && policyOfTitle(title.programmeHints, find) !== null
      const namesDecision = title.decisionNumber !== undefined
      const otherPolicy = kept.find(({ code, row }) => code === 'other-policy' && row === null)?.message ?? null
      const otherCommune = kept.find(({ code }) => code === 'other-commune')?.value ?? null
      return {
        totals,
        namesDecision,
        namesDecisionDay: title.decisionDate !== undefined,
        withoutPolicy: isNamedAbove ? 0 : withoutPolicy,
        otherCommune,
        otherPolicy,
        refused,
        unconfirmed: distinctColumns(columns).filter(({ mapped }) => awaitsWord(mapped)).length,
        suggested,
        isLegacy,
        errors,
        warnings,
        encoding,
        problems: worstFirst.slice(0, mostShown),
      }
    }
  }
  throw new Error('the check ended without its end')
}

const isError = ({ severity }: ListProblem): boolean => severity === 'error'

const sourceOf = (file: File): RandomAccess => ({
  size: file.size,
  read: async (offset, length) => new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()),
})
