import * as SheetJs from '@e965/xlsx'
import { strFromU8, unzipSync } from 'fflate'
import {
  type AnnotateOptions,
  annotateWorkbook,
  type Remark,
} from '../../../../lambdas/lists/annotate/annotate-workbook.ts'
import { checkList } from '../../../../lambdas/lists/check-list.ts'
import type { CheckedList, ListContext } from '../../../../lambdas/lists/checked-list.ts'
import { openWorkbook } from '../../../../lambdas/lists/workbook/open-workbook.ts'
import type { RandomAccess } from '../../../../lambdas/lists/workbook/random-access.ts'
import { asOf } from '../a-list.ts'
import { expectWellFormed } from './well-formed.ts'

/** Jest's module sandbox has no dynamic import, so the tests hand the library in. */
const options = { loadOldFormats: async () => SheetJs }

export async function check(
  bytes: Uint8Array,
  name = 'danh-sach.xlsx',
  context: ListContext = {},
): Promise<CheckedList> {
  return checkList(await openWorkbook(bytes, name, options), { asOf, ...context })
}

/** The workbook with its column, every part of it checked for being XML at all. */
export async function annotated(
  bytes: Uint8Array | RandomAccess,
  remarks: Iterable<Remark> | AsyncIterable<Remark>,
  more: AnnotateOptions = {},
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of (await annotateWorkbook(bytes, remarks, { ...options, ...more })).chunks) chunks.push(chunk)
  const whole = new Uint8Array(Buffer.concat(chunks))
  for (const [name, part] of Object.entries(unzipSync(whole))) {
    if (/\.(?:xml|rels)$/.test(name)) expectWellFormed(strFromU8(part))
  }
  return whole
}

/** Checks a list and gives it back with what the check says. */
export async function sentBack(bytes: Uint8Array, name?: string): Promise<Uint8Array> {
  return annotated(bytes, (await check(bytes, name)).problems)
}

export const partOf = (bytes: Uint8Array, name: string): string => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array())

/** Texts of one column by row number, as SheetJS sees them. */
export function columnTexts(bytes: Uint8Array, column: string, sheet = 0): Record<number, string> {
  const book = SheetJs.read(bytes, { type: 'array' })
  const texts: Record<number, string> = {}
  for (const [address, cell] of Object.entries(book.Sheets[book.SheetNames[sheet] ?? ''] ?? {})) {
    const match = /^([A-Z]+)(\d+)$/.exec(address)
    if (match?.[1] === column && cell.v !== undefined) texts[Number(match[2])] = String(cell.v)
  }
  return texts
}

/** The cell's format in styles.xml and the fill that it names. */
export function lookOf(bytes: Uint8Array, address: string, sheet = 'sheet1'): { format: string; fill: string } {
  const xml = partOf(bytes, `xl/worksheets/${sheet}.xml`)
  const cell = new RegExp(`<(?:\\w+:)?c\\b[^>]*r="${address}"[^>]*>`).exec(xml)?.[0] ?? ''
  const style = Number(/ s="(\d+)"/.exec(cell)?.[1] ?? 0)
  const styles = partOf(bytes, 'xl/styles.xml')
  const section = (name: string) =>
    new RegExp(`<(?:\\w+:)?${name}\\b[^>]*>([\\s\\S]*?)</(?:\\w+:)?${name}>`).exec(styles)?.[1] ?? ''
  const formats = section('cellXfs').match(/<(?:\w+:)?xf\b[^>]*?(?:\/>|>[\s\S]*?<\/(?:\w+:)?xf>)/g) ?? []
  const fills = section('fills').match(/<(?:\w+:)?fill>[\s\S]*?<\/(?:\w+:)?fill>/g) ?? []
  const format = formats[style] ?? ''
  return { format, fill: fills[Number(/fillId="(\d+)"/.exec(format)?.[1] ?? 0)] ?? '' }
}

/** The colour of a cell as SheetJS sees it, RGB. */
export function colourOf(bytes: Uint8Array, address: string): string | undefined {
  const book = SheetJs.read(bytes, { type: 'array', cellStyles: true })
  return book.Sheets[book.SheetNames[0] ?? '']?.[address]?.s?.fgColor?.rgb
}
