import { inventName } from './invented-names.ts'
import { type MessyList, messyList, Paper, type Typed } from './messy-lists-paper.ts'
import { type InventedPerson, inventPeople } from './messy-lists-people.ts'
import { factsOf, fill, header, rowOf, sum } from './messy-lists-rows.ts'
import type { Random } from './random.ts'

/** Mess 1 and 3 once more: what officers add to a list for themselves, and a reader takes for something of its people. */
export function officersLists(random: Random): MessyList[] {
  return [
    sumInTitle(random),
    hamletInTitle(random),
    namesTwice(random),
    besideHeadsOfHamlets(random),
    acrossPages(random),
    childrenAlone(random),
    numberOfHead(random),
    sumOfHousehold(random),
  ]
}

const born = ({ year }: InventedPerson) => ({ year, month: null, day: null })

function sumInTitle(random: Random): MessyList {
  const paper = new Paper('HKD')
  paper.add(['DANH SÁCH HỘ KINH DOANH CÓ DOANH THU DƯỚI 100 TRIỆU ĐỒNG/NĂM'])
  paper.add(header)
  fill(paper, inventPeople(random, 5))
  return messyList('1-ten-danh-sach-noi-so-tien.xlsx', 'a sum in the title, which is no unit of money', [paper])
}

function hamletInTitle(random: Random): MessyList {
  const paper = new Paper('Sheet1')
  paper.add(['DANH SÁCH HỘ NGHÈO THÔN 10 XÃ EA TIÊU'])
  paper.add(header)
  fill(paper, inventPeople(random, 5), { hamlet: 'THÔN 10' })
  return messyList('2-thon-o-ten-danh-sach.xlsx', 'the hamlet in the title alone', [paper])
}

function namesTwice(random: Random): MessyList {
  const paper = new Paper('Sheet1')
  paper.add(['STT', 'Họ', 'Tên', ...header.slice(1)])
  for (const [index, person] of inventPeople(random, 6).entries()) {
    const words = person.fullName.split(' ')
    const [number, ...cells] = rowOf(person, index + 1)
    const row = paper.add([number ?? null, words.slice(0, -1).join(' '), words.at(-1) ?? null, ...cells])
    paper.person(row, factsOf(person))
  }
  return messyList('1-ho-ten-va-tung-phan.xlsx', 'each name whole, and in two parts to sort by', [paper])
}

function besideHeadsOfHamlets(random: Random): MessyList {
  const report = new Paper('Tổng hợp')
  report.add(['STT', 'Thôn, buôn', 'Họ và tên trưởng thôn', 'Số điện thoại', 'Số hộ', 'Số khẩu', 'Kinh phí'])
  for (const [index, { fullName }] of inventPeople(random, 4).entries())
    report.add([index + 1, `Thôn ${index + 1}`, fullName, `090512345${index}`, 10, 40, 30_000_000])
  report.warn(null, 'sheet-without-table')
  const paper = new Paper('Danh sách')
  paper.add(header)
  fill(paper, inventPeople(random, 5))
  return messyList('1-kem-bang-truong-thon.xlsx', 'a report by hamlets that names their heads in full', [report, paper])
}

function acrossPages(random: Random): MessyList {
  const paper = new Paper('Hộ nghèo')
  const texts = ['STT', 'Họ và tên', 'Quan hệ với chủ hộ', 'Năm sinh', 'Số CMND', 'Số tiền']
  paper.add(texts)
  const people = inventPeople(random, 5)
  for (const [index, person] of people.entries()) {
    if (index === 2) {
      paper.add([null, 'Cộng trang 1', null, null, null, sum(people.slice(0, 2))])
      paper.add(['Trang 1/2'])
      paper.add(texts)
      paper.add([null, 'Mang sang từ trang 1', null, null, null, sum(people.slice(0, 2))])
    }
    const isHead = index === 0 || index === 4
    const relation = isHead ? 'Chủ hộ' : 'Con'
    const { fullName, year, idNumber, amount } = person
    const row = paper.add([isHead ? (index === 0 ? 1 : 2) : null, fullName, relation, year, idNumber, amount])
    paper.person(row, { ...factsOf(person), household: { headRow: index < 4 ? 2 : row, isHead } })
  }
  paper.add([null, 'Tổng cộng', null, null, null, sum(people)])
  return messyList('3-ho-qua-trang-in.xlsx', 'a household that goes on over the end of a printed page', [paper], {
    declared: { amount: sum(people) },
  })
}

function childrenAlone(random: Random): MessyList {
  const paper = new Paper('Trẻ em')
  paper.add(['STT', 'Họ và tên', 'Quan hệ với chủ hộ', 'Năm sinh', 'Số định danh', 'Thôn', 'Số tiền'])
  for (const [index, person] of inventPeople(random, 5).entries()) {
    const hamlet = index % 2 === 0 ? `Thôn ${index + 1}` : null
    const { fullName, year, idNumber, amount } = person
    const row = paper.add([index + 1, fullName, index === 3 ? 'Cháu' : 'Con', year, idNumber, hamlet, amount])
    paper.person(row, { ...factsOf(person), hamlet, household: { headRow: row, isHead: true } })
    if (index === 0) paper.warn(row, 'relation-in-doubt')
    if (index === 1) paper.warn(row, 'hamlet-in-doubt')
  }
  return messyList('3-con-khong-co-chu-ho.xlsx', 'children of many families, whose heads are not in the list', [paper])
}

function numberOfHead(random: Random): MessyList {
  const paper = new Paper('Học sinh')
  const head = paper.add(['STT', 'Họ tên học sinh', 'Năm sinh', 'Chủ hộ', 'Số CMND chủ hộ', 'Số tiền'])
  paper.warn(head, 'uncertain-column')
  for (const [index, child] of inventPeople(random, 4).entries()) {
    const father = inventName(random, 'nam', false)
    const { fullName, year, idNumber, amount } = child
    const row = paper.add([index + 1, fullName, year, father, idNumber, amount])
    paper.person(row, { fullName, birth: born(child), amount, household: { headRow: row, isHead: true } })
    paper.warn(row, 'missing-id-number')
  }
  return messyList('3-so-cmnd-cua-chu-ho.xlsx', "the number of the household's head beside each of its children", [
    paper,
  ])
}

function sumOfHousehold(random: Random): MessyList {
  const paper = new Paper('Hộ nghèo')
  const head = paper.add(['STT', 'Mã hộ', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền của hộ'])
  paper.warn(head, 'uncertain-column')
  for (let household = 1; household <= 2; household++) {
    const people = inventPeople(random, 3)
    const amount: Typed = sum(people)
    const headRow = paper.rows.length + 1
    for (const [index, person] of people.entries()) {
      const { fullName, year, idNumber } = person
      const row = paper.add([paper.rows.length, `H0${household}`, fullName, year, idNumber, amount])
      const isHead = index === 0
      paper.person(row, { ...factsOf(person), amount: isHead ? amount : null, household: { headRow, isHead } })
      if (!isHead) paper.warn(row, 'amount-in-doubt')
    }
  }
  return messyList('3-tien-cua-ho-lap-lai.xlsx', "the household's sum beside each of its people", [paper])
}
