import { type MessyList, messyList, Paper, type Typed } from './messy-lists-paper.ts'
import { inventPeople } from './messy-lists-people.ts'
import { fill, header, sum } from './messy-lists-rows.ts'
import type { Random } from './random.ts'

/** What an officer still understands, because he looks at the whole page. */
export function hardLists(random: Random): MessyList[] {
  return [
    hamletOnce(random),
    swappedDays(random),
    bareSum(random),
    reckonedSums(random),
    sexes(random),
    remarkRows(random),
    newYears(random),
  ]
}

const withHamlet = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Thôn', 'Số tiền']

/** Written beside the first person of each hamlet and left blank below, without merged cells. */
function hamletOnce(random: Random): MessyList {
  const paper = new Paper('Danh sách')
  paper.add(withHamlet)
  for (const [index, { fullName, year, idNumber, amount }] of inventPeople(random, 9).entries()) {
    const hamlet = `Thôn ${1 + Math.floor(index / 3)}`
    const row = paper.add([index + 1, fullName, year, idNumber, index % 3 === 0 ? hamlet : null, amount])
    paper.person(row, { fullName, birth: { year, month: null, day: null }, idNumbers: [idNumber], hamlet, amount })
    if (index % 3 === 1) paper.warn(row, 'hamlet-filled-down')
  }
  return messyList('2-thon-chi-ghi-dong-dau.xlsx', 'the hamlet beside the first of its people only', [paper])
}

/**
 * Typed as 05/03/1954 into an Excel of American habit: a day up to the twelfth became 3 May, later ones stayed text. In one
 * column days that are all small beside texts that are all large tell it; no cell alone does.
 */
function swappedDays(random: Random): MessyList {
  const paper = new Paper('Đảo ngày tháng')
  paper.add(['STT', 'Họ và tên', 'Ngày sinh', 'Số CMND', 'Số tiền'])
  for (const [index, { fullName, year, idNumber, amount }] of inventPeople(random, 10).entries()) {
    const isText = index % 2 === 0
    const [day, month] = [isText ? 13 + random.below(15) : 1 + random.below(11), 1 + random.below(12)]
    const two = (part: number) => String(part).padStart(2, '0')
    // Excel took the day for the month.
    const serial = Math.round((Date.UTC(year, day - 1, month) - Date.UTC(1899, 11, 30)) / 86_400_000)
    const typed: Typed = isText ? `${two(day)}/${two(month)}/${year}` : { t: 'n', v: serial, z: 'dd/mm/yyyy' }
    const row = paper.add([index + 1, fullName, typed, idNumber, amount])
    // What the cell shows stays until a person says otherwise.
    const birth = isText ? { year, month, day } : { year, month: day, day: month }
    paper.person(row, { fullName, birth, idNumbers: [idNumber], amount })
    if (!isText && day !== month) paper.warn(row, 'birth-in-doubt', `${two(day)}/${two(month)}/${year}`)
  }
  return messyList('4-ngay-thang-dao-cho.xlsx', 'day and month changed places by Excel wherever that made a day', [
    paper,
  ])
}

function bareSum(random: Random): MessyList {
  const paper = new Paper('Tổng không chữ')
  paper.add(header)
  const people = inventPeople(random, 4)
  fill(paper, people)
  paper.add([null, null, null, null, sum(people)])
  return messyList('2-tong-khong-ghi-chu-tong.xlsx', 'a sum below the table without a word', [paper], {
    declared: { amount: sum(people) },
  })
}

function reckonedSums(random: Random): MessyList {
  const paper = new Paper('Phép tính')
  paper.add(header)
  const typed = [
    '500.000 x 3',
    '500.000đ x 3 tháng',
    '3 x 500.000',
    '500.000x3=1.500.000',
    '500.000 × 03 tháng',
    '500.000 * 3 = 1.500.000đ',
  ]
  for (const [index, { fullName, year, idNumber }] of inventPeople(random, typed.length).entries()) {
    const row = paper.add([index + 1, fullName, year, idNumber, typed[index] ?? null])
    const birth = { year, month: null, day: null }
    paper.person(row, { fullName, birth, idNumbers: [idNumber], amount: 1_500_000 })
  }
  const [last] = inventPeople(random, 1)
  const wrong = paper.add([typed.length + 1, last?.fullName ?? '', 1950, '240199999', '500.000 x 3 = 1.600.000'])
  paper.refuse(wrong, 'bad-amount')
  return messyList('6-phep-tinh-trong-o.xlsx', 'rate and months in one cell, as a reckoning', [paper])
}

function sexes(random: Random): MessyList {
  const paper = new Paper('Giới tính')
  paper.add(['STT', 'Họ và tên', 'Giới tính', 'Năm sinh', 'Số CMND'])
  const typed = ['Nam', 'NAM', 'nam', 'Nữ', 'NỮ', 'nu', 'Nư', 'Trai', 'Gái', 'M', 'F', null]
  const meant = ['nam', 'nam', 'nam', 'nữ', 'nữ', 'nữ', 'nữ', 'nam', 'nữ', 'nam', 'nữ', null] as const
  for (const [index, { fullName }] of inventPeople(random, typed.length).entries()) {
    const number = `2405${String(10_000 + index)}`
    const row = paper.add([index + 1, fullName, typed[index] ?? null, 1960, number])
    paper.person(row, {
      fullName,
      sex: meant[index] ?? null,
      birth: { year: 1960, month: null, day: null },
      idNumbers: [number],
    })
  }
  return messyList('1-gioi-tinh-moi-kieu.xlsx', 'every way of writing a sex', [paper])
}

/** Lines that are no people: remarks between and below them. */
function remarkRows(random: Random): MessyList {
  const paper = new Paper('Ghi chú')
  paper.add(withHamlet)
  paper.add([null, null, null, null, null, '(đồng)'])
  for (const [index, { fullName, year, idNumber, amount }] of inventPeople(random, 6).entries()) {
    const row = paper.add([index + 1, fullName, year, idNumber, 'Thôn 7', amount])
    paper.person(row, {
      fullName,
      birth: { year, month: null, day: null },
      idNumbers: [idNumber],
      hamlet: 'Thôn 7',
      amount,
    })
    if (index === 2) paper.add(['(Chuyển trang sau)'])
  }
  paper.add()
  paper.add(['Ghi chú: những người chưa có CMND sẽ bổ sung sau khi được cấp.'])
  paper.add(['* Danh sách đã được niêm yết tại nhà văn hóa thôn từ ngày 05/5/2020 đến ngày 07/5/2020'])
  paper.add([null, 'XÁC NHẬN CỦA THÔN', null, null, 'XÁC NHẬN CỦA UBND XÃ'])
  paper.add([null, 'Y Wang Niê', null, null, 'Lê Thị Hoa'])
  return messyList('2-dong-ghi-chu.xlsx', 'remarks between and below the people', [paper])
}

/** 01/01 for half of the people: nobody knows more than their year. */
function newYears(random: Random): MessyList {
  const paper = new Paper('Chỉ biết năm')
  paper.add(['STT', 'Họ và tên', 'Ngày sinh', 'Số CMND', 'Số tiền'])
  for (const [index, { fullName, year, idNumber, amount }] of inventPeople(random, 8).entries()) {
    const isKnown = index % 2 === 0
    const day = 2 + random.below(20)
    const row = paper.add([index + 1, fullName, isKnown ? `${day}/11/${year}` : `01/01/${year}`, idNumber, amount])
    const birth = isKnown ? { year, month: 11, day } : { year, month: null, day: null }
    paper.person(row, { fullName, birth, idNumbers: [idNumber], amount })
  }
  paper.warn(1, 'birth-year-only')
  return messyList('4-mung-mot-thang-gieng.xlsx', '01/01 for everybody of whom only the year is known', [paper])
}
