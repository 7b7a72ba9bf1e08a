import { inventName, type Sex } from './invented-names.ts'
import { type MessyList, messyList, Paper } from './messy-lists-paper.ts'
import { inventPeople } from './messy-lists-people.ts'
import { inTcvn3, inVni } from './old-fonts.ts'
import type { Random } from './random.ts'

/** Mess 7: text in the letters of old fonts, which a person confirms before it is converted; and a workbook with macros. */
export function fontLists(random: Random): MessyList[] {
  return [
    inFont(random, '7-phong-tcvn3.xlsx', 'all text in TCVN3, the letters of .VnTime', inTcvn3),
    inFont(random, '7-phong-vni.xlsx', 'all text in VNI, the letters of VNI-Times', inVni),
    withMacros(random),
  ]
}

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Thôn', 'Số tiền']
const title = { communeName: 'xã Ea Tiêu' }

function inFont(random: Random, fileName: string, mess: string, encode: (text: string) => string): MessyList {
  const [paper, converted] = [new Paper('DS'), new Paper('DS')]
  for (const line of ['UBND xã Ea Tiêu', 'Danh sách người có công được hỗ trợ']) paper.add([encode(line)])
  paper.add(header.map(encode))
  paper.refuse(null, 'legacy-encoding')
  converted.warn(null, 'legacy-converted')
  for (let index = 0; index < 12; index++) {
    const sex: Sex = random.chance(0.5) ? 'nam' : 'nữ'
    const fullName = inventName(random, sex, false)
    const year = 1940 + random.below(40)
    const number = `2405${String(10_000 + index)}`
    const hamlet = index < 6 ? 'Thôn Đoàn Kết' : 'Tổ dân phố 3'
    const row = paper.add([index + 1, encode(fullName), year, number, encode(hamlet), 1_500_000])
    paper.refuse(row, 'legacy-text', fullName)
    const birth = { year, month: null, day: null }
    converted.person(row, { fullName, birth, idNumbers: [number], hamlet, amount: 1_500_000 })
  }
  return messyList(fileName, mess, [paper], { title, converted })
}

function withMacros(random: Random): MessyList {
  const paper = new Paper('Danh sách')
  paper.add(['UBND xã Ea Tiêu'])
  paper.add(header)
  for (const [index, person] of inventPeople(random, 6).entries()) {
    const { fullName, year, idNumber, amount } = person
    const row = paper.add([index + 1, fullName, year, idNumber, 'Thôn 2', amount])
    const birth = { year, month: null, day: null }
    paper.person(row, { fullName, birth, idNumbers: [idNumber], hamlet: 'Thôn 2', amount })
  }
  return messyList('7-co-macro.xlsm', 'a workbook with macros, which are not looked at', [paper], {
    title,
    kind: 'xlsm',
  })
}
