import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import type { Told } from '../../../lambdas/domain/exchange/exchange-file.ts'
import { exchangeKey } from '../../../lambdas/exchange/exchange-key.ts'
import { readExchangeFile } from '../../../lambdas/exchange/read-file.ts'
import { exchangeFile } from '../../../lambdas/exchange/write-file.ts'

const secret = 'khoa-trao-doi-cua-cac-tinh-de-thu-nghiem'
const key = exchangeKey(secret)
const now = Date.parse('2020-06-12T08:00:00.000Z')
const receiver = { province: '66', key, knowsProgramme: (id: string) => id === 'nq42-2020', now }
const giaLai = { province: '64', programme: 'nq42-2020', now }

const toldMarks = (numbers: readonly string[]): Map<string, Told> =>
  new Map(
    numbers.map((number, index) => [
      key.markOf({ kind: 'CCCD', number }),
      { group: 'cash', state: index % 2 === 0 ? 'paid' : 'approved' },
    ]),
  )
const linesOf = (told: Map<string, Told>, as = giaLai, by = key): string[] => [...exchangeFile(by, as, told).lines()]
const read = (lines: readonly string[]) =>
  readExchangeFile(
    lines.map((line) => line.replace(/\n$/, '')),
    receiver,
  )
const faultOf = async (lines: readonly string[]): Promise<string> => {
  const found = await read(lines)
  if (found.ok) throw new Error('it was taken')
  return found.error
}
const three = toldMarks(['064085000001', '064085000002', '064085000003'])

describe('the file that provinces give each other', () => {
  it('is made as docs/exchange-format.md says, so that another program can make it', () => {
    const mac = (text: string) => createHmac('sha256', Buffer.from(secret, 'utf8')).update(text, 'utf8').digest()
    const lines = ['CCCD:064085000001', 'CMND:230123456'].map((number) => ({
      m: mac(`an-sinh-exchange-mark\n${number}`).subarray(0, 16).toString('base64url'),
      g: 'cash',
      s: 'paid',
    }))
    const body = lines
      .sort((a, b) => (a.m < b.m ? -1 : 1))
      .map((line) => `${JSON.stringify(line)}\n`)
      .join('')
    const head = {
      v: 1,
      province: '64',
      programme: 'nq42-2020',
      key: mac('an-sinh-exchange-key\n').toString('hex').slice(0, 16),
      madeAt: '2020-06-12T08:00:00.000Z',
      count: 2,
      hash: createHash('sha256').update(body).digest('hex'),
    }
    const seal = mac(`an-sinh-exchange-seal\n${Object.values(head).join('\n')}`).toString('base64url')
    const told = new Map<string, Told>([
      [key.markOf({ kind: 'CCCD', number: '064085000001' }), { group: 'cash', state: 'paid' }],
      [key.markOf({ kind: 'CMND', number: '230123456' }), { group: 'cash', state: 'paid' }],
    ])
    expect(linesOf(told).join('')).toBe(`${JSON.stringify({ ...head, seal })}\n${body}`)
  })

  it('gives back what was told, whatever it was, and holds no number', async () => {
    const number = fc.stringMatching(/^0\d{11}$/)
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(number, { maxLength: 12 }), async (numbers) => {
        const told = toldMarks(numbers)
        const lines = linesOf(told)
        const found = await read(lines)
        expect(found).toMatchObject({ ok: true, value: { head: { count: numbers.length } } })
        expect(found.ok && new Map(found.value.marks)).toEqual(told)
        for (const one of numbers) expect(lines.join('')).not.toContain(one)
      }),
      { numRuns: 25 },
    )
  })

  it('is refused whole when any letter of it is another one', async () => {
    const text = linesOf(three).join('')
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: text.length - 2 }), async (at) => {
        const other = text[at] === 'x' ? 'y' : 'x'
        const changed = `${text.slice(0, at)}${other}${text.slice(at + 1)}`
        const found = await readExchangeFile(changed.replace(/\n$/, '').split('\n'), receiver)
        expect(found.ok).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  it('says what is wrong', async () => {
    const lines = linesOf(three)
    expect(await faultOf([])).toContain('trống')
    expect(await faultOf(['Họ tên;Số CMND'])).toContain('không phải tệp trao đổi')
    expect(await faultOf(lines.map((line) => line.replace('"v":1', '"v":2')))).toContain('phiên bản')
    expect(await faultOf(lines.slice(0, -1))).toContain('phần đầu ghi 3 dòng, trong tệp có 2 dòng')
    expect(await faultOf([...lines.slice(0, 3), 'x'])).toContain('Dòng 4')
    expect(await faultOf([...lines, lines[3] ?? ''])).toContain('Dòng 5 lặp lại')
    expect(await faultOf(lines.map((line) => line.replace('"s":"paid"', '"s":"approved"')))).toContain('Mã kiểm')
    expect(await faultOf(linesOf(three, { ...giaLai, province: '66' }))).toContain('tệp của tỉnh nhà')
    expect(await faultOf(linesOf(three, giaLai, exchangeKey('x'.repeat(40))))).toContain('khoá trao đổi khác')
    expect(await faultOf(lines.map((line) => line.replace('"64"', '"62"')))).toContain('Dấu niêm')
    expect(await faultOf(linesOf(three, { ...giaLai, programme: 'nq1-2030' }))).toContain('nq1-2030')
    expect(await faultOf(linesOf(three, { ...giaLai, now: now + 3 * 86_400_000 }))).toContain('ở phía trước')
  })
})
