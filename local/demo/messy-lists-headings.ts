import { type MessyList, messyList, Paper } from './messy-lists-paper.ts'
import { inventPeople } from './messy-lists-people.ts'
import { factsOf, fill, header, rowOf, sum } from './messy-lists-rows.ts'
import type { Random } from './random.ts'

/** Mess 2 once more: headings of every kind, and what a list says below its total. */
export function headingLists(random: Random): MessyList[] {
  return [groupsByLevel(random), moneyBelowTheTotal(random), nobodysRows(random)]
}

function groupsByLevel(random: Random): MessyList {
  const paper = new Paper('Sheet1')
  paper.add(header)
  let policyText: string | null = null
  for (const [marks, hamlet, group] of [
    [['A', 'HỘ NGHÈO'], null, 'HỘ NGHÈO'],
    [['1', 'Khối 5'], 'Khối 5'],
    [['2', 'Tiểu khu 249'], 'Tiểu khu 249'],
    [[null, 'Xóm Mới'], 'Xóm Mới'],
    [['B', 'NGƯỜI CÓ CÔNG'], null, 'NGƯỜI CÓ CÔNG'],
    [['1', 'Ea Sar'], 'Ea Sar'],
    [['C', 'TRẺ EM DƯỚI 6 TUỔI'], null, 'TRẺ EM DƯỚI 6 TUỔI'],
  ] as const) {
    const wasUnder = paper.people.at(-1)?.hamlet ?? null
    policyText = group ?? policyText
    paper.add([...marks])
    for (const [index, person] of inventPeople(random, 2).entries()) {
      const row = paper.add(rowOf(person, index + 1))
      paper.person(row, { ...factsOf(person), hamlet, policyText })
      if (index === 0 && hamlet === null && wasUnder !== null) paper.warn(row, 'hamlet-in-doubt')
    }
  }
  return messyList('2-tieu-de-nhieu-cap.xlsx', 'groups and below them hamlets, each ended by the next of its level', [
    paper,
  ])
}

function moneyBelowTheTotal(random: Random): MessyList {
  const paper = new Paper('Quyết toán')
  const people = inventPeople(random, 4)
  paper.add(header)
  fill(paper, people)
  const whole = sum(people)
  const line = (text: string, amount: number | null) => paper.add([null, text, null, null, amount])
  line('Tổng cộng', whole)
  line('Trong đó:', null)
  line('- Hộ nghèo: 2 người', whole)
  line('- Hộ cận nghèo: 2 người', 750_000)
  line('Đã chi trả', whole - 750_000)
  line('Còn lại chưa chi', 750_000)
  paper.refuse(line('Gửi lại bưu điện', 750_000), 'unclear-row')
  return messyList('2-tien-duoi-dong-tong.xlsx', 'what became of the money, below the total: nobody', [paper], {
    declared: { amount: whole },
  })
}

function nobodysRows(random: Random): MessyList {
  const paper = new Paper('Sai cột')
  const people = inventPeople(random, 6)
  paper.add([...header, 'Thôn'])
  for (const [index, person] of people.entries()) {
    if (index === 2) paper.warn(paper.add(['Lê Văn Ích']), 'unread-row')
    if (index === 3) paper.refuse(paper.add(['Trần Thị Ơn', null, null, null, null, 'Thôn 2']), 'unclear-row')
    if (index === 4) paper.warn(paper.add(['Hội Người mù']), 'unread-row')
    paper.person(paper.add([...rowOf(person, index + 1), 'Thôn 2']), { ...factsOf(person), hamlet: 'Thôn 2' })
  }
  paper.add([null, 'Tổng cộng', null, null, sum(people)])
  paper.refuse(paper.add([null, 'Lê Văn Thêm', null, null, null, 'Thôn 5']), 'unclear-row')
  paper.add([null, 'Người lập biểu', null, null, 'Trưởng thôn'])
  paper.add([null, 'Lê Văn Lập', null, null, 'Y Wang Niê'])
  return messyList(
    '2-dong-go-sai-cot.xlsx',
    'names in a wrong column or below the total: told, not left out',
    [paper],
    {
      declared: { amount: sum(people) },
    },
  )
}
