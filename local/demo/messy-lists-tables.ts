import { type MessyList, messyList, Paper, type Typed } from './messy-lists-paper.ts'
import { inventPeople } from './messy-lists-people.ts'
import { factsOf, fill, header, rowOf, sum } from './messy-lists-rows.ts'
import type { Random } from './random.ts'

/** Mess 1 and 2 once more: tables that begin elsewhere, mark instead of writing, or leave out what stands above. */
export function oddTables(random: Random): MessyList[] {
  return [
    farFromTheCorner(random),
    sumOnTop(random),
    marksForSex(random),
    asAbove(random),
    headingsWithCounts(random),
    sumInOneCell(random),
    numbersAsText(random),
  ]
}

function farFromTheCorner(random: Random): MessyList {
  const paper = new Paper('Lệch')
  for (let blank = 0; blank < 4; blank++) paper.add()
  paper.add([null, null, null, 'DANH SÁCH HỖ TRỢ XÃ EA TIÊU'])
  paper.add()
  const shifted = (cells: readonly Typed[]): Typed[] => [
    null,
    null,
    null,
    ...cells.slice(0, 2),
    null,
    ...cells.slice(2),
  ]
  paper.add(shifted(header))
  for (const [index, person] of inventPeople(random, 5).entries()) {
    if (index === 3) paper.add()
    paper.person(paper.add(shifted(rowOf(person, index + 1))), factsOf(person))
  }
  return messyList('1-bang-khong-o-goc.xlsx', 'a table that begins in column D, with a blank column and row inside', [
    paper,
  ])
}

function sumOnTop(random: Random): MessyList {
  const paper = new Paper('Tổng ở trên')
  const people = inventPeople(random, 5)
  paper.add(header)
  paper.add([null, 'TỔNG SỐ', null, null, sum(people)])
  fill(paper, people)
  return messyList('2-tong-o-dau-bang.xlsx', 'the total in the first row below the header', [paper], {
    declared: { amount: sum(people) },
  })
}

function marksForSex(random: Random): MessyList {
  const paper = new Paper('Đánh dấu')
  paper.add(['STT', 'Họ và tên', 'Giới tính', null, 'Năm sinh', 'Số CMND', 'Số tiền'])
  paper.add([null, null, 'Nam', 'Nữ'])
  paper.merged.push('C1:D1')
  for (const [index, person] of inventPeople(random, 6).entries()) {
    const mark = ['x', 'X', '✓', '1', 'v', 'x'][index] ?? 'x'
    const sexes: Typed[] = person.sex === 'nam' ? [mark, null] : [null, mark]
    const row = paper.add([index + 1, person.fullName, ...sexes, person.year, person.idNumber, person.amount])
    paper.person(row, { ...factsOf(person), sex: person.sex })
  }
  return messyList('1-danh-dau-nam-nu.xlsx', 'a mark in the column of the sex', [paper])
}

/** "nt" (như trên) and a ditto sign: the same as above. */
function asAbove(random: Random): MessyList {
  const paper = new Paper('Như trên')
  paper.add([...header, 'Thôn', 'Đối tượng'])
  const people = inventPeople(random, 9)
  for (const [index, person] of people.entries()) {
    const above = ['nt', '-nt-', '"', 'như trên', '″', "''"][index % 6] ?? 'nt'
    const isFirst = index % 3 === 0
    const hamlet = `Thôn ${1 + Math.floor(index / 3)}`
    const row = paper.add([...rowOf(person, index + 1), isFirst ? hamlet : above, index === 0 ? 'Hộ nghèo' : above])
    paper.person(row, { ...factsOf(person), hamlet, policyText: 'Hộ nghèo' })
  }
  return messyList('2-nhu-tren.xlsx', 'signs for “as above” instead of the hamlet and the group', [paper])
}

function headingsWithCounts(random: Random): MessyList {
  const paper = new Paper('Sheet1')
  paper.add(header)
  for (const [text, hamlet] of [
    ['1. Thôn 1: 25 hộ, 80 khẩu', 'Thôn 1'],
    ['Buôn Ky (12 hộ)', 'Buôn Ky'],
    ['* Tổ dân phố 3', 'Tổ dân phố 3'],
    ['THÔN 12 - 30 NGƯỜI', 'THÔN 12'],
    ['Thôn: Hòa Bình', 'Thôn Hòa Bình'],
  ] as const) {
    const row = paper.add([text])
    paper.merged.push(`A${row}:E${row}`)
    for (const [index, person] of inventPeople(random, 2).entries()) {
      paper.person(paper.add(rowOf(person, index + 1)), { ...factsOf(person), hamlet })
    }
  }
  return messyList('2-ten-thon-kem-so-ho.xlsx', 'hamlet headings with numbers, counts and signs', [paper])
}

function sumInOneCell(random: Random): MessyList {
  const paper = new Paper('Tổng một ô')
  const people = inventPeople(random, 4)
  paper.add(header)
  fill(paper, people)
  const row = paper.add([`Danh sách này có ${people.length} người./.`])
  paper.merged.push(`A${row}:E${row}`)
  paper.add([null, null, null, 'Trưởng thôn'])
  paper.add([null, null, null, 'Y Wang Niê'])
  return messyList(
    '2-cau-ket-duoi-bang.xlsx',
    'a sentence instead of a total, and a signature in the column of numbers',
    [paper],
    { declared: { people: people.length } },
  )
}

function numbersAsText(random: Random): MessyList {
  const paper = new Paper('Số thứ tự')
  paper.add(header)
  for (const [index, person] of inventPeople(random, 5).entries()) {
    const number = ['01', '2.', '3)', ' 4 ', '5-'][index] ?? null
    paper.person(paper.add(rowOf(person, number)), factsOf(person))
  }
  return messyList('1-so-thu-tu-dang-chu.xlsx', 'running numbers as text, with signs', [paper])
}
