import { type MessyList, messyList, Paper, type Typed } from './messy-lists-paper.ts'
import { inventPeople } from './messy-lists-people.ts'
import { fill, header, sum } from './messy-lists-rows.ts'
import type { Random } from './random.ts'

/** Mess 1 again: columns whose headers are missing, say nothing or are typed wrongly. An officer sees what they are; the reader says what it took them for. */
export function columnLists(random: Random): MessyList[] {
  return [
    withoutHeader(random),
    withoutHeaderBelowTitle(random),
    namelessColumns(random),
    meaninglessHeaders(random),
    misspeltHeaders(random),
    besideNoList(random),
  ]
}

const guessedColumns = 4

function told(paper: Paper, row: number | null, columns: number): void {
  for (let column = 0; column < columns; column++) paper.warn(row, 'uncertain-column')
}

function withoutHeader(random: Random): MessyList {
  const paper = new Paper('Sheet1')
  fill(paper, inventPeople(random, 8))
  told(paper, null, guessedColumns)
  return messyList('1-khong-co-dong-tieu-de.xlsx', 'people from the first row on, under no header', [paper])
}

function withoutHeaderBelowTitle(random: Random): MessyList {
  const paper = new Paper('Sheet1')
  paper.add(['UBND XÃ EA TIÊU', null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'])
  paper.add(['DANH SÁCH NGƯỜI ĐƯỢC HỖ TRỢ'])
  paper.add(['Thôn 3'])
  const people = inventPeople(random, 8)
  fill(paper, people, { hamlet: 'Thôn 3' })
  paper.add(['Tổng cộng', null, null, null, sum(people)])
  paper.add([null, null, null, 'Chủ tịch'])
  told(paper, null, guessedColumns)
  return messyList('1-khong-tieu-de-duoi-ten-danh-sach.xls', 'a title and a hamlet, but no header row', [paper], {
    declared: { amount: sum(people) },
    kind: 'biff8',
  })
}

function namelessColumns(random: Random): MessyList {
  const paper = new Paper('Sheet1')
  const row = paper.add(['STT', null, 'Năm sinh', null, 'Số tiền'])
  fill(paper, inventPeople(random, 8))
  told(paper, row, 2)
  return messyList('1-cot-khong-tieu-de.xlsx', 'no header above the names and the ID numbers', [paper])
}

function meaninglessHeaders(random: Random): MessyList {
  const paper = new Paper('Sheet1')
  const row = paper.add(header.map((_, index): Typed => `Column${index + 1}`))
  fill(paper, inventPeople(random, 8))
  told(paper, row, guessedColumns)
  return messyList('1-tieu-de-column1.xlsx', 'headers that a program made up', [paper])
}

function misspeltHeaders(random: Random): MessyList {
  const paper = new Paper('Sheet1')
  const row = paper.add(['STT', 'Họ và tênn', 'Năn sinh', 'Số CNND', 'Số tềin'])
  fill(paper, inventPeople(random, 8))
  told(paper, row, guessedColumns)
  return messyList('1-tieu-de-sai-chinh-ta.xlsx', 'headers with a wrong letter', [paper])
}

/** What has names and money, and nobody who gets it. */
function besideNoList(random: Random): MessyList {
  const paper = new Paper('Danh sách')
  paper.add(header)
  fill(paper, inventPeople(random, 8))
  const report = new Paper('Phân công')
  report.add(['STT', 'Xã', 'Cán bộ phụ trách', 'Số điện thoại', 'Kinh phí'])
  for (const [index, { fullName }] of inventPeople(random, 5).entries())
    report.add([index + 1, `Xã Ea ${'ABCDE'[index]}`, fullName, `090512345${index}`, 5_000_000 + index * 250_000])
  report.warn(null, 'sheet-without-table')
  return messyList('1-kem-bang-phan-cong.xlsx', 'a second sheet with names and money that is no list', [paper, report])
}
