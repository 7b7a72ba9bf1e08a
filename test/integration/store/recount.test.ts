import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { localDay } from '../../../lambdas/domain/time/local-day.ts'
import {
  type RecountDesk,
  type RecountEnd,
  recountProgramme,
} from '../../../lambdas/functions/recount/recount-programme.ts'
import { lastRecount } from '../../../lambdas/store/counts/recount-store.ts'
import { keys } from '../../../lambdas/store/table/keys.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor, morning } from '../../support/builders.ts'
import { faultPoints } from '../../support/fault-points.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import {
  anyPayment,
  aRight,
  cuKuin,
  eaKtur,
  eaTieu,
  elsewhere,
  notPaid,
  order,
  outcomeOf,
  stored,
  takenIn,
  tree,
  undo,
} from './desk.ts'
import { dieAfter } from './watched-client.ts'

jest.setTimeout(60_000)
const engine = registerEngine()
const programme = 'nq42-2020'
const hour = 3_600_000

const rights = Array.from({ length: 24 }, (_, index) =>
  aRight(`người ${index}`, { commune: [eaTieu, eaKtur, elsewhere][index % 3] ?? '', policy: index % 2 ? 'A6' : 'A5' }),
)
/** Twenty communes of 184, so that it takes three slices; nobody lives in most of them. */
const inhabited = [eaTieu, eaKtur, elsewhere]
const fewCommunes = {
  ...tree,
  communes: (code: string) => {
    const all = tree.communes(code)
    const empty = all.filter((unit) => !inhabited.includes(unit.code))
    return [...all.filter((unit) => inhabited.includes(unit.code)), ...empty.slice(0, 17)]
  },
}
const aDesk = (register: Register, parts: Partial<RecountDesk> = {}): RecountDesk => ({
  register,
  tree: fewCommunes,
  now: () => morning,
  timeLeft: () => 900_000,
  pause: async () => {},
  ...parts,
})
const begin = { programme, order: 'begin' } as const
const goOn = { programme, order: 'continue' } as const

async function filled(): Promise<Register> {
  const register = await engine.freshRegister()
  await takenIn(register, ...rights)
  return register
}

/** Calls as the clock does, until nothing is left to go on with. */
async function untilDone(register: Register, parts: Partial<RecountDesk> = {}): Promise<RecountEnd[]> {
  const ends: RecountEnd[] = []
  for (let call = 1; call < 100; call++) {
    const desk = aDesk(register, { now: () => morning + call * hour, ...parts })
    const end = await recountProgramme(desk, call === 1 ? begin : goOn, `call ${call}`)
    if (end.kind === 'nothing') return ends
    ends.push(end)
  }
  throw new Error('it never ends')
}

const cell = (register: Register, commune: string, policy: string) => ({
  TableName: register.table,
  Key: keys.counts(programme, tree.find(commune)?.parent ?? '', commune, policy),
})
const district = (unit: string) => anActor({ username: `huyen-${unit}`, role: 'huyen', unit })

describe('counters recounted from the records', () => {
  it('are the same while two officers pay, refuse and take back in every commune', async () => {
    const register = await filled()
    let isPaying = true
    const outcomes: string[] = []
    const officer = async (client: Register, step: number): Promise<void> => {
      for (let turn = 0; isPaying; turn += step) {
        const right = rights[turn % rights.length]
        if (!right) continue
        const seen = await stored(client, right.id)
        const command = seen.status !== 'approved' ? undo : turn % 5 === 0 ? notPaid('absent') : anyPayment(seen)
        const actor = district(tree.find(seen.commune)?.parent ?? '')
        outcomes.push(outcomeOf(await order(client, seen, { actor, command })))
      }
    }
    const officers = [5, 7].map((step) => officer(engine.again(register), step))
    const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms / 20))
    const ends: RecountEnd[] = []
    for (let night = 0; night < 4; night++)
      ends.push(await recountProgramme(aDesk(register, { pause }), begin, `night ${night}`))
    isPaying = false
    await Promise.all(officers)
    ends.push(await recountProgramme(aDesk(register), begin, 'when all is quiet'))
    expect(outcomes.filter((one) => one === 'done').length).toBeGreaterThan(20)
    for (const end of ends) expect(end).toMatchObject({ kind: 'ended', recount: { differing: 0 } })
    expect(ends.at(-1)).toMatchObject({ recount: { records: rights.length, cells: 6, unsettled: [] } })
  })

  it('tell a counter that somebody moved, and a record whose counter did not move, and mend neither', async () => {
    const register = await filled()
    await register.client.send(
      new UpdateCommand({
        ...cell(register, eaTieu, 'A5'),
        UpdateExpression: 'ADD n_paid :one, a_paid :more',
        ExpressionAttributeValues: { ':one': 1, ':more': 1_500_000 },
      }),
    )
    const lost = rights.find(({ commune, policy }) => commune === eaKtur && policy === 'A6')
    await register.client.send(
      new UpdateCommand({
        TableName: register.table,
        Key: keys.entitlement(lost?.id ?? ''),
        UpdateExpression: 'SET #status = :refused',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':refused': 'refused' },
      }),
    )
    await register.client.send(
      new UpdateCommand({
        TableName: register.table,
        Key: keys.dayCounts(programme, cuKuin, { day: localDay(morning), commune: eaKtur, policy: 'A5', part: null }),
        UpdateExpression: 'ADD n_approved :one',
        ExpressionAttributeValues: { ':one': 1 },
      }),
    )
    const found = [
      [eaKtur, 'A6', 'approved', 4, 3],
      [eaKtur, 'A6', 'refused', 0, 1],
      [eaTieu, 'A5', 'paid', 1, 0],
      // The days of all cells are added up at the end.
      [eaKtur, 'A5', 'day-approved', 5, 4],
      [eaTieu, 'A5', 'day-paid', 0, 1],
    ]
    for (const time of ['once', 'and once more']) {
      const end = await recountProgramme(aDesk(register), begin, time)
      if (end.kind !== 'ended') throw new Error(end.kind)
      expect(
        end.recount.differences.map((one) => [
          one.commune,
          one.policy,
          one.part,
          one.counted.people,
          one.recorded.people,
        ]),
      ).toEqual(found)
      expect(await lastRecount(register, programme)).toEqual(end.recount)
    }
  })

  onOneEngine('go on where the time was over or a call was killed, and end in the same', async () => {
    const register = await filled()
    const right = rights[0]
    const seen = await stored(register, right?.id ?? '')
    expect(outcomeOf(await order(register, seen, { actor: district(tree.find(seen.commune)?.parent ?? cuKuin) }))).toBe(
      'done',
    )
    let looks = 0
    /** Time for what is begun, and for nothing after it. */
    const slices = await untilDone(register, { timeLeft: () => (looks++ % 2 === 0 ? 900_000 : 0) })
    expect(slices.map(({ kind }) => kind)).toEqual(['goes-on', 'goes-on', 'ended'])
    const watched = engine.again(register)
    const { written } = await (async () => {
      const counted = dieAfter(watched, Number.POSITIVE_INFINITY)
      await recountProgramme(aDesk(watched), begin, 'counted')
      return counted
    })()
    for (const survived of faultPoints(0, written - 1)) {
      const dying = engine.again(register)
      dieAfter(dying, survived)
      await recountProgramme(aDesk(dying), begin, `killed ${survived}`).catch(() => undefined)
      const last = (await untilDone(register)).at(-1)
      expect([survived, last]).toMatchObject([
        survived,
        { kind: 'ended', recount: { differing: 0, records: 24, cells: 6 } },
      ])
    }
  })

  it('are recounted by one at a time', async () => {
    const register = await filled()
    const kinds = await Promise.all(
      ['one', 'other'].map(
        async (attempt) => (await recountProgramme(aDesk(engine.again(register)), begin, attempt)).kind,
      ),
    )
    expect(kinds.toSorted()).toEqual(['busy', 'ended'])
  })
})
