import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { lookupRequest } from '../../lambdas/contract/lookup.ts'
import { listFile, newCmnd, newIdNumber, people } from '../support/list-files.ts'
import { takeIn } from '../support/uploads.ts'
import { type Answer, world } from '../support/world.ts'

const commune = '24264'
const woman = { fullName: "H'Maryam Niê Kdăm", idNumber: newIdNumber() }
const man = { fullName: 'Y Blô Mlô', idNumber: newCmnd() }
/** Listed with the card of before and the one of now in one cell, as many are. */
const mother = { fullName: 'Trần Thị Hai Thẻ', cards: [newCmnd(), newIdNumber()] }
/** Asked for on purpose, and nobody's. */
const unknown = newIdNumber()
/** Everything that was sent as a number here, so that the logs can be searched for it. */
const asked = new Set<string>()

beforeAll(async () => {
  const officer = await world().officer('xa', commune)
  const second = { policy: 'Hộ nghèo', amount: 750_000 }
  const rows = [...people(1, woman), ...people(1, man), ...people(1, { ...woman, ...second })]
  rows.push(...people(1, { fullName: mother.fullName, idNumber: mother.cards.join('/') }))
  await takeIn(world(), officer, { commune }, await listFile({ rows }))
})

const json = (idNumber: string, fullName: string): Promise<Answer> => {
  asked.add(idNumber)
  return world().send('lookUp', { body: { idNumber, fullName } }, null)
}

/** As a browser without our script posts the form. */
const form = (fields: Record<string, string>): Promise<Answer> => {
  asked.add(fields.idNumber ?? '')
  return world().ask({
    method: 'POST',
    path: '/api/lookup',
    headers: { accept: 'text/html,application/xhtml+xml', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
}

const policiesOf = ({ text }: Answer): string[] =>
  JSON.parse(text).supports.map(({ policyName }: { policyName: string }) => policyName)

describe('a citizen who knows number and name', () => {
  it.each<[string, string, string]>([
    ['as the list has it', woman.idNumber, woman.fullName],
    ['without accents, in small letters', woman.idNumber, 'h maryam nie kdam'],
    ['in capitals', woman.idNumber, "H'MARYAM NIÊ KDĂM"],
    ['with another apostrophe', woman.idNumber, 'H’Maryam Niê Kdăm'],
    ['with the mark joined', woman.idNumber, 'HMaryam Nie Kdam'],
    ['with the mark and a dash', woman.idNumber, 'H-Maryam Niê Kdăm'],
    ['with blanks all over', woman.idNumber, "  H' Maryam   Niê  Kdăm "],
    ['in decomposed letters', woman.idNumber, woman.fullName.normalize('NFD')],
    ['with blanks in the number', woman.idNumber.replace(/(...)/g, '$1 '), woman.fullName],
    ['with dots in the number', woman.idNumber.replace(/(...)(?=.)/g, '$1.'), woman.fullName],
    ['with dashes in the number', woman.idNumber.replace(/(....)(?=.)/g, '$1-'), woman.fullName],
    ['with hard blanks in the number', woman.idNumber.replace(/(....)(?=.)/g, '$1\u00a0'), woman.fullName],
  ])('finds all of it: %s', async (_what, number, name) => {
    const answer = await json(number, name)
    expect([answer.status, policiesOf(answer).toSorted()]).toEqual([200, ['Bảo trợ xã hội', 'Hộ nghèo']])
    const page = await form({ idNumber: number, fullName: name })
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    for (const policy of policiesOf(answer)) expect(page.text).toContain(policy)
  })

  it.each(['Y Blô Mlô', 'y blo mlo', 'YBlô Mlô', 'Y-Blô Mlô'])(
    'finds a man of the Êđê as he writes himself: %s',
    async (name) => {
      expect(policiesOf(await json(man.idNumber, name))).toHaveLength(1)
    },
  )

  it('finds it by either card, the old one and the new one', async () => {
    for (const card of mother.cards) {
      const answer = await json(card, 'tran thi hai the')
      expect(policiesOf(answer)).toEqual(['Bảo trợ xã hội'])
      expect(answer.text).toContain(`•••• ${card.slice(-4)}`)
      expect((await form({ idNumber: card, fullName: mother.fullName })).text).toContain('Bảo trợ xã hội')
    }
  })

  it('is shown the last digits of the number alone, in no answer the whole', async () => {
    for (const answer of [await json(woman.idNumber, woman.fullName), await form(woman)]) {
      expect(answer.text).toContain(`•••• ${woman.idNumber.slice(-4)}`)
      expect(answer.text).not.toContain(woman.idNumber)
      expect(answer.headers['cache-control']).toBe('no-store')
    }
  })
})

/** An answer without what belongs to the one request: its id and its moment. */
function withoutIds({ status, headers, text }: Answer): object {
  const { date: _date, 'x-correlation-id': _id, ...kept } = headers
  return { status, headers: kept, text }
}

describe('whoever knows only one of the two', () => {
  it.each<[string, (number: string, name: string) => Promise<Answer>]>([
    ['as JSON', json],
    ['as a page', (idNumber, fullName) => form({ idNumber, fullName })],
    ['as a page in English', (idNumber, fullName) => form({ idNumber, fullName, lang: 'en' })],
  ])('gets the same bytes for a wrong name and for an unknown number: %s', async (_what, ask) => {
    const wrongName = await ask(woman.idNumber, 'Nguyễn Văn Khác')
    const wrongNumber = await ask(unknown, woman.fullName)
    const wrongBoth = await ask(unknown, 'Ai Đó')
    const nearly = await ask(woman.idNumber, 'H Maryam Niê')
    expect(wrongName.status).toBe(200)
    for (const other of [wrongNumber, wrongBoth, nearly]) expect(withoutIds(other)).toEqual(withoutIds(wrongName))
    for (const typed of [woman.idNumber, unknown, 'Khác', 'Maryam']) expect(wrongName.text).not.toContain(typed)
  })
})

describe('what cannot be a question', () => {
  const sent = (body: string, type = 'application/json') =>
    world().ask({
      method: 'POST',
      path: '/api/lookup',
      headers: { accept: 'application/json', 'content-type': type },
      body,
    })

  it.each<[string, object]>([
    ['no number', { fullName: 'A' }],
    ['no name', { idNumber: '066085004321' }],
    ['an empty name', { idNumber: '066085004321', fullName: '  ' }],
    ['a number as a number', { idNumber: 66085004321, fullName: 'A' }],
    ['eleven digits', { idNumber: '66085004321', fullName: 'A' }],
    ['letters in the number', { idNumber: 'O66085OO4321', fullName: 'A' }],
    ['one digit twelve times', { idNumber: '111111111111', fullName: 'A' }],
    ['a number of a page', { idNumber: '1'.repeat(41), fullName: 'A' }],
    ['a name of a page', { idNumber: '066085004321', fullName: 'A'.repeat(121) }],
    ['a list', [{ idNumber: '066085004321', fullName: 'A' }]],
  ])('is refused with the field that is wrong: %s', async (_what, body) => {
    const answer = await sent(JSON.stringify(body))
    expect([answer.status, JSON.parse(answer.text)]).toEqual([
      422,
      expect.objectContaining({
        code: 'invalid',
        errors: expect.arrayContaining([{ path: expect.stringMatching(/^body/), message: expect.any(String) }]),
      }),
    ])
    expect(answer.text).not.toContain('066085004321')
  })

  it('is refused in the page too, which keeps what was typed and runs none of it', async () => {
    const attack = '"><script>alert(1)</script>'
    const page = await form({ idNumber: '12', fullName: attack })
    expect(page.status).toBe(422)
    expect(page.text).toContain('role="alert"')
    expect(page.text).not.toContain('<script>alert(1)')
    expect(page.text).toContain('value="12"')
  })

  it('is nothing that stands in an address', async () => {
    // Opened once more, the address of an answer gives the form, whatever stands in it.
    const blank = await world().ask({ path: '/api/lookup' })
    for (const [method, status] of [
      ['GET', 200],
      ['PUT', 404],
      ['DELETE', 404],
    ] as const) {
      const answer = await world().ask({ method, path: `/api/lookup?idNumber=${unknown}&fullName=A` })
      expect([method, answer.status]).toEqual([method, status])
      expect(answer.text).not.toContain(unknown)
      if (method === 'GET') expect(answer.text).toBe(blank.text)
    }
    // Fields of the address are not read for the body's.
    const path = `/api/lookup?idNumber=${woman.idNumber}&fullName=${encodeURIComponent(woman.fullName)}`
    const headers = { accept: 'application/json', 'content-type': 'application/json' }
    expect((await world().ask({ method: 'POST', path, headers, body: '{}' })).status).toBe(422)
  })

  it('names its two fields alone, so that nothing more can be asked of a citizen', () => {
    expect(Object.keys(lookupRequest.shape)).toEqual(['idNumber', 'fullName'])
  })
})

describe('an ID number', () => {
  const files = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).map(({ parentPath, name }) => join(parentPath, name))

  it('is in no log of any function, nor is a name that was asked for', async () => {
    const numbers = [...asked, woman.idNumber, man.idNumber, '066158004321'].map((number) =>
      number.replaceAll(/\D/g, ''),
    )
    const words = [...new Set(numbers)].filter((number) => number.length > 7).concat('Maryam', 'maryam', 'Blô', 'Khác')
    const logs = files(join(world().data, 'logs')).filter((path) => path.endsWith('.jsonl'))
    expect(logs.length).toBeGreaterThan(8)
    for (const path of logs) {
      const text = readFileSync(path, 'utf8')
      expect([path, words.filter((word) => text.includes(word))]).toEqual([path, []])
    }
    const own = readFileSync(logs.find((path) => path.includes('lookup')) ?? '', 'utf8')
    expect(own.match(/"COMPLETED"/g)?.length).toBeGreaterThan(asked.size)
  })

  it('is in no key of a bucket, no name of a file and no message of a queue', async () => {
    const folders = readdirSync(join(world().data, 's3'))
    const Bucket = folders.find((name) => name.includes('uploads'))
    const { Contents = [] } = await new S3Client(world().operator).send(new ListObjectsV2Command({ Bucket }))
    expect(Contents.length).toBeGreaterThan(8)
    for (const { Key = '' } of Contents)
      expect(Key).toMatch(/^((lists|foreign|results)\/[a-z2-7]{26}|parts\/[a-z2-7]{26}\/[0-9a-f-]{36}\/[\w-]+)$/)
    const names = files(join(world().data, 's3')).join('\n')
    const queues = readFileSync(join(world().data, 'sqs/queues.jsonl'), 'utf8')
    for (const number of [woman.idNumber, man.idNumber, '066158004321'])
      expect([names.includes(number), queues.includes(number)]).toEqual([false, false])
  })
})
