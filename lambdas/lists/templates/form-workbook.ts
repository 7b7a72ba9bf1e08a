import { nq42 } from '../../domain/programmes/nq42-2020.ts'
import type { Programme } from '../../domain/programmes/programme.ts'
import { wholeOf } from '../writer/bytes.ts'
import { workbookParts } from '../writer/workbook-parts.ts'
import { type DeflateRaw, deflateWithFflate, type ZipPart, zipStream } from '../writer/zip-stream.ts'
import { formSheet } from './form-sheet.ts'
import { generalList } from './general-list.ts'
import { hamletSheet } from './hamlet-sheet.ts'
import type { FormCode, FormPlace, FormSet, ListForm } from './list-form.ts'
import { nq42Forms } from './nq42-2020/forms.ts'
import { payList } from './pay-list.ts'

export type { FormCode, FormPlace, ListForm } from './list-form.ts'

/** The forms of those programmes whose decision prescribes some. */
const prescribed: Readonly<Record<string, FormSet>> = { [nq42.id]: nq42Forms }

/** Every form of a programme for this place, in the order of a menu: those of its decision or the general list, then the pay list. */
export function listForms(programme: Programme, place: FormPlace): readonly ListForm[] {
  const set = prescribed[programme.id]
  const own = set ? set.forms.map((build) => marked(build(place), set)) : [generalList(programme, place)]
  return [...own, payList(programme, place)]
}

const marked = (form: ListForm, { mark }: FormSet): ListForm => ({ ...form, mark: mark(form.code) })

/** @throws Error for a code that the programme has no form of */
export function listForm(programme: Programme, code: FormCode, place: FormPlace): ListForm {
  const found = listForms(programme, place).find((form) => form.code === code)
  if (!found) throw new Error(`programme ${programme.id} has no form ${code}`)
  return found
}

/** What a form has of the commune's hamlets: they are picked in a column, stand in rows of their own, or nothing asks for them. */
export type HamletsOfForm = 'picked' | 'rows' | null

export function hamletsOfForm(programme: Programme, code: FormCode, place: FormPlace): HamletsOfForm {
  const { columns, rows = [] } = listForm(programme, code, { ...place, hamlets: ['Thôn 1'] })
  if (rows.length > 0) return 'rows'
  return columns.some(({ check }) => check?.kind === 'list' && check.sheet === hamletSheet) ? 'picked' : null
}

/** Enough for most communes' groups; whoever needs more inserts rows above the total, which grows with them. */
const usualRows = 300

/**
 * A form as a workbook to be filled: the commune's names stand in its title, the decision is left open, cells are in the
 * format that keeps what is typed, and Excel helps with what it can check. What is filled in reads back without a question,
 * but for a form for paper only, which lists no people.
 */
export async function formWorkbook(
  form: ListForm,
  place: FormPlace,
  { rows = usualRows, deflateRaw = deflateWithFflate }: { rows?: number; deflateRaw?: DeflateRaw } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { sheet, extend, values } = formSheet(form, place, rows)
  const parts = workbookParts([sheet, ...values]).map((part) =>
    part.name === 'xl/worksheets/sheet1.xml' ? { ...part, chunks: extended(part, extend) } : part,
  )
  return wholeOf(zipStream(parts, deflateRaw))
}

/** A form's sheet is small, so that it may be text in one piece. */
async function* extended(part: ZipPart, extend: (xml: string) => string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder()
  let xml = ''
  for await (const chunk of part.chunks) xml += decoder.decode(chunk, { stream: true })
  yield new TextEncoder().encode(extend(xml + decoder.decode()))
}
