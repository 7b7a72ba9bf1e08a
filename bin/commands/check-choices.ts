import { type SayableField, sayableFieldNames } from '../../lambdas/domain/columns/sayable-fields.ts'
import { isToBeConfirmed, toBeConfirmed } from '../../lambdas/domain/lists/list-answers.ts'
import { isTakenTogether, takenTogether } from '../../lambdas/domain/lists/suggestion-kinds.ts'
import { unitNameKey } from '../../lambdas/domain/names/unit-name-key.ts'
import type { Programme } from '../../lambdas/domain/programmes/programme.ts'
import { findPolicy } from '../../lambdas/domain/programmes/programmes.ts'
import { ok, type Result, refuse } from '../../lambdas/domain/result.ts'
import { unitMapIds, unitTree } from '../../lambdas/domain/units/unit-maps.ts'
import { checkRows, type ListContext } from '../../lambdas/lists/check-list.ts'
import type { MappedColumn } from '../../lambdas/lists/checked-list.ts'
import { distinctColumns, type SheetColumn } from '../../lambdas/lists/columns/distinct-columns.ts'
import { headerKey } from '../../lambdas/lists/columns/recognise-header.ts'
import { type SaidColumns, saidColumns } from '../../lambdas/lists/columns/said-columns.ts'
import type { Workbook } from '../../lambdas/lists/workbook/workbook.ts'

/** What an officer tells the console's check, as options of the command line. */
export const choiceOptions = {
  convert: { type: 'boolean' },
  keep: { type: 'string', multiple: true },
  accept: { type: 'string', multiple: true },
  decline: { type: 'string', multiple: true },
  column: { type: 'string', multiple: true },
  policy: { type: 'string' },
  commune: { type: 'string' },
} as const

export interface Choices {
  readonly convert?: boolean
  /** Texts of an old font that stay as they stand. */
  readonly keep?: readonly string[]
  /** Kinds of suggestions that are taken, and tables that are to be paid by. */
  readonly accept?: readonly string[]
  readonly decline?: readonly string[]
  /** `D=idNumber`, `Dãy ký tự=idNumber`; nothing behind the sign for a column that is not to be read. */
  readonly column?: readonly string[]
  readonly policy?: string
  readonly commune?: string
}

const acceptable = [...takenTogether, ...toBeConfirmed]

/** Why the choices cannot be followed, whatever stands in the file; null where they can. */
export function faultOfChoices(
  { accept = [], decline = [], column = [], policy, commune }: Choices,
  programme: Programme,
): string | null {
  const unknown = accept.find((code) => !isTakenTogether(code) && !isToBeConfirmed(code))
  if (unknown !== undefined) return `Không có loại gợi ý ${unknown}. Các loại cho --accept: ${acceptable.join(', ')}.`
  const other = decline.find((code) => !isTakenTogether(code))
  if (other !== undefined) return `Không có loại gợi ý ${other}. Các loại cho --decline: ${takenTogether.join(', ')}.`
  const both = accept.find((code) => decline.includes(code))
  if (both !== undefined) return `Gợi ý ${both} chỉ ghi ở --accept hoặc ở --decline.`
  const meaning = column.find((one) => wordOf(one) === undefined)
  if (meaning !== undefined)
    return `Không hiểu --column ${meaning}. Ghi CỘT=Ý-NGHĨA, như D=idNumber, hoặc D= để không đọc cột D. Các ý nghĩa: ${sayableFieldNames.join(', ')}.`
  if (policy !== undefined && !findPolicy(programme, policy))
    return `Không có chính sách ${policy}. Các chính sách của ${programme.id}: ${programme.policies.map(({ code }) => code).join(', ')}.`
  if (commune?.trim() === '') return 'Chưa có tên xã sau --commune, như --commune "Xã Ea Tiêu".'
  if (commune !== undefined && !isCommune(commune))
    return `Không có xã, phường, thị trấn nào tên ${commune.trim()}. Ghi đúng tên, như --commune "Xã Ea Tiêu".`
  return null
}

/** Of any map: a list of last year names the commune as it was called then. */
function isCommune(name: string): boolean {
  const key = unitNameKey(name)
  return unitMapIds.some((id) =>
    unitTree(id).map.units.some((unit) => unit.level === 'commune' && unitNameKey(unit.name) === key),
  )
}

/** What the check is told of the file, but for its columns, which have to be found in it first. */
export const saidOf = ({ convert, keep = [], accept = [], decline = [], commune }: Choices): ListContext => ({
  legacy: convert ? 'convert' : 'ask',
  kept: new Set(keep.flatMap((text) => [text, text.normalize('NFC')])),
  accepted: new Set(accept),
  declined: new Set(decline),
  ...(commune !== undefined && { expectedCommuneName: commune }),
})

/**
 * The columns as they were said, each by Excel's letter or by its header.
 * @param open reads the file once for what its columns are called
 * @throws NotAList when it is none
 */
export async function columnsSaid(
  said: readonly string[],
  open: () => Promise<Workbook>,
  context: ListContext,
): Promise<Result<SaidColumns>> {
  if (said.length === 0) return ok(new Map())
  const sheets = new Map<string, readonly MappedColumn[]>()
  const waiting = new Map<string, readonly MappedColumn[]>()
  for await (const item of checkRows(await open(), { ...context, asks: true }))
    if (item.kind === 'sheet') {
      sheets.set(item.sheet.name, item.sheet.columns)
      if (item.sheet.open) waiting.set(item.sheet.name, item.sheet.open.columns)
    }
  const isRead = [...sheets.values()].some(({ length }) => length > 0)
  const known = distinctColumns(isRead ? sheets : waiting)
  const answers: Record<string, SayableField | null> = {}
  for (const one of said) {
    const { column, field } = wordOf(one) ?? { column: one, field: null }
    const meant = columnsCalled(column, known)
    // The header may be another row than the one that seems to be it.
    if (meant.length === 0 && !isRead && waiting.size > 0) answers[column] = field
    else if (meant.length === 0)
      return refuse('invalid', `Tệp không có cột ${column}. Các cột: ${known.map(named).join('; ')}.`)
    for (const { key } of meant) answers[key] = field
  }
  return ok(saidColumns(answers))
}

function columnsCalled(name: string, known: readonly SheetColumn[]): readonly SheetColumn[] {
  const byLetter = known.filter(({ mapped }) => mapped.column === name)
  return byLetter.length > 0 ? byLetter : known.filter(({ mapped }) => headerKey(mapped.header) === headerKey(name))
}

const named = ({ mapped: { column, header } }: SheetColumn): string =>
  header === '' ? column : `${column} (${header})`

/** Undefined where it names no column or no meaning. A header may have the sign in it, no meaning has. */
function wordOf(text: string): { readonly column: string; readonly field: SayableField | null } | undefined {
  const at = text.lastIndexOf('=')
  const [column, word] = [text.slice(0, Math.max(at, 0)).trim(), text.slice(at + 1).trim()]
  const field = sayableFieldNames.find((name) => name === word)
  if (column === '' || (word !== '' && field === undefined)) return undefined
  return { column, field: field ?? null }
}
