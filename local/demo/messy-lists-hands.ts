import { type MessyList, messyList, Paper } from './messy-lists-paper.ts'
import { inventPeople } from './messy-lists-people.ts'
import { factsOf, header, sum } from './messy-lists-rows.ts'
import type { Random } from './random.ts'

/** Mess of every number, as other hands than a reader's own make it: wards, hamlets' heads, firms and the districts' Labour offices. */
export function otherHands(random: Random): MessyList[] {
  return [
    kinInNames(random),
    hamletsAboveTables(random),
    legendBeside(random),
    sumsOfMonths(random),
    everySecondHamlet(random),
    otherLetters(random),
    businesses(random),
  ]
}

function kinInNames(random: Random): MessyList {
  const paper = new Paper('Hộ nghèo')
  paper.add(['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Thôn', 'Số tiền'])
  const kin = [null, '- Vợ: ', '- Con: ', null, '+ Con trai: ']
  let headRow = 0
  let hamlet = ''
  for (const [index, person] of inventPeople(random, 5).entries()) {
    const { fullName, year, idNumber, amount } = person
    const before = kin[index] ?? null
    const isHead = before === null
    if (isHead) {
      headRow = paper.rows.length + 1
      hamlet = `Thôn ${index + 1}`
    }
    const name = `${before ?? ''}${fullName}`
    const row = paper.add([isHead ? index + 1 : null, name, year, idNumber, isHead ? hamlet : null, amount])
    paper.person(row, { ...factsOf(person), hamlet, household: { headRow, isHead } })
  }
  return messyList('3-quan-he-truoc-ten.xlsx', 'what members are to the head, before their names', [paper])
}

function hamletsAboveTables(random: Random): MessyList {
  const paper = new Paper('Sheet1')
  paper.add(['DANH SÁCH NGƯỜI CÓ CÔNG'])
  paper.add(['Thôn 1', null, null, null, null, null, 'Thôn 2'])
  const head = paper.add([...header, null, ...header])
  paper.warn(head, 'tables-side-by-side')
  const people = inventPeople(random, 6)
  const [left, right] = [people.slice(0, 3), people.slice(3)]
  const cellsOf = (person: (typeof people)[number] | undefined, at: number) =>
    person === undefined ? [] : [at + 1, person.fullName, person.year, person.idNumber, person.amount]
  for (const [at, person] of left.entries())
    paper.person(paper.add([...cellsOf(person, at), null, ...cellsOf(right[at], at)]), {
      ...factsOf(person),
      hamlet: 'Thôn 1',
    })
  for (const [at, person] of right.entries()) paper.person(head + at + 1, { ...factsOf(person), hamlet: 'Thôn 2' })
  return messyList('2-hai-thon-canh-nhau.xlsx', 'two tables side by side, each below its hamlet', [paper])
}

function legendBeside(random: Random): MessyList {
  const paper = new Paper('Sheet1')
  const groups = ['Người có công', 'Bảo trợ xã hội', 'Hộ nghèo', 'Hộ cận nghèo', 'Lao động tự do']
  const head = paper.add([...header, null, 'Mã', 'Tên đối tượng', 'Mức'])
  paper.warn(head, 'table-apart')
  for (const [at, person] of inventPeople(random, 4).entries()) {
    const { fullName, year, idNumber, amount } = person
    const legend = [null, `0${at + 1}`, groups[at] ?? null, 750_000]
    paper.person(paper.add([at + 1, fullName, year, idNumber, amount, ...legend]), factsOf(person))
  }
  return messyList('1-danh-muc-ben-canh.xlsx', 'beside the people, what the codes of groups mean', [paper])
}

function sumsOfMonths(random: Random): MessyList {
  const paper = new Paper('LĐTD')
  paper.add(['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Thời gian hỗ trợ', null, null, 'Tổng cộng'])
  paper.add([null, null, null, null, 'Tháng 4', 'Tháng 5', 'Tháng 6', null])
  paper.merged.push('A1:A2', 'B1:B2', 'C1:C2', 'D1:D2', 'E1:G1', 'H1:H2')
  for (const [at, person] of inventPeople(random, 4).entries()) {
    const { fullName, year, idNumber } = person
    const months = [0, 1, 2].map((month) => (month > at ? null : 1_000_000))
    const amount = months.reduce<number>((total, one) => total + (one ?? 0), 0)
    paper.person(paper.add([at + 1, fullName, year, idNumber, ...months, amount]), { ...factsOf(person), amount })
  }
  return messyList('6-tien-tung-thang-duoi-thoi-gian.xlsx', 'sums of months below “Thời gian hỗ trợ”', [paper])
}

function everySecondHamlet(random: Random): MessyList {
  const paper = new Paper('Sheet1')
  paper.add([...header, 'Thôn'])
  for (const [at, person] of inventPeople(random, 6).entries()) {
    const hamlet = at % 2 === 0 ? `Thôn ${at + 1}` : null
    const { fullName, year, idNumber, amount } = person
    const row = paper.add([at + 1, fullName, year, idNumber, amount, hamlet])
    paper.person(row, { ...factsOf(person), hamlet })
    if (at === 1) paper.warn(row, 'hamlet-in-doubt')
  }
  return messyList('2-thon-cach-dong.xlsx', 'the hamlet beside every second person', [paper])
}

/** Letters of another script, as keyboards and web pages bring them in: nobody sees them. */
const lookalikes: Readonly<Record<string, string>> = { a: 'а', c: 'с', H: 'Н', M: 'М', C: 'С', T: 'Т', o: 'о' }

function otherLetters(random: Random): MessyList {
  const other = (text: string) => text.replace(/[acHMCTo]/g, (letter) => lookalikes[letter] ?? letter)
  const paper = new Paper('Sheet1')
  paper.add(header.map(other))
  for (const [at, person] of inventPeople(random, 4).entries()) {
    const { fullName, year, idNumber, amount } = person
    paper.person(paper.add([at + 1, other(fullName), year, idNumber, amount]), factsOf(person))
  }
  return messyList('8-chu-cua-bang-chu-khac.xlsx', 'Cyrillic letters that look like Latin ones', [paper])
}

function businesses(random: Random): MessyList {
  const paper = new Paper('HKD')
  paper.add(['STT', 'Tên hộ kinh doanh', 'Họ và tên chủ hộ KD', 'Số CMND', 'Địa điểm kinh doanh', 'Số tiền'])
  const people = inventPeople(random, 4)
  for (const [at, { fullName, idNumber, amount }] of people.entries()) {
    const hamlet = `Tổ dân phố ${at + 1}`
    const row = paper.add([at + 1, `Quán số ${at + 1}`, fullName, idNumber, hamlet, amount])
    paper.person(row, { fullName, idNumbers: [idNumber], hamlet, amount })
  }
  paper.add([null, 'Tổng cộng', null, null, null, sum(people)])
  return messyList('1-ho-kinh-doanh.xlsx', 'who owns a business, and where it is', [paper], {
    declared: { amount: sum(people) },
  })
}
