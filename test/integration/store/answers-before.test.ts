import '../../support/silent-logs.ts'
import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { AnsweredHere, RememberedAnswers } from '../../../lambdas/functions/intake/answers-before.ts'
import { noAnswers, type StoredList } from '../../../lambdas/store/lists/list-item.ts'
import { getListRows } from '../../../lambdas/store/lists/list-store.ts'
import { keys } from '../../../lambdas/store/table/keys.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { inTcvn3 } from '../../../local/demo/old-fonts.ts'
import { morning } from '../../support/builders.ts'
import { type ListedRow, newDecision, people } from '../../support/list-files.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { aList, eaKtur, eaTieu, marks } from './desk.ts'
import { takeList } from './take-list.ts'

const engine = registerEngine()
let register: Register
beforeEach(async () => {
  register = await engine.freshRegister()
})

/** With numbers that lost their zero on the way through Excel. */
const halved = (count: number): ListedRow[] =>
  people(count).map((person) => ({ ...person, idNumber: person.idNumber?.slice(1) ?? '' }))
const accepting = { answers: { ...noAnswers, accepted: ['bad-id-number'] } }
const sent = (decision: string, rows: readonly ListedRow[], parts: Partial<StoredList> = {}, commune = eaTieu) =>
  takeList(register, commune, rows, parts.review ?? false, parts, { decision })
const asked = { review: true }

describe('a file that mends a list which came in', () => {
  it('is not asked again what was taken of its rows, also where they have moved, and is asked what is new', async () => {
    const [decision, rows, late] = [newDecision(), halved(3), halved(2)]
    expect(await sent(decision, rows, accepting)).toMatchObject({ state: 'finished', counts: { added: 3, refused: 0 } })
    const mended = await sent(decision, [...late, ...rows], asked)
    expect(mended).toMatchObject({ state: 'checked', counts: { added: 0, same: 3, refused: 2 }, answers: noAnswers })
    const { rows: told } = await getListRows(register, mended.id, { after: null, only: 'problems' })
    const codes = told.map(({ problems }) => problems.map(({ code }) => code).join())
    expect(codes).toEqual([...late.map(() => 'bad-id-number'), ...rows.map(() => 'suggestion-accepted')])
  })

  it('is not asked again what was declined of its rows, says by whom, and may be taken after all', async () => {
    const [decision, rows, late] = [newDecision(), halved(2), halved(1)]
    const declines = [{ code: 'bad-id-number', by: 'xa-24547', at: morning }]
    const declining = { answers: { ...noAnswers, declined: ['bad-id-number'] }, declines }
    await sent(decision, [...people(1), ...rows], declining)
    const mended = await sent(decision, [...late, ...rows], asked)
    expect(mended).toMatchObject({ state: 'checked', counts: { refused: 3 }, answers: noAnswers, declines })
    const { rows: told } = await getListRows(register, mended.id, { after: null, only: 'problems' })
    expect(told.map(({ problems: [one] }) => one?.declined ?? false)).toEqual([false, true, true])
    const after = await sent(decision, [...late, ...rows], accepting)
    expect(after).toMatchObject({ state: 'finished', counts: { added: 3, refused: 0 } })
    const again = await sent(decision, [...late, ...rows], asked)
    expect(again).toMatchObject({ state: 'finished', counts: { same: 3, refused: 0 } })
  })

  it('is not asked again what was declined as a list was looked over that never came in', async () => {
    const [decision, rows] = [newDecision(), halved(2)]
    const first = await sent(decision, [...people(1), ...rows], asked)
    const declines = [{ code: 'bad-id-number', by: 'xa-24547', at: morning }]
    const answers = { ...noAnswers, declined: ['bad-id-number'] }
    await sent(decision, [...people(1), ...rows], { ...asked, sums: first.sums, answers, declines })
    expect(await sent(decision, rows, asked)).toMatchObject({ state: 'checked', declines, answers: noAnswers })
  })

  it('is asked again what its officer has declined and thinks otherwise of, as that list is looked over', async () => {
    const title = { number: '12/QĐ-UBND', day: '2020-05-12' }
    const of = (id: string) => RememberedAnswers.of({ register, marks }, aList({ id }), title, 'form')
    const said = { answers: noAnswers, declines: [] }
    const here = new AnsweredHere(marks)
    here.onDeclined('66 → 066')
    await (await of('first')).savePending(said, here)
    const isDeclinedIn = async (id: string) => (await of(id)).declinedBefore('66 → 066')
    expect([await isDeclinedIn('first'), await isDeclinedIn('mended')]).toEqual([false, true])
    await (await of('first')).savePending(said, new AnsweredHere(marks))
    expect(await isDeclinedIn('mended')).toBe(false)
  })

  it.each([
    ['another decision', () => newDecision(), eaTieu],
    ['another commune', (decision: string) => decision, eaKtur],
  ] as const)('is another list by %s: it is asked everything', async (_, decisionOf, commune) => {
    const [decision, rows] = [newDecision(), halved(2)]
    await sent(decision, rows, accepting)
    const other = await sent(decisionOf(decision), rows, asked, commune)
    expect(other.counts).toMatchObject({ refused: 2 })
  })

  it('is another list by the same number of another year: an office numbers its decisions anew', async () => {
    const [decision, rows] = [newDecision(), halved(2)]
    await sent(decision, rows, accepting)
    const title = { decision, decisionDay: '12/5/2021', now: Date.UTC(2021, 7, 20, 2) }
    const later = await takeList(register, eaTieu, rows, true, asked, title)
    expect(later.counts).toMatchObject({ refused: 2 })
  })

  it('is another list in another form', async () => {
    const [decision, rows] = [newDecision(), halved(2)]
    await sent(decision, rows, accepting)
    const other = await sent(
      decision,
      rows.map((row) => ({ ...row, household: 'H1' })),
      asked,
    )
    expect(other.counts).toMatchObject({ refused: 2 })
  })

  it('remembers that its letters are converted, and which names are not, until its officer says otherwise', async () => {
    const decision = newDecision()
    const names = ['Nguyễn Văn Hùng', 'Trần Thị Hương', 'Đỗ Thị Ánh', 'Lê Văn Tám']
    const rows = [
      ...people(4).map((person, at) => ({ ...person, fullName: inTcvn3(names[at] ?? '') })),
      ...people(1, { fullName: 'Y Ñuê' }),
    ]
    const said = { ...noAnswers, convert: true, kept: ['Y Ñuê'] }
    expect(await sent(decision, rows, { answers: said })).toMatchObject({ counts: { added: 5 } })
    const mended = await sent(decision, [...people(1), ...rows], asked)
    expect(mended).toMatchObject({ state: 'checked', answers: said, counts: { added: 1, same: 5, refused: 0 } })
    const { sums } = mended
    expect(await sent(decision, rows, { ...asked, sums })).toMatchObject({ answers: noAnswers, counts: { refused: 5 } })
  })
})

it('no number is kept of a suggestion that was taken', async () => {
  const [decision, rows] = [newDecision(), halved(2)]
  await sent(decision, rows, accepting)
  const { Items = [] } = await register.client.send(
    new QueryCommand({
      TableName: register.table,
      KeyConditionExpression: 'pk = :commune',
      ExpressionAttributeValues: { ':commune': keys.answers(eaTieu, '').pk },
    }),
  )
  expect(Items).toMatchObject([{ taken: [expect.any(String), expect.any(String)] }])
  expect(JSON.stringify(Items)).not.toMatch(new RegExp(rows.map(({ idNumber }) => idNumber).join('|')))
})

it('what was said of columns holds for the form in its commune, whatever the decision, and for no other form or commune', async () => {
  const columns = { 'Thôn/Buôn': 'address' } as const
  await sent(newDecision(), people(1), { answers: { ...noAnswers, columns } })
  const later = async (rows: readonly ListedRow[], commune = eaTieu) =>
    (await sent(newDecision(), rows, asked, commune)).answers.columns
  expect(await later(people(1))).toEqual(columns)
  expect(await later(people(1, { household: 'H1' }))).toEqual({})
  expect(await later(people(1), eaKtur)).toEqual({})
})
