import { type MessyList, messyList, Paper, type Typed } from './messy-lists-paper.ts'
import { type InventedPerson, inventPeople } from './messy-lists-people.ts'
import type { Random } from './random.ts'

/** Mess 3: households. */
export function householdLists(random: Random): MessyList[] {
  return [
    byRelation(random),
    headsOnly(random),
    sumWithHead(random),
    byCode(random),
    headInItsColumn(random),
    mergedHousehold(random),
  ]
}

const relations = ['Chủ hộ', 'Vợ', 'Con', 'Mẹ']

const born = ({ year }: InventedPerson) => ({ year, month: null, day: null })

function byRelation(random: Random): MessyList {
  const paper = new Paper('Hộ nghèo')
  paper.add(['STT', 'Họ tên chủ hộ/thành viên', 'Quan hệ với chủ hộ', 'Năm sinh', 'Số CMND', 'Thôn/Buôn', 'Số tiền'])
  for (let household = 1; household <= 3; household++) {
    const people = inventPeople(random, 2 + random.below(3))
    const headRow = paper.rows.length + 1
    const head = people[0]
    const isCopied = household === 2
    for (const [index, person] of people.entries()) {
      const isHead = index === 0
      const number: Typed = isHead ? person.idNumber : isCopied ? (head?.idNumber ?? null) : null
      const row = paper.add([
        isHead ? household : null,
        person.fullName,
        relations[index] ?? 'Con',
        person.year,
        number,
        isHead ? 'Thôn 5' : null,
        person.amount,
      ])
      paper.person(row, {
        fullName: person.fullName,
        birth: born(person),
        idNumbers: isHead ? [person.idNumber] : [],
        hamlet: 'Thôn 5',
        amount: person.amount,
        household: { headRow, isHead },
      })
      if (!isHead && isCopied) paper.warn(row, 'head-number-copied')
    }
  }
  return messyList(
    '3-ho-theo-quan-he.xlsx',
    "members below their head without number or hamlet; in one household the head's ID number is copied to all",
    [paper],
  )
}

function headsOnly(random: Random): MessyList {
  const paper = new Paper('Chủ hộ')
  paper.add(['STT', 'Họ tên chủ hộ', 'Số khẩu', 'Số CMND', 'Địa chỉ', 'Kinh phí'])
  for (const [index, person] of inventPeople(random, 5).entries()) {
    const size = 1 + random.below(6)
    const written = index % 2 === 0 ? size : `${size} khẩu`
    const row = paper.add([index + 1, person.fullName, written, person.idNumber, 'Buôn Dhă Prŏng', size * 750_000])
    paper.person(row, {
      fullName: person.fullName,
      idNumbers: [person.idNumber],
      hamlet: 'Buôn Dhă Prŏng',
      amount: size * 750_000,
      household: { headRow: row, isHead: true },
    })
  }
  return messyList('3-chi-co-chu-ho.xlsx', 'heads alone, each with the number of people in the household', [paper])
}

function sumWithHead(random: Random): MessyList {
  const paper = new Paper('DS hộ')
  paper.add(['STT', 'Họ và tên', 'Quan hệ', 'Năm sinh', 'CMND', 'Số khẩu', 'Thành tiền'])
  for (let household = 1; household <= 3; household++) {
    const people = inventPeople(random, 3)
    const headRow = paper.rows.length + 1
    for (const [index, person] of people.entries()) {
      const isHead = index === 0
      const sum = isHead ? people.length * 750_000 : null
      const row = paper.add([
        isHead ? household : null,
        person.fullName,
        isHead ? 'CH' : 'con',
        person.year,
        isHead ? person.idNumber : null,
        isHead ? people.length : null,
        sum,
      ])
      paper.person(row, {
        fullName: person.fullName,
        birth: born(person),
        idNumbers: isHead ? [person.idNumber] : [],
        amount: sum,
        household: { headRow, isHead },
      })
    }
  }
  return messyList('3-tong-tien-o-chu-ho.xlsx', "the household's sum beside its head alone, members without any", [
    paper,
  ])
}

function byCode(random: Random): MessyList {
  const paper = new Paper('Mã hộ')
  paper.add(['Mã hộ', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền'])
  for (let household = 1; household <= 3; household++) {
    const headRow = paper.rows.length + 1
    for (const [index, person] of inventPeople(random, 3).entries()) {
      const isRepeated = household === 2
      const row = paper.add([
        index === 0 || isRepeated ? `H0${household}` : null,
        person.fullName,
        person.year,
        index === 0 ? person.idNumber : null,
        person.amount,
      ])
      paper.person(row, {
        fullName: person.fullName,
        birth: born(person),
        idNumbers: index === 0 ? [person.idNumber] : [],
        amount: person.amount,
        household: { headRow, isHead: index === 0 },
      })
    }
  }
  return messyList('3-ho-theo-ma-ho.xlsx', 'a household code, on each row or on the head alone; no STT', [paper])
}

function headInItsColumn(random: Random): MessyList {
  const paper = new Paper('Chủ hộ - thành viên')
  paper.add(['STT', 'Họ tên chủ hộ', 'Họ tên thành viên', 'Năm sinh', 'Số CMND', 'Số tiền'])
  for (let household = 1; household <= 3; household++) {
    const people = inventPeople(random, 2)
    const headRow = paper.rows.length + 1
    for (const [index, person] of people.entries()) {
      const isHead = index === 0
      const head = isHead ? (person.fullName as Typed) : null
      const row = paper.add([
        isHead ? household : null,
        head,
        person.fullName,
        person.year,
        isHead ? person.idNumber : null,
        person.amount,
      ])
      paper.person(row, {
        fullName: person.fullName,
        birth: born(person),
        idNumbers: isHead ? [person.idNumber] : [],
        amount: person.amount,
        household: { headRow, isHead },
      })
    }
  }
  return messyList(
    '3-cot-chu-ho-rieng.xlsx',
    "the head's name in a column of its own, beside everybody in the household",
    [paper],
  )
}

function mergedHousehold(random: Random): MessyList {
  const paper = new Paper('Ô gộp')
  paper.add(['STT', 'Họ và tên', 'Quan hệ với chủ hộ', 'Năm sinh', 'Số CMND', 'Thôn', 'Đối tượng', 'Số tiền'])
  const people = inventPeople(random, 6)
  for (const [index, person] of people.entries()) {
    const isHead = index % 3 === 0
    const row = paper.add([
      isHead ? index / 3 + 1 : null,
      person.fullName,
      isHead ? 'Chủ hộ' : 'Con',
      person.year,
      isHead ? person.idNumber : null,
      index === 0 ? 'Thôn 8' : null,
      isHead ? 'Hộ cận nghèo' : null,
      person.amount,
    ])
    paper.person(row, {
      fullName: person.fullName,
      birth: born(person),
      idNumbers: isHead ? [person.idNumber] : [],
      hamlet: 'Thôn 8',
      policyText: 'Hộ cận nghèo',
      amount: person.amount,
      household: { headRow: isHead ? row : row - (index % 3), isHead },
    })
  }
  paper.merged.push('A2:A4', 'A5:A7', 'F2:F7', 'G2:G4', 'G5:G7')
  return messyList('3-o-gop-nhieu-dong.xlsx', 'number, hamlet and group in cells merged over several rows', [paper])
}
