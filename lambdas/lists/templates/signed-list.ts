import { groupThousands } from '../../domain/money/dong.ts'
import { dongInWords } from '../../domain/money/dong-in-words.ts'
import type { CellStyle, WrittenCell, WrittenRow, WrittenSheet } from '../writer/written-sheet.ts'
import type { FormPlace } from './list-form.ts'
import { blanks, placeHeading } from './place-heading.ts'

export type SignedRow = {
  /** Running through all hamlets: what somebody types who tells which line was not signed. */
  number: number
  fullName: string
  birthYear: number | null
  /** Numbers in full, or null: to be written in when the card is shown. */
  idNumber: string | null
  /** Four digits to compare the shown card with; null where numbers stand in full, or none is known. */
  lastDigits: string | null
  policy: string
  amount: number
  note: string | null
}

export type SignedGroup = { hamlet: string | null; rows: readonly SignedRow[]; amount: number }

/** The list that people sign when they are paid, hamlet by hamlet, as it is printed. */
export type SignedList = {
  place: FormPlace
  code: string
  title: string
  /** Below the title: decisions, what is paid, who printed it. */
  lines: readonly string[]
  /** Whether a column of last digits stands beside the one to write in. */
  hasLastDigits: boolean
  groups: readonly SignedGroup[]
  people: number
  amount: number
  signers: readonly string[]
}

type Column = {
  header: string
  width: number
  style: CellStyle
  value: (row: SignedRow, group: SignedGroup) => WrittenCell
}

export const unknownHamlet = 'Chưa rõ nơi ở'
/** What is filled in by hand once everybody has been, and typed in with the code. */
export const signedTotalsLine =
  'Ghi khi chi xong: số người đã ký ................; số tiền đã chi ................................ đồng; STT không ký: ................................'

/** Whoever signs for another stands beside his line, and here with what the record asks of him. */
const standInsLine =
  'Ký nhận thay (STT, họ tên, quan hệ, giấy tờ nhận thay): ................................................................................................'

export function signedColumns(hasLastDigits: boolean): Column[] {
  return [
    { header: 'STT', width: 6, style: 'integer', value: ({ number }) => number },
    { header: 'Họ và tên', width: 26, style: 'text', value: ({ fullName }) => fullName },
    { header: 'Năm sinh', width: 8, style: 'integer', value: ({ birthYear }) => birthYear },
    ...(hasLastDigits
      ? [{ header: '4 số cuối', width: 8, style: 'text', value: ({ lastDigits }: SignedRow) => lastDigits } as const]
      : []),
    { header: 'Số CMND/CCCD', width: 17, style: 'text', value: ({ idNumber }) => idNumber },
    // The heading says it for people; beside each name it cannot be taken for the hamlet above.
    { header: 'Thôn, buôn', width: 14, style: 'text', value: (_, { hamlet }) => hamlet },
    { header: 'Chính sách', width: 20, style: 'text', value: ({ policy }) => policy },
    { header: 'Số tiền', width: 14, style: 'money', value: ({ amount }) => amount },
    // Two lines high: room for a hand or a finger.
    { header: 'Ký nhận', width: 16, style: 'text', value: () => '\n' },
    { header: 'Ghi chú (người nhận thay)', width: 14, style: 'text', value: ({ note }) => note },
  ]
}

/** "I. Buôn Ciết: 12 người". Numbered as paper lists are, so that the check takes the line for a heading. */
export const groupHeading = ({ hamlet, rows }: SignedGroup, index: number): string =>
  `${roman(index + 1)}. ${hamlet ?? unknownHamlet}: ${groupThousands(rows.length)} người`

export const groupTotal = ({ hamlet, rows }: SignedGroup): string =>
  `Cộng ${hamlet ?? unknownHamlet}: ${groupThousands(rows.length)} người`

export const listTotal = ({ people }: SignedList): string => `Tổng cộng: ${groupThousands(people)} người`

export const amountInWords = ({ amount }: SignedList): string => `(Bằng chữ: ${dongInWords(amount)})`

/** One sheet, each hamlet on pages of its own. What is filled in reads back as any list does. */
export function signedSheet(list: SignedList): WrittenSheet {
  const columns = signedColumns(list.hasLastDigits)
  const wide = columns.length
  const rows: WrittenRow[] = []
  const breaksAfter: number[] = []
  for (const [index, group] of list.groups.entries()) {
    if (index > 0) breaksAfter.push(rows.length - 1)
    rows.push([{ value: groupHeading(group, index), style: 'total', across: wide }])
    for (const row of group.rows) rows.push(columns.map(({ value }) => value(row, group)))
    rows.push(totalRow(columns, groupTotal(group), group.amount))
  }
  rows.push(totalRow(columns, listTotal(list), list.amount))
  const whole = (value: string, style: 'title' | 'subtitle'): WrittenRow => [{ value, style, across: wide }]
  return {
    name: 'Ký nhận',
    columns: columns.map(({ width, style }) => ({ width, style })),
    title: [
      ...placeHeading(list.place, wide),
      whole(list.title, 'title'),
      ...[...list.lines, `Mã danh sách: ${list.code}`, 'Đơn vị tính: đồng'].map((line) => whole(line, 'subtitle')),
    ],
    header: [columns.map(({ header }) => header)],
    rows,
    footer: [
      [null, { value: amountInWords(list), style: 'plain' }],
      [null, { value: signedTotalsLine, style: 'plain' }],
      [null, { value: standInsLine, style: 'plain' }],
      [],
      signerRow(list.signers, wide),
    ],
    orientation: 'landscape',
    pageMark: list.code,
    breaksAfter,
  }
}

function totalRow(columns: readonly Column[], words: string, amount: number): WrittenRow {
  return columns.map(({ header }): WrittenCell => {
    if (header === 'Họ và tên') return { value: words, style: 'total' }
    return header === 'Số tiền' ? { value: amount, style: 'total-money' } : { value: null, style: 'total' }
  })
}

function signerRow(signers: readonly string[], wide: number): WrittenRow {
  const each = Math.floor(wide / Math.max(signers.length, 1))
  return signers.flatMap((signer, index): WrittenCell[] => {
    const across = index === signers.length - 1 ? wide - each * index : each
    return [{ value: signer, style: 'subtitle', across }, ...blanks(across - 1)]
  })
}

const romanSteps = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const

function roman(value: number): string {
  const step = romanSteps.find(([size]) => size <= value)
  return step ? step[1] + roman(value - step[0]) : ''
}
