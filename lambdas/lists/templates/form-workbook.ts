import { wholeOf } from '../writer/bytes.ts'
import { workbookParts } from '../writer/workbook-parts.ts'
import { type DeflateRaw, deflateWithFflate, type ZipPart, zipStream } from '../writer/zip-stream.ts'
import { form05, form06, form07 } from './allowance-forms.ts'
import { formSheet } from './form-sheet.ts'
import { form08, form09, form10 } from './household-forms.ts'
import type { FormBuilder, FormCode, FormPlace, ListForm } from './list-form.ts'
import { payList } from './pay-list.ts'
import { form01, form02, form03, form04 } from './worker-forms.ts'

export type { FormCode, FormPlace, ListForm } from './list-form.ts'

const builders: Readonly<Record<FormCode, FormBuilder>> = {
  '01': form01,
  '02': form02,
  '03': form03,
  '04': form04,
  '05': form05,
  '06': form06,
  '07': form07,
  '08': form08,
  '09': form09,
  '10': form10,
  'chi-tra': payList,
}

/** Written in the order of a menu; a record with keys like numbers would not keep it. */
export const formCodes: readonly FormCode[] = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', 'chi-tra']

/** Enough for most communes' groups; whoever needs more inserts rows above the total, which grows with them. */
const usualRows = 300

export function listForm(code: FormCode, place: FormPlace): ListForm {
  return builders[code](place)
}

/**
 * A form as a workbook to be filled: the commune's names stand in its title, the decision is left open, cells are in the
 * format that keeps what is typed, and Excel helps with what it can check. What is filled in reads back without a question,
 * but for form 10, which lists no people.
 */
export async function formWorkbook(
  code: FormCode,
  place: FormPlace,
  { rows = usualRows, deflateRaw = deflateWithFflate }: { rows?: number; deflateRaw?: DeflateRaw } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { sheet, extend } = formSheet(listForm(code, place), place, rows)
  const parts = workbookParts([sheet]).map((part) =>
    part.name.startsWith('xl/worksheets/') ? { ...part, chunks: extended(part, extend) } : part,
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
