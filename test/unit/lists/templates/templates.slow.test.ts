import * as SheetJs from '@e965/xlsx'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { unitNameKey } from '../../../../lambdas/domain/names/unit-name-key.ts'
import { nq42 } from '../../../../lambdas/domain/programmes/nq42-2020.ts'
import { resolvePolicy } from '../../../../lambdas/domain/programmes/resolve-policy.ts'
import { unitTree } from '../../../../lambdas/domain/units/unit-maps.ts'
import { checkList } from '../../../../lambdas/lists/check-list.ts'
import { formSheet } from '../../../../lambdas/lists/templates/form-sheet.ts'
import {
  type FormCode,
  type FormPlace,
  formWorkbook,
  listForm,
  listForms,
} from '../../../../lambdas/lists/templates/form-workbook.ts'
import { readTitle } from '../../../../lambdas/lists/title/read-title.ts'
import { seededRandom } from '../../../../local/demo/random.ts'
import { asOf } from '../a-list.ts'
import { expectWellFormed } from '../annotate/well-formed.ts'
import { open, refusalOf } from '../hand-made-workbook.ts'
import { filledForm, firstRow, inventPerson } from './filled-form.ts'

const eaTieu: FormPlace = {
  communeName: 'Xã Ea Tiêu',
  districtName: 'Huyện Cư Kuin',
  provinceName: 'Tỉnh Đắk Lắk',
  hamlets: ['Thôn 1', 'Thôn 2', 'Buôn Ciết'],
}

const manyHamlets = Array.from({ length: 40 }, (_, index) => `Tổ dân phố ${index}`)

const places: FormPlace[] = (['daklak-2020', 'daklak-2025'] as const).flatMap((id) => {
  const tree = unitTree(id)
  return tree.communes(tree.root.code).map(({ name, parent }) => {
    const above = tree.find(parent ?? '')
    return {
      communeName: name,
      districtName: above?.level === 'district' ? above.name : null,
      provinceName: tree.root.name,
      hamlets: ['Thôn 1', 'Buôn Ciết', 'Tổ dân phố 3'],
    }
  })
})
const formCodes = listForms(nq42, eaTieu).map(({ code }) => code)
const listCodes = formCodes.filter((code) => code !== '10')
const policyWords: Partial<Record<FormCode, string[]>> = {
  '05': ['Thương binh', 'Bệnh binh'],
  '06': ['Người có công'],
  '07': ['Người khuyết tật', 'Người cao tuổi', 'Trẻ em mồ côi'],
  'chi-tra': ['Hộ nghèo', 'Bảo trợ xã hội', 'Lao động tự do', 'Tạm hoãn HĐLĐ'],
}
const context = (place: FormPlace) => ({
  asOf,
  expectedCommuneName: place.communeName,
  resolvePolicy: (text: string) => resolvePolicy(nq42, text)?.code ?? null,
})

describe('a form that was downloaded and filled', () => {
  it('reads back without one question, every person as typed', async () => {
    const cases = fc.tuple(
      fc.constantFrom(...listCodes),
      fc.constantFrom(...places),
      fc.nat(),
      fc.integer({ min: 1, max: 12 }),
    )
    await fc.assert(
      fc.asyncProperty(cases, async ([code, place, seed, count]) => {
        const random = seededRandom(seed)
        const words = policyWords[code] ?? []
        const typed = Array.from({ length: count }, () =>
          inventPerson(random, place.hamlets ?? [], words.length > 0 ? words : ['-']),
        )
        const unique = typed.filter(
          ({ idNumber }, index) => typed.findIndex((other) => other.idNumber === idNumber) === index,
        )
        const list = await checkList(await open(await filledForm(code, place, unique)), context(place))
        expect(list.problems).toEqual([])
        expect(list.refused).toEqual([])
        const columns = listForm(nq42, code, place).columns.map(({ header }) => header)
        const has = (pattern: RegExp) => columns.some((header) => pattern.test(header))
        expect(list.people).toMatchObject(
          unique.map(({ fullName, birth, sex, idNumber, hamlet, policyText, relation, amount, note }) => ({
            fullName,
            birth,
            sex: has(/^(?:Nam|Giới tính)$/) ? sex : null,
            idNumbers: [{ number: idNumber }],
            hamlet: has(/^(?:Thôn|Địa chỉ \()/) ? hamlet : null,
            policyText: words.length > 0 ? policyText : null,
            policy: words.length > 0 ? expect.stringMatching(/^A\d/) : null,
            household: has(/^Quan hệ/) ? { isHead: true, relation } : null,
            amount,
            note: note || null,
          })),
        )
        expect(unitNameKey(list.title.communeName ?? '')).toBe(unitNameKey(place.communeName))
        expect(list.title.decisionNumber).toBeUndefined()
      }),
      { numRuns: 12 },
    )
  })

  it("is found to be the commune's own, in every commune of both maps", () => {
    for (const place of places) {
      const { title = [] } = formSheet(listForm(nq42, '08', place), place, 1).sheet
      const texts = title.map((row) =>
        row.flatMap((cell) =>
          typeof cell === 'object' && cell !== null && 'value' in cell ? [String(cell.value)] : [],
        ),
      )
      const read = readTitle(
        texts.map((row, index) => ({
          number: index + 1,
          hidden: false,
          cells: row.map((text, column) => ({ column, text, value: text, kind: 'text' as const })),
        })),
      )
      const found = [unitNameKey(read.communeName ?? ''), read.districtName && unitNameKey(read.districtName)]
      expect(found).toEqual([
        unitNameKey(place.communeName),
        place.districtName === null ? undefined : unitNameKey(place.districtName),
      ])
    }
  })

  it.each(listCodes)('names its policy in the title: %s', async (code) => {
    const random = seededRandom(1)
    const list = await checkList(
      await open(await filledForm(code, eaTieu, [inventPerson(random, ['Thôn 1'], ['Hộ nghèo'])])),
      context(eaTieu),
    )
    const { policies } = listForm(nq42, code, eaTieu)
    const hinted = list.title.programmeHints.map((hint) => resolvePolicy(nq42, hint)?.code).filter((found) => found)
    expect([...new Set(hinted)]).toEqual(policies)
  })

  it('reads members under their head, who need no number and no hamlet of their own', async () => {
    const random = seededRandom(7)
    const head = inventPerson(random, ['Buôn Ciết'], ['-'])
    const child = { ...inventPerson(random, [''], ['-']), relation: 'Con', idNumber: '' }
    const list = await checkList(await open(await filledForm('08', eaTieu, [head, child])), context(eaTieu))
    expect(list.problems).toEqual([])
    expect(list.people.map(({ hamlet, household }) => [hamlet, household?.isHead])).toEqual([
      ['Buôn Ciết', true],
      ['Buôn Ciết', false],
    ])
  })

  it.each(listCodes)('has no column that the reader is not sure of: %s', async (code) => {
    const person = inventPerson(seededRandom(1), ['Thôn 1'], ['Hộ nghèo'])
    const list = await checkList(await open(await filledForm(code, eaTieu, [person])), context(eaTieu))
    expect(list.file.sheets[0]?.columns.filter(({ confidence }) => confidence < 0.7)).toEqual([])
  })
})

describe('a form as it is downloaded', () => {
  it.each(formCodes)('is a sound workbook with help for who types: %s', async (code) => {
    const parts = unzipSync(await formWorkbook(listForm(nq42, code, eaTieu), eaTieu))
    const xml = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    for (const [name, part] of Object.entries(parts)) if (/xml|rels/.test(name)) expectWellFormed(strFromU8(part))
    expect(xml).toContain('state="frozen"')
    expect(xml).toMatch(/<pageSetup paperSize="9" orientation="landscape"/)
    expect(xml).toMatch(/<\/mergeCells><dataValidations count="\d+">.*<\/dataValidations><printOptions/)
    expect(xml).toContain('<f>SUM(')
    for (const [, text = ''] of xml.matchAll(/ (?:prompt|error)="([^"]*)"/g))
      expect(text.length).toBeLessThanOrEqual(225)
    for (const [, text = ''] of xml.matchAll(/ promptTitle="([^"]*)"/g)) expect(text.length).toBeLessThanOrEqual(32)
    for (const [, text = ''] of xml.matchAll(/<formula1>(.*?)<\/formula1>/g))
      expect(text.length).toBeLessThanOrEqual(265)
  })

  it('keeps the zeros of ID numbers: its cells are text, also below the prepared rows', async () => {
    const bytes = await formWorkbook(listForm(nq42, '07', eaTieu), eaTieu)
    const book = SheetJs.read(bytes, { type: 'array', cellNF: true, sheetStubs: true })
    const sheet = book.Sheets['Mẫu 07'] ?? {}
    expect(sheet[`E${firstRow(sheet)}`]?.z).toBe('@')
    const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    const style = new RegExp(`<c r="E${firstRow(sheet)}" s="(\\d+)"/>`).exec(xml)?.[1]
    expect(xml).toContain(`<col min="5" max="5" width="17" customWidth="1" style="${style}"/>`)
  })

  it('offers the hamlets of the commune, on a sheet of their own where they do not fit into the check', async () => {
    const parts = async (hamlets: string[]) => {
      const place = { ...eaTieu, hamlets }
      const files = unzipSync(await formWorkbook(listForm(nq42, '08', place), place))
      return (name: string) => strFromU8(files[name] ?? new Uint8Array())
    }
    const few = await parts(['Thôn 1', "Buôn Ea M'Tă"])
    expect(few('xl/worksheets/sheet1.xml')).toContain("<formula1>&quot;Thôn 1,Buôn Ea M'Tă&quot;</formula1>")
    expect(few('xl/worksheets/sheet2.xml')).toBe('')
    for (const hamlets of [manyHamlets, ['Thôn 1, xã Ea Tiêu']]) {
      const many = await parts(hamlets)
      expect(many('xl/worksheets/sheet1.xml')).toContain('<formula1>thon_buon</formula1>')
      expect(many('xl/workbook.xml')).toContain(
        `<definedName name="thon_buon">'Thôn, buôn để chọn'!$A$3:$A$${2 + hamlets.length}</definedName>`,
      )
      for (const hamlet of hamlets) expect(many('xl/worksheets/sheet2.xml')).toContain(`>${hamlet}<`)
      for (const name of ['xl/workbook.xml', 'xl/worksheets/sheet2.xml']) expectWellFormed(many(name))
    }
  })

  it.each(listCodes)('is the same list with forty hamlets to pick from, filled and empty: %s', async (code) => {
    const place = { ...eaTieu, hamlets: manyHamlets }
    const empty = await checkList(await open(await formWorkbook(listForm(nq42, code, place), place)), context(place))
    expect([empty.people, empty.refused, empty.problems]).toEqual([[], [], []])
    const person = inventPerson(seededRandom(3), ['Tổ dân phố 39'], ['Hộ nghèo'])
    const list = await checkList(await open(await filledForm(code, place, [person])), context(place))
    expect([list.people.length, list.refused, list.problems]).toEqual([1, [], []])
  })

  it('says so where somebody has written beside the hamlets', async () => {
    const place = { ...eaTieu, hamlets: manyHamlets }
    const book = SheetJs.read(await filledForm('08', place, [inventPerson(seededRandom(3), ['Thôn 1'], ['-'])]))
    const sheet = book.Sheets[book.SheetNames[1] ?? ''] ?? {}
    sheet.B42 = { t: 's', v: 'Y Thắng Niê' }
    sheet['!ref'] = 'A1:B42'
    const list = await checkList(await open(new Uint8Array(SheetJs.write(book, { type: 'array' }))), context(place))
    expect(list.problems.map(({ code, sheet: where }) => [code, where])).toEqual([
      ['sheet-without-table', 'Thôn, buôn để chọn'],
    ])
  })

  it('is an empty list until it is filled, and form 10 no list of people', async () => {
    for (const code of listCodes) {
      const list = await checkList(
        await open(await formWorkbook(listForm(nq42, code, eaTieu), eaTieu)),
        context(eaTieu),
      )
      expect([list.people, list.refused, list.problems]).toEqual([[], [], []])
    }
    expect(
      (await refusalOf(open(await formWorkbook(listForm(nq42, '10', eaTieu), eaTieu)).then((book) => checkList(book))))
        .code,
    ).toBe('no-table')
  })

  it('has the hamlets as rows of form 10', async () => {
    const book = SheetJs.read(await formWorkbook(listForm(nq42, '10', eaTieu), eaTieu), { type: 'array' })
    const sheet = book.Sheets['Mẫu 10'] ?? {}
    const first = firstRow(sheet)
    expect([0, 1, 2].map((row) => sheet[`B${first + row}`]?.v)).toEqual(eaTieu.hamlets)
  })

  it('is the same bytes each time', async () => {
    expect(await formWorkbook(listForm(nq42, '01', eaTieu), eaTieu)).toEqual(
      await formWorkbook(listForm(nq42, '01', eaTieu), eaTieu),
    )
  })
})
