import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeSampleWorkbook } from '../../../web/site/sample-workbook.ts'
import { ansinhAlone, ansinhCalls } from '../../support/ansinh-calls.ts'
import { writeLabelledCsv } from '../../support/labelled/write-labelled-csv.ts'
import { aSite } from '../../support/sites.ts'
import { aWorkbook } from '../../unit/lists/a-list.ts'
import { inCodePage1258, inTcvn3 } from '../../unit/lists/legacy/encode-legacy.ts'

const folder = mkdtempSync(join(tmpdir(), 'ansinh-match-'))
afterAll(() => rmSync(folder, { recursive: true }))

const ansinh = ansinhCalls()

const file = (name: string, bytes: Uint8Array | string): string => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

const header = 'STT,Họ và tên,Ngày sinh,Giới tính,CMND/CCCD,Thôn/Buôn,Mã xã,Chính sách'
const csv = (name: string, ...rows: string[]): string => file(name, `${[header, ...rows].join('\n')}\n`)
const people = csv(
  'nguoi.csv',
  '1,Trần Văn Giao,17/05/1949,Nam,240123789,Thôn 4,24547,Hộ nghèo',
  "2,H'Wên Niê,1958,Nữ,066158004321,Buôn Ciết,24547,Bảo trợ xã hội",
  '3,tran van giao,17/5/1949,Nam,240123789,Thôn 4,24547,Bảo trợ xã hội',
  '4,Lê Thị Hoa,03/03/1970,Nữ,,Thôn 1,24550,Hộ nghèo',
)

describe('ansinh match', () => {
  it('tells who stands twice in a CSV, as JSON', () => {
    const { status, stdout, stderr } = ansinhAlone('match', people, '--json')
    expect([status, stderr]).toEqual([0, ''])
    const told = JSON.parse(stdout)
    const [a, b] = [
      { file: people, sheet: null, row: 2, stt: 1 },
      { file: people, sheet: null, row: 4, stt: 3 },
    ]
    expect(told).toEqual({
      people: 4,
      pairs: [
        {
          ...{ a, b, score: expect.any(Number), verdict: 'certain' },
          reasons: [
            'cùng số CMND 240***789',
            'họ tên trùng, một bên gõ không dấu',
            'ngày sinh trùng',
            'cùng thôn, buôn',
          ],
        },
      ],
      clusters: [[a, b]],
      seconds: expect.any(Number),
    })
  })

  it('takes no total for a person, whatever columns the file has', async () => {
    const total = (name: string) => csv(name, '1,Lê Thị Hoa,1970,Nữ,240912808,Thôn 1,24550,A7', ',Tổng cộng,,,,,24550,')
    const { stdout } = await ansinh('match', total('xa-1.csv'), total('xa-2.csv'), '--json')
    expect(JSON.parse(stdout)).toMatchObject({ people: 2, pairs: [{ a: { row: 2 }, b: { row: 2 } }] })
  })

  it('compares a list in the letters of an old font when it is told to, and says so before', async () => {
    const typed = [
      ['UBND XÃ EA TIÊU', '', '', ''],
      ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND'],
      ...Array.from({ length: 12 }, (_, at) => [`${at + 1}`, 'Nguyễn Thị Hường', `${1950 + at}`, `24012378${at % 6}`]),
    ]
    const rows = typed.map((row) => row.map(inTcvn3))
    const path = file('phong-cu.xlsx', await aWorkbook({ DS: rows }))
    const unasked = await ansinh('match', path, '--json')
    expect(unasked.stderr).toContain('chạy lại với --convert')
    expect(JSON.parse(unasked.stdout).people).toBe(0)
    const { status, stdout, stderr } = await ansinh('match', path, '--convert', '--json')
    expect([status, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toMatchObject({ people: 12 })
  })

  it('reads a file once that is named twice', async () => {
    const { stdout } = await ansinh('match', people, `${folder}/./nguoi.csv`, people, '--json')
    expect(JSON.parse(stdout)).toMatchObject({ people: 4, pairs: [{ verdict: 'certain' }] })
  })

  it('says it in words, without a whole number', async () => {
    const { status, stdout } = await ansinh('match', people)
    expect(status).toBe(0)
    expect(stdout).toContain('4 người; 1 cặp chắc chắn, 0 cặp có thể trùng, thuộc 1 nhóm')
    expect(stdout).toContain('cùng số CMND 240***789')
    expect(stdout).not.toContain('240123789')
  })

  it('compares lists with one another, whatever they are written in', async () => {
    const workbook = file('mau.xlsx', await writeSampleWorkbook(aSite()))
    const again = file('mau-2.xlsx', await writeSampleWorkbook(aSite()))
    const { status, stdout } = await ansinh('match', workbook, again, people, '--json')
    expect(status).toBe(0)
    const { pairs } = JSON.parse(stdout)
    expect(pairs.length).toBeGreaterThan(5)
    expect(pairs[0]).toMatchObject({ a: { file: workbook, row: expect.any(Number) }, b: { file: again } })
  })

  it('says of a list the number that each row has in it', async () => {
    const rows = [
      'UBND XÃ EA TIÊU;;;',
      'STT;Họ và tên;Năm sinh;Số CMND',
      'I;Thôn 1;;',
      '1;Trần Văn Giao;1949;240123789',
      '2.1;Lê Thị Hoa;1970;240123456',
      '3;Trần Văn Giao;1949;240123789',
      ';Lê Thị Hoa;1970;240123456',
    ]
    const { stdout } = await ansinh('match', file('ds.csv', rows.join('\n')), '--json')
    const numbers = JSON.parse(stdout).pairs.map(({ a, b }: { a: { stt: unknown }; b: { stt: unknown } }) => [
      a.stt,
      b.stt,
    ])
    expect(numbers).toEqual([
      [1, 3],
      ['2.1', null],
    ])
  })

  it('makes no number of what Excel has rounded, and reads what it has only written short', async () => {
    const path = csv(
      'rut-gon.csv',
      "1,H'Nem Niê,1966,Nữ,240912842,Buôn Ciết,24547,Hộ nghèo",
      "2,H'Nem Niê,1966,Nữ,2.409128E+08,Buôn Ciết,24547,Bảo trợ xã hội",
      '3,Y Bel Êban,1952,Nam,066052001234,Buôn Ciết,24547,Hộ nghèo',
      '4,Y Bel Êban,1952,Nam,6.6052001234E+10,Buôn Ciết,24547,Bảo trợ xã hội',
      '5,Lê Thị Hoa,1970,Nữ,240912808,Thôn 1,24550,Hộ nghèo',
      '6,Phan Văn Tài,1949,Nam,240999123.0,Thôn 1,24550,Hộ nghèo',
      '7,Phan Văn Tài,1949,Nam,240999123,Thôn 2,24550,Người có công',
    )
    const { pairs } = JSON.parse((await ansinh('match', path, '--json')).stdout)
    expect(pairs).toMatchObject([
      { a: { stt: 1 }, b: { stt: 2 }, verdict: 'possible', reasons: expect.arrayContaining(['thiếu số CMND/CCCD']) },
      { a: { stt: 3 }, b: { stt: 4 }, verdict: 'certain' },
      { a: { stt: 6 }, b: { stt: 7 }, verdict: 'certain' },
    ])
  })

  it('finds the same whatever the delimiter, the quotation marks, the line ends and the order of columns', async () => {
    const rows = [
      '\uFEFFMã xã;"Họ và tên";CMND/CCCD;Ngày sinh',
      '24547;"Trần Văn ""Giao""";"240 123 789";17-05-1949',
      '24547;Trần Văn Giao;240.123.789;"17/05/1949 "',
      '24547;"Lê\nThị Hoa";240123456/066170004321;1970',
    ]
    const { status, stdout } = await ansinh('match', file('cham-phay.csv', rows.join('\r\n')), '--json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      people: 3,
      pairs: [{ a: { row: 2, stt: null }, b: { row: 3 }, verdict: 'certain' }],
    })
  })

  it.each<[what: string, rowOfFirst: number, bytes: (text: string) => Uint8Array | string]>([
    ['a title above', 4, (text) => `DANH SÁCH NGƯỜI HƯỞNG,,\n"Tỉnh Đắk Lắk\nnăm 2020",,\n${text}`],
    ['Excel’s line that names the sign', 2, (text) => `sep=,\r\n${text}`],
    ['that line behind a mark', 2, (text) => `\uFEFFsep=,\r\n${text}`],
    ['a mark and a quoted header', 2, (text) => `\uFEFF"STT"${text.slice(3)}`],
    ['UTF-16', 2, (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['code page 1258', 2, (text) => inCodePage1258(text)],
  ])('knows the communes of a CSV with %s: two of one name are two there', async (what, rowOfFirst, bytes) => {
    const text = [
      header,
      '1,Nguyễn Thị Lan,1970,Nữ,,,24547,A7',
      '2,Nguyễn Thị Lan,1970,Nữ,,,24550,A7',
      '3,Y Bel Êban,02/03/1952,Nam,066052001234,,24547,A7',
      '4,Y Bel Êban,02/03/1952,Nam,066052001234,,24550,A7',
    ].join('\n')
    const { status, stdout } = await ansinh('match', file(`${what.replace(/\W/g, '')}.csv`, bytes(text)), '--json')
    expect(status).toBe(0)
    const plain = JSON.parse((await ansinh('match', file('thuong.csv', text), '--json')).stdout)
    const told = JSON.parse(stdout)
    expect(told).toMatchObject({ people: 4, pairs: [{ a: { sheet: null, row: rowOfFirst + 2, stt: 3 } }] })
    expect(told.pairs[0].score).toBe(plain.pairs[0].score)
  })

  it('ends in silence when nobody reads on', () => {
    const rows = Array.from({ length: 3000 }, (_, at) => `${at},Trần Văn Giao,1949,Nam,${240_000_000 + at},,24547,A7`)
    const path = csv('nhieu-dong.csv', ...rows, ...rows)
    const { stdout, stderr } = spawnSync('sh', ['-c', `node bin/ansinh.js match '${path}' --json | head -n 1`], {
      encoding: 'utf8',
    })
    expect(stdout).toContain('"people":6000')
    expect(stderr).toBe('')
  })

  it('survives hostile rows, and takes what cannot be read for not known', async () => {
    const path = csv(
      'la.csv',
      '',
      ',,,,,,,',
      '1',
      `2,${'Á'.repeat(100_000)},99/99/9999,?,${'9'.repeat(5000)},x,y,z`,
      '3,=cmd|calc,-1,Nam,-5,=1+1,24547,\u0000',
      'x,Y,1/1/1,n,0,,,',
      `4,Trần Văn Giao,31/02/1954,Nam,2401O3789,,24547,${',,,,'.repeat(500)}`,
      '5,Lê Văn \uD800,1954,Nam,240123456,,24547,A',
    )
    const { status, stdout, stderr } = await ansinh('match', path, '--json')
    expect([status, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toMatchObject({ people: 5, pairs: [] })
  })

  it.each<[what: string, name: string, bytes: string, message: RegExp]>([
    ['nothing at all', 'rong.csv', '', /rỗng/],
    ['a header that is missing', 'khong-tieu-de.csv', 'Phiếu xuất kho,50\nDầu ăn,70\n', /dòng tiêu đề/],
    ['columns that are missing', 'thieu-cot.csv', 'STT,Ngày sinh,Mã xã\n1,1949,24547\n', /Họ và tên/],
    ['a quotation mark that is never closed', 'ngoac.csv', `${header}\n1,"Trần Văn Giao,1949\n`, /ngoặc kép.*dòng 2/],
    ['a PDF', 'tep.pdf', '%PDF-1.7 …', /PDF/],
    ['noise', 'nhieu.xlsx', 'MZ\u0000\u0001\u0002', /chương trình/],
  ])('says of %s what it is, names the file, and ends with 2', async (_, name, bytes, message) => {
    const path = file(name, bytes)
    const { status, stdout, stderr } = await ansinh('match', people, path, '--json')
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(path)
    expect(stderr).toMatch(message)
    expect(stderr).not.toContain('    at ')
  })

  it('names a file that is not there, and a folder', async () => {
    expect(ansinhAlone('match', join(folder, 'khong-co.csv'))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('không có tệp này'),
    })
    expect(await ansinh('match', folder)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('đây là thư mục'),
    })
    expect(await ansinh('match')).toMatchObject({ status: 2, stderr: expect.stringContaining('Cách dùng') })
  })

  it('reads what the labelled generator writes', async () => {
    const list = join(folder, 'lon.csv')
    await writeLabelledCsv(list, join(folder, 'lon.truth'), { people: 5000, seed: 902 })
    const { status, stdout } = await ansinh('match', list, '--json')
    const { people: count, pairs } = JSON.parse(stdout)
    expect([status, count]).toEqual([0, 5000])
    expect(pairs.length).toBeGreaterThan(100)
  })
})
