import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { type ListedRow, listFile, newDecision, newIdNumber } from '../support/list-files.ts'
import type { Officer } from '../support/sign-in.ts'
import { rowsOf, takeIn } from '../support/uploads.ts'
import { world } from '../support/world.ts'

const programme = 'nq42-2020'
const commune = '24133'
const decision = newDecision()
const names = ['Nguyễn Thị Hường', 'Đặng Văn Ơn', "H'Wên Êban", 'Y Blô Mlô', 'Trịnh Ngọc Ưng', 'Lê Thị Ước']
const rows = (form: 'NFC' | 'NFD'): ListedRow[] =>
  names.map((fullName) => ({
    fullName: fullName.normalize(form),
    policy: 'Bảo trợ xã hội'.normalize(form),
    amount: 1_500_000,
  }))

/** The workbook with a cell's content replaced, as Excel would write it. */
function withCell(bytes: Uint8Array, cell: string, content: string): Uint8Array {
  const parts = unzipSync(bytes)
  const path = 'xl/worksheets/sheet1.xml'
  const sheet = strFromU8(parts[path] ?? new Uint8Array())
  const changed = sheet.replace(new RegExp(`<c r="${cell}"( s="\\d+")?[^>]*>.*?</c>`), `<c r="${cell}"$1${content}</c>`)
  if (changed === sheet) throw new Error(`no cell ${cell} in the sheet`)
  return zipSync({ ...parts, [path]: strToU8(changed) })
}

describe('what a list is written with', () => {
  let officer: Officer
  beforeAll(async () => {
    officer = await world().officer('xa', commune)
  })

  const search = async (name: string) =>
    (await world().call('searchEntitlements', { body: { programme, unit: commune, name } }, officer)).items

  it('may be decomposed letters: the names are stored composed and found both ways', async () => {
    const list = await takeIn(world(), officer, { commune }, await listFile({ decision, rows: rows('NFD') }))
    expect(list.counts).toMatchObject({ added: names.length, refused: 0 })
    expect((await rowsOf(world(), officer, list.id)).map(({ fullName }) => fullName)).toEqual(names)
    for (const typed of [names[2] ?? '', names[2]?.normalize('NFD') ?? '', 'hwen eban', 'H’WÊN'])
      expect((await search(typed)).map(({ fullName }) => fullName)).toContain("H'Wên Êban")
  })

  it('makes no new person of one whose letters came the other way', async () => {
    const bytes = await listFile({ decision, rows: rows('NFC') })
    expect((await takeIn(world(), officer, { commune }, bytes)).counts).toMatchObject({ added: 0, same: names.length })
  })

  it('may be formulas: what they came to counts, and without it the rate of the law, but never a number', async () => {
    const people = ['Trần Công Thức', 'Trần Chuỗi Thức', 'Trần Không Tiền', 'Trần Không Số'].map((fullName) => ({
      fullName,
      policy: 'Bảo trợ xã hội',
      amount: 1_500_000,
      idNumber: newIdNumber(),
    }))
    const number = newIdNumber()
    // The title and the decision stand above, and one header row.
    const cells: [string, string][] = [
      ['H4', '><f>SUM(750000,750000)</f><v>1500000</v>'],
      ['E5', ` t="str"><f>CONCATENATE("0","66")</f><v>${number}</v>`],
      ['H6', '><f>NA()</f>'],
      ['E7', '><f>B7</f>'],
    ]
    const plain = await listFile({ decision: newDecision(), rows: people })
    const bytes = cells.reduce((before, [cell, content]) => withCell(before, cell, content), plain)
    const list = await takeIn(world(), officer, { commune }, bytes)
    const found = await rowsOf(world(), officer, list.id)
    expect(found.map(({ fullName, outcome, amount }) => [fullName, outcome, amount])).toEqual([
      ['Trần Công Thức', 'added', 1_500_000],
      ['Trần Chuỗi Thức', 'added', 1_500_000],
      ['Trần Không Tiền', 'added', 1_500_000],
      ['Trần Không Số', 'refused', null],
    ])
    const problems = found.map(({ problems: [first] }) => first && [first.column, first.code, first.severity])
    expect(problems).toEqual([
      undefined,
      undefined,
      ['H', 'formula-without-value', 'warning'],
      ['E', 'formula-without-value', 'error'],
    ])
    const params = { entitlementId: found[1]?.entitlementId ?? '' }
    const { idNumbersInFull } = await world().call('entitlement', { params }, officer)
    expect(idNumbersInFull).toEqual([number])
  })

  it('is shown as it is, and never run: names with marks of other languages', async () => {
    const odd = ['<b>Đậm</b> Văn', '=CMD()', "Robert'); DROP TABLE--", `\${jndi:ldap://a}`].map((fullName) => ({
      fullName,
      policy: 'Bảo trợ xã hội',
      amount: 1_500_000,
    }))
    const list = await takeIn(world(), officer, { commune }, await listFile({ rows: odd }))
    const found = await rowsOf(world(), officer, list.id)
    expect(found.map(({ fullName }) => fullName)).toEqual(odd.map(({ fullName }) => fullName))
  })

  it('may be far too long: the rest of the list comes in, and the row is shown as far as it is of use', async () => {
    const long = 'dài '.repeat(8_000).trim()
    const person = { policy: 'Bảo trợ xã hội', amount: 1_500_000 }
    const rows = [
      { ...person, fullName: 'Trần Thôn Dài', hamlet: long },
      { ...person, fullName: `Trần ${long}` },
      { ...person, fullName: 'Trần Văn Ngắn' },
      { ...person, fullName: 'Trần Số Dài', idNumber: '0'.repeat(30_000) },
      { ...person, fullName: 'Trần Diện Dài', policy: long },
    ]
    const list = await takeIn(world(), officer, { commune }, await listFile({ rows }))
    expect(list.state).toBe('finished')
    const found = await rowsOf(world(), officer, list.id)
    expect(found.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'added', 'refused', 'refused'])
    expect(JSON.stringify(found).length).toBeLessThan(60_000)
    const { items } = await world().call(
      'searchEntitlements',
      { body: { programme, unit: commune, limit: 200 } },
      officer,
    )
    // Twenty such hamlets made an answer too large to be sent, for the commune and its district.
    const names = items.map(({ fullName }) => fullName)
    expect(names).toContain('Trần Văn Ngắn')
    expect(names).not.toContain('Trần Thôn Dài')
  })
})
