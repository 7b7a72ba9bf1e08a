import type { PrintedNumbers } from '../ids/printed-numbers.ts'
import type { Dong } from '../money/dong.ts'
import { statusNames } from '../payments/payment-status.ts'
import type { Role } from '../permissions/permission-table.ts'
import { findPolicy, findProgramme } from '../programmes/programmes.ts'
import { questionInWords } from '../register/question-words.ts'
import { groupNames } from '../register/register-groups.ts'
import type { RegisterQuestion } from '../register/register-question.ts'
import type { UnitTree } from '../units/unit-tree.ts'

export const exportFormats = ['xlsx', 'csv', 'pdf'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** Supports in a PDF: some eight hundred sheets, a minute or two of a function. A workbook has no such end. */
export const mostPrinted = 20_000

/** `exchange`: no list of people but the marks that other provinces are given; ordered by a right of its own. */
export const orderFormats = [...exportFormats, 'exchange'] as const
export type OrderFormat = (typeof orderFormats)[number]

export const exportStates = ['waiting', 'done', 'failed'] as const
export type ExportState = (typeof exportStates)[number]

/** Why there is no file, where whoever asked for it can mend that. */
export const exportFaults = ['too-long'] as const

/** What is seen on the screen of the register when somebody asks for it as a file. */
export interface ExportFilter extends RegisterQuestion {
  readonly programme: string
  readonly unit: string
  /** Part of a name, as it was typed. */
  readonly name: string | null
}

export interface ExportOrder {
  readonly id: string
  readonly filter: ExportFilter
  readonly format: OrderFormat
  /** The screen shows four digits; whole ones are ordered for themselves. */
  readonly numbers: PrintedNumbers
  readonly by: { readonly username: string; readonly role: Role; readonly unit: string }
  /** Milliseconds since 1970. */
  readonly at: number
}

/** What is in the file: how many supports, how many đồng, and the SHA-256 of its rows. */
export interface ExportSums {
  readonly supports: number
  readonly amount: Dong
  readonly digest: string
}

/**
 * The filter in words, as they stand in the file: "Huyện Cư Kuin; Hộ nghèo; Chưa chi trả".
 * @param listName the uploaded list's file, where it is known
 */
export function filterSentence(filter: ExportFilter, tree: UnitTree, listName: string | null = null): string {
  const programme = findProgramme(filter.programme)
  const policy = filter.policy !== null && programme ? findPolicy(programme, filter.policy) : null
  return [
    tree.find(filter.unit)?.name ?? filter.unit,
    filter.policy === null ? 'mọi chính sách' : (policy?.publicName ?? filter.policy),
    filter.status !== null
      ? statusNames[filter.status]
      : filter.group !== null
        ? groupNames[filter.group].toLowerCase()
        : 'mọi trạng thái',
    ...questionInWords(filter, tree),
    ...(filter.list ? [listName ? `danh sách "${listName}"` : 'một danh sách đã nhập'] : []),
    ...(filter.name ? [`họ tên có "${filter.name}"`] : []),
  ].join('; ')
}
