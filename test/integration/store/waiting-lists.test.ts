import { foundLists } from '../../../lambdas/functions/lists/found-lists.ts'
import type { StoredList } from '../../../lambdas/store/lists/list-item.ts'
import { createList } from '../../../lambdas/store/lists/list-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { morning } from '../../support/builders.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { aList, cuKuin, eaKtur, marks, tree } from './desk.ts'

const engine = registerEngine()
let register: Register
const actor = { sub: 'sub-huyen', username: 'huyen-657', role: 'huyen', unit: cuKuin } as const

/** A list that came in the given minute, with people brought and refused as it ended. */
const list = (minute: number, part: Partial<StoredList>, added: number, refused: number, same = 0): StoredList =>
  aList({
    id: marks.id('test', 'list', minute),
    ...{ createdAt: morning + minute * 60_000, state: 'finished', decisionNumber: '12', decisionDay: '2020-05-12' },
    counts: { ...aList().counts, rows: added + refused + same, added, refused, same },
    ...part,
  })

const sent = async (...lists: readonly StoredList[]): Promise<void> => {
  for (const one of lists) await createList(register, tree, one)
}

/** Page by page `minute:open rows` of what waits, or of everything. */
async function pages(isWaiting: boolean): Promise<string[][]> {
  const found: string[][] = []
  let before: string | null = null
  do {
    const asked = { unit: cuKuin, programme: 'nq42-2020', before, isWaiting }
    const page: Awaited<ReturnType<typeof foundLists>> = await foundLists({ register, tree }, asked, actor)
    found.push(page.items.map(({ createdAt, openRows }) => `${(createdAt - morning) / 60_000}:${openRows}`))
    before = page.cursor
  } while (before !== null)
  return found
}

describe('lists that wait for an officer', () => {
  beforeEach(async () => {
    register = await engine.freshRegister()
  })

  it('are those with rows that nobody has sent again, and those that wait for a word', async () => {
    await sent(
      list(0, {}, 10, 2),
      list(1, { commune: eaKtur }, 10, 3),
      list(2, { state: 'checked' }, 5, 1),
      list(3, { commune: eaKtur, programme: 'nq68-2021' }, 3, 0, 10),
      list(4, { state: 'withdrawn' }, 2, 1),
    )
    expect(await pages(true)).toEqual([['2:0', '1:3', '0:2']])
    await sent(list(5, {}, 1, 1, 10))
    expect(await pages(true)).toEqual([['5:1', '2:0', '1:3']])
  })

  it('are told by lists of pages before, and sought through them', async () => {
    await sent(list(0, {}, 10, 2), list(1, { commune: eaKtur }, 10, 3))
    for (let minute = 2; minute < 60; minute++) await sent(list(minute, { fileName: 'Thôn.xlsx' }, 1, 0))
    await sent(list(60, {}, 2, 0, 10))
    expect(await pages(true)).toEqual([['1:3']])
    expect((await pages(false))[1]?.slice(-2)).toEqual(['1:3', '0:0'])
  })
})
