import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import { pageOfComplaints } from '../../../lambdas/functions/complaints/page-of-complaints.ts'
import type { ListedComplaint } from '../../../lambdas/store/complaints/complaint-item.ts'
import { anActor, morning } from '../../support/builders.ts'

const tree = unitTree('daklak-2020')
const reader = { tree, actor: anActor(), now: morning }
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Seventy, seven of each deadline. */
const all: readonly ListedComplaint[] = Array.from({ length: 70 }, (_, index) => ({
  number: `PA-2222-22${letters[index % 32]}`.replace('2222', `222${Math.floor(index / 32) + 2}`),
  programme: 'nq42-2020',
  commune: '24547',
  subject: 'left-out',
  state: 'received',
  deadline: `2020-06-${String(10 + Math.floor(index / 7)).padStart(2, '0')}`,
  receivedAt: morning + Math.floor(index / 7),
  owners: ['24547'],
}))

function page(complaints: readonly ListedComplaint[], half: 'open' | 'closed', cursor?: string) {
  const query = { programme: 'nq42-2020', unit: '24547', half, ...(cursor ? { cursor } : {}) }
  const found = pageOfComplaints(complaints, query, reader)
  if (!found.ok) throw new Error(found.error.code)
  return { numbers: found.value.items.map(({ number }) => number), cursor: found.value.cursor ?? undefined }
}

const answered = (one: ListedComplaint): ListedComplaint => ({ ...one, state: 'answered' })

describe('a page of complaints', () => {
  it('goes on behind the last one, whatever was answered meanwhile', () => {
    const first = page(all, 'open')
    expect(first.numbers).toEqual(all.slice(0, 50).map(({ number }) => number))
    // A colleague answers three of the first page, the last one among them: the fifty-first was left out then.
    const since = all.map((one, index) => ([4, 20, 49].includes(index) ? answered(one) : one))
    const second = page(since, 'open', first.cursor)
    expect(second.numbers).toEqual(all.slice(50).map(({ number }) => number))
    expect(second.cursor).toBeUndefined()
  })

  it('has those that are done from the newest, and none twice when another one is done', () => {
    const done = all.map((one, index) => (index === 69 ? one : answered(one)))
    const first = page(done, 'closed')
    const second = page(all.map(answered), 'closed', first.cursor)
    expect(first.numbers).toHaveLength(50)
    expect(new Set([...first.numbers, ...second.numbers]).size).toBe(69)
    expect(second.numbers.at(-1)).toBe(all[0]?.number)
  })

  it('does not begin at a place of the other half, or at none', () => {
    for (const cursor of ['50', `${morning}#PA-2222-222`, '2020-06-10#', "2020-06-10#PA-2222-222'"])
      expect(() => page(all, 'open', cursor)).toThrow('invalid')
    expect(() => page(all, 'closed', '2020-06-10#PA-2222-222')).toThrow('invalid')
  })
})
