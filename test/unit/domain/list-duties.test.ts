import {
  callAgainMs,
  deadlineOf,
  dueAt,
  isGivenUp,
  lastSignOf,
  leaseMs,
  listDuties,
  mostTries,
} from '../../../lambdas/domain/lists/list-duties.ts'
import { type ListState, listStates, workingStates } from '../../../lambdas/domain/lists/list-states.ts'

const hour = 3_600_000
const since = 1_590_000_000_000
const aStanding = (state: ListState, parts = {}) => ({ state, since, leaseUntil: 0, calledAt: 0, tries: 0, ...parts })

describe('the duties of a list', () => {
  it.each(listStates)('name for %s who acts next, and by when, or that it has come to its end', (state) => {
    const { next, within } = listDuties[state]
    expect(next === 'nobody').toBe(within === null)
    expect(next === 'reader').toBe((workingStates as readonly ListState[]).includes(state))
    expect(deadlineOf({ state, since })).toBe(within === null ? null : since + within)
    expect(dueAt(aStanding(state)) === null).toBe(next === 'nobody')
  })
})

describe('the moment at which somebody looks whether a list still moves', () => {
  it('is never while a reader lives, and ten minutes after it has died', () => {
    const read = aStanding('applying', { leaseUntil: since + 5 * hour })
    expect(dueAt(read)).toBe(since + 5 * hour + callAgainMs)
    expect(lastSignOf(read)).toBe(since + 5 * hour - leaseMs)
  })

  it('is ten minutes after a reader was called, when none has come', () => {
    expect(dueAt(aStanding('processing'))).toBe(since + callAgainMs)
    expect(dueAt(aStanding('processing', { calledAt: since + hour }))).toBe(since + hour + callAgainMs)
    expect(lastSignOf(aStanding('processing'))).toBeNull()
  })

  it('is the end of the time that an officer has', () => {
    expect(dueAt(aStanding('awaiting-upload'))).toBe(since + hour)
    expect(dueAt(aStanding('checked'))).toBe(since + 30 * 24 * hour)
  })
})

describe('a list that readers should bring further', () => {
  it('is given up after so many readings that brought nothing, or after a day', () => {
    expect(isGivenUp(aStanding('applying', { tries: mostTries - 1 }), since + hour)).toBe(false)
    expect(isGivenUp(aStanding('applying', { tries: mostTries }), since + hour)).toBe(true)
    expect(isGivenUp(aStanding('applying'), since + 24 * hour)).toBe(true)
  })
})
