import { type MessyList, messyList, Paper } from './messy-lists-paper.ts'
import { type InventedPerson, inventPeople } from './messy-lists-people.ts'
import { factsOf, fill, header } from './messy-lists-rows.ts'
import type { Random } from './random.ts'

/** Mess 2: several sheets, copies of them, and what Excel hides; and the same list in the other formats. */
export function sheetLists(random: Random): MessyList[] {
  return [
    hamletSheets(random),
    copiedSheet(random),
    hiddenThings(random),
    otherFormats(random, 'biff8'),
    otherFormats(random, 'xlml'),
    ...csvLists(random),
  ]
}

function fillSheet(paper: Paper, people: readonly InventedPerson[], hamlet: string | null): void {
  paper.add(['UBND XÃ EA TIÊU'])
  paper.add(header)
  fill(paper, people, { hamlet })
}

function hamletSheets(random: Random): MessyList {
  const people = inventPeople(random, 9)
  const papers = ['Thôn 1', 'Buôn Kram', 'Thôn 12'].map((hamlet, index) => {
    const paper = new Paper(hamlet)
    fillSheet(paper, people.slice(index * 3, index * 3 + 3), hamlet)
    return paper
  })
  const notes = new Paper('Tổng hợp')
  notes.add(['Thôn', 'Số hộ', 'Kinh phí'])
  notes.add(['Thôn 1', 3, 2_250_000])
  notes.warn(null, 'sheet-without-table')
  return messyList('2-moi-thon-mot-trang.xlsx', 'a sheet for each hamlet, and one that is no list', [...papers, notes])
}

function copiedSheet(random: Random): MessyList {
  const people = inventPeople(random, 4)
  const [first, copy] = [new Paper('Sheet1'), new Paper('Sheet1 (2)')]
  fillSheet(first, people, null)
  fillSheet(copy, people, null)
  for (const { row } of copy.people) copy.warn(row, 'duplicate-in-file', 'không đọc dòng này')
  copy.warn(null, 'sheet-copied')
  return messyList('2-trang-chep-lai.xlsx', 'a sheet and its copy: everybody stands twice', [first, copy])
}

function hiddenThings(random: Random): MessyList {
  const people = inventPeople(random, 8)
  const paper = new Paper('Danh sách')
  fillSheet(paper, people.slice(0, 5), null)
  const hiddenRow = paper.people[2]?.row ?? 0
  paper.hiddenRows.push(hiddenRow)
  paper.warn(hiddenRow, 'hidden-row')
  paper.hiddenColumns.push(3)
  paper.warn(null, 'hidden-column')
  const hidden = new Paper('Bản cũ')
  fillSheet(hidden, people.slice(5), null)
  hidden.people.splice(0)
  hidden.isHidden = true
  hidden.warn(null, 'hidden-sheet')
  return messyList('2-dong-cot-trang-an.xlsx', 'a hidden row, column and sheet: none lost in silence', [paper, hidden])
}

function otherFormats(random: Random, kind: 'biff8' | 'xlml'): MessyList {
  const paper = new Paper('Thôn 3')
  fillSheet(paper, inventPeople(random, 6), 'Thôn 3')
  const name = kind === 'biff8' ? 'kieu-cu.xls' : 'kieu-xml-2003.xls'
  return messyList(`2-${name}`, 'an old format, told by content', [paper], { kind })
}

function csvLists(random: Random): MessyList[] {
  const people = inventPeople(random, 5)
  const lines = [
    header,
    ...people.map((person, index) => [
      String(index + 1),
      person.fullName,
      String(person.year),
      person.idNumber,
      String(person.amount),
    ]),
  ]
  const text = (sign: string, end: string) => lines.map((cells) => cells.join(sign)).join(end)
  const utf16 = (written: string) => new Uint8Array(Buffer.from(`\uFEFF${written}`, 'utf16le'))
  const utf8 = (written: string) => new TextEncoder().encode(written)
  const versions: [name: string, mess: string, bytes: Uint8Array][] = [
    ['csv-cham-phay-bom', 'CSV with semicolons and a byte order mark', utf8(`\uFEFF${text(';', '\r\n')}\r\n`)],
    ['csv-phay', 'CSV with commas and without a mark', utf8(text(',', '\n'))],
    ['csv-utf16-tab', 'CSV in UTF-16 with tabs, as Excel’s “Unicode text”', utf16(text('\t', '\r\n'))],
    ['csv-dong-sep', 'CSV that names its sign in a first line', utf8(`sep=;\r\n${text(';', '\r\n')}`)],
  ]
  return versions.map(([name, mess, bytes]) => {
    const paper = new Paper(`2-${name}`)
    for (const [index, person] of people.entries()) paper.person(index + 2, factsOf(person))
    return messyList(`2-${name}.csv`, mess, [paper], { bytes })
  })
}
