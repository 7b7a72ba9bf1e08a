import { groupThousands } from '../../lambdas/domain/money/dong.ts'
import { inventHamlets } from './invented-names.ts'
import { type MessyList, messyList, Paper, type Typed } from './messy-lists-paper.ts'
import { type InventedPerson, inventPeople } from './messy-lists-people.ts'
import { factsOf, fill, header, sum } from './messy-lists-rows.ts'
import { oddTables } from './messy-lists-tables.ts'
import type { Random } from './random.ts'

/** Mess 1 and 2: what stands around and inside the table. */
export function pageLists(random: Random): MessyList[] {
  return [
    ...[3, 5, 8].map((lines) => titledList(random, lines)),
    threeRowHeader(random),
    hamletHeadings(random),
    policyHeadings(random),
    repeatedHeader(random),
    secondTable(random),
    groupThenNumbers(random),
    ...oddTables(random),
  ]
}

const titleLines = [
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Độc lập - Tự do - Hạnh phúc',
  'UBND HUYỆN CƯ KUIN',
  'UBND XÃ EA TIÊU',
  'DANH SÁCH HỘ NGHÈO ĐƯỢC HỖ TRỢ DO ĐẠI DỊCH COVID-19',
  '(Kèm theo Quyết định số 1234/QĐ-UBND ngày 12/5/2020 của UBND huyện Cư Kuin)',
  'Thực hiện Nghị quyết 42/NQ-CP ngày 09/4/2020 của Chính phủ',
  'Đơn vị tính: đồng',
]

/** "Năm sinh" over "Nam | Nữ": sex is told by the column. */
function bySexRow(person: InventedPerson, number: Typed, hamlet: string): Typed[] {
  const { fullName, sex, year, idNumber, amount } = person
  return [
    number,
    fullName,
    sex === 'nam' ? year : null,
    sex === 'nữ' ? String(year) : null,
    idNumber,
    hamlet,
    amount,
    null,
  ]
}

const factsWithSex = (person: InventedPerson) => ({ ...factsOf(person), sex: person.sex })

function foot(paper: Paper, people: readonly InventedPerson[], amountColumn: number): void {
  const total: Typed[] = [null, `Tổng cộng: ${people.length} người`]
  while (total.length < amountColumn) total.push(null)
  paper.add([...total, sum(people)])
  paper.add([`(Bằng chữ: ${groupThousands(sum(people))} đồng chẵn)`])
  paper.add()
  paper.add([null, null, null, null, 'Ea Tiêu, ngày 12 tháng 5 năm 2020'])
  paper.add([null, 'NGƯỜI LẬP BIỂU', null, null, 'TM. ỦY BAN NHÂN DÂN'])
  paper.add([null, '(Ký, ghi rõ họ tên)', null, null, 'CHỦ TỊCH'])
  paper.add()
  paper.add([null, 'Trần Văn Lập', null, null, 'Nguyễn Văn Ký'])
}

function titledList(random: Random, lines: number): MessyList {
  const paper = new Paper('Danh sách')
  for (const line of titleLines.slice(8 - lines)) {
    const row = paper.add([line])
    paper.merged.push(`A${row}:H${row}`)
  }
  if (random.chance(0.5)) paper.add()
  const head = paper.add(['STT', 'Họ và tên', 'Năm sinh', null, 'Số CMND/CCCD', 'Thôn/Buôn', 'Số tiền', 'Ghi chú'])
  paper.add([null, null, 'Nam', 'Nữ'])
  paper.merged.push(
    `C${head}:D${head}`,
    ...['A', 'B', 'E', 'F', 'G', 'H'].map((letter) => `${letter}${head}:${letter}${head + 1}`),
  )
  paper.add(['A', 'B', 1, 2, 3, 4, 5, 6])
  const people = inventPeople(random, 6)
  for (const [index, person] of people.entries()) {
    paper.person(paper.add(bySexRow(person, index + 1, 'Thôn 2')), { ...factsWithSex(person), hamlet: 'Thôn 2' })
  }
  foot(paper, people, 6)
  return messyList(
    `1-tieu-de-${lines}-dong.xlsx`,
    `${lines} title rows, merged; a header of two rows; a row "A B 1 2 3"; total, sum in words and signatures below`,
    [paper],
    {
      declared: { people: people.length, amount: sum(people) },
      title: {
        ...(lines >= 5 ? { communeName: 'XÃ EA TIÊU' } : {}),
        decisionNumber: '1234/QĐ-UBND',
        decisionDate: { year: 2020, month: 5, day: 12 },
      },
    },
  )
}

function threeRowHeader(random: Random): MessyList {
  const paper = new Paper('Biểu 08')
  paper.add(['UBND XÃ EA TIÊU'])
  paper.add(['TT', 'Thông tin người hưởng', null, null, null, 'Nơi ở', 'Hỗ trợ', null])
  paper.add([null, 'Họ tên', 'Năm sinh', null, 'Giấy tờ tùy thân', null, 'Đối tượng', 'Số tiền'])
  paper.add([null, null, 'Nam', 'Nữ'])
  paper.merged.push('A2:A4', 'B2:E2', 'F2:F4', 'G2:H2', 'B3:B4', 'C3:D3', 'E3:E4', 'G3:G4', 'H3:H4')
  for (const [index, person] of inventPeople(random, 5).entries()) {
    const { fullName, sex, year, idNumber, amount } = person
    const born: Typed[] = sex === 'nam' ? [year, null] : [null, year]
    const row = paper.add([index + 1, fullName, ...born, idNumber, 'Buôn Knir', 'Hộ cận nghèo', amount])
    paper.person(row, { ...factsWithSex(person), hamlet: 'Buôn Knir', policyText: 'Hộ cận nghèo' })
  }
  return messyList('1-tieu-de-cot-ba-dong.xlsx', 'a header of three rows with groups over groups', [paper])
}

function hamletHeadings(random: Random): MessyList {
  const paper = new Paper('Sheet1')
  paper.add(['DANH SÁCH NGƯỜI NGHÈO XÃ EA TIÊU'])
  paper.add(['STT', 'Họ và tên', 'Nam', 'Nữ', 'Số CMND', 'Ghi chú', 'Số tiền'])
  const all: InventedPerson[] = []
  const marks = ['I. ', '', 'III/ ', 'D. ']
  const hamlets = [...new Set(['Thôn 1', 'Buôn Tơng Jú', ...inventHamlets(random, 4, 0.5)])].slice(0, 4)
  for (const [at, hamlet] of hamlets.entries()) {
    const people = inventPeople(random, 3)
    all.push(...people)
    paper.add(at % 2 === 0 ? [`${marks[at] ?? ''}${hamlet}`] : [null, `${marks[at] ?? ''}${hamlet}`])
    // The number starts anew in each hamlet.
    for (const [index, person] of people.entries()) {
      const row = paper.add([index + 1, person.fullName, ...bySexRow(person, 0, '').slice(2, 5), null, person.amount])
      paper.person(row, { ...factsWithSex(person), hamlet })
    }
    paper.add([null, `Cộng ${hamlet.toLowerCase()}`, null, null, null, null, sum(people)])
  }
  paper.add(['Tổng cộng', null, null, null, null, null, sum(all)])
  return messyList(
    '2-ten-thon-trong-bang.xlsx',
    'hamlet headings and subtotals inside the table, numbers that start anew in each hamlet',
    [paper],
    { declared: { amount: sum(all) } },
  )
}

function policyHeadings(random: Random): MessyList {
  const paper = new Paper('DS')
  paper.add(['UBND XÃ EA TIÊU'])
  paper.add(['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Thôn', 'Thành tiền'])
  for (const [mark, policy] of [
    ['I', 'Người có công với cách mạng'],
    ['II', 'Đối tượng bảo trợ xã hội'],
    ['III', 'Hộ nghèo'],
  ] as const) {
    paper.add([mark, policy])
    for (const [index, person] of inventPeople(random, 3).entries()) {
      const row = paper.add([index + 1, person.fullName, person.year, person.idNumber, 'Thôn 4', person.amount])
      paper.person(row, { ...factsOf(person), hamlet: 'Thôn 4', policyText: policy })
    }
  }
  return messyList('2-ten-nhom-doi-tuong-trong-bang.xlsx', 'policy groups as headings inside the table', [paper])
}

function repeatedHeader(random: Random): MessyList {
  const paper = new Paper('Trang in')
  const people = inventPeople(random, 9)
  for (const [index, person] of people.entries()) {
    if (index % 3 === 0) paper.add(['STT', 'Họ và tên', 'Giới tính', 'Năm sinh', 'Số CMND', 'Số tiền'])
    const row = paper.add([
      index + 1,
      person.fullName,
      person.sex === 'nam' ? 'Nam' : 'Nữ',
      person.year,
      person.idNumber,
      person.amount,
    ])
    paper.person(row, factsWithSex(person))
    if (index % 3 === 2) paper.add([null, 'Cộng trang', null, null, null, sum(people.slice(index - 2, index + 1))])
  }
  return messyList('2-tieu-de-lap-lai-moi-trang.xlsx', 'the header and a sum on each printed page', [paper], {
    declared: { amount: sum(people) },
  })
}

function secondTable(random: Random): MessyList {
  const paper = new Paper('Hai bảng')
  const [first, second] = [inventPeople(random, 3), inventPeople(random, 3)]
  paper.add(header)
  fill(paper, first)
  paper.add(['Tổng cộng', null, null, null, sum(first)])
  paper.add()
  paper.add(['STT', 'Họ và tên', 'Số CCCD', 'Ngày sinh', 'Thôn', 'Số tiền'])
  for (const [index, person] of second.entries()) {
    const row = paper.add([index + 1, person.fullName, person.idNumber, String(person.year), 'Thôn 9', person.amount])
    paper.person(row, { ...factsOf(person), hamlet: 'Thôn 9' })
  }
  paper.add(['Tổng cộng', null, null, null, null, sum(second)])
  return messyList('2-hai-bang-mot-trang.xlsx', 'a second table with other columns below the first', [paper], {
    declared: { amount: sum(first) + sum(second) },
  })
}

/** Names in two columns under one header, and prepared lines that nobody stands in. */
function groupThenNumbers(random: Random): MessyList {
  const paper = new Paper('Họ và tên tách')
  paper.add(['STT', 'Họ và tên', null, 'Năm sinh', 'Số CMND', 'Số tiền'])
  paper.merged.push('B1:C1')
  for (const [index, person] of inventPeople(random, 6).entries()) {
    const parts = person.fullName.split(' ')
    const given = parts.pop() ?? ''
    const row = paper.add([index + 1, parts.join(' '), given, person.year, person.idNumber, person.amount])
    paper.person(row, factsOf(person))
  }
  paper.warn(1, 'uncertain-column')
  for (const number of [7, 8, 9]) paper.add([number])
  return messyList(
    '2-ho-va-ten-hai-cot.xlsx',
    'the name in two columns under one header; prepared lines without anybody',
    [paper],
  )
}
