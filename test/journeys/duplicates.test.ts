import type { EntitlementView } from '../../lambdas/contract/entitlements.ts'
import { isTaken, sayArrived } from '../support/intake-queue.ts'
import { listFile, newCmnd, newIdNumber, people } from '../support/list-files.ts'
import type { Officer } from '../support/sign-in.ts'
import { openList, postForm, rowsOf, settled, takeIn } from '../support/uploads.ts'
import { world } from '../support/world.ts'

const programme = 'nq42-2020'
const [here, there] = ['24136', '24139']

const firstPeople = async (officer: Officer, unit: string): Promise<EntitlementView[]> =>
  (await world().call('searchEntitlements', { body: { programme, unit, limit: 200 } }, officer)).items

describe('a message of the bucket that comes again', () => {
  it('changes nothing after the list is in', async () => {
    const officer = await world().officer('xa', here)
    const bytes = await listFile({ rows: [...people(35), ...people(2, { idNumber: newCmnd() })] })
    const { list, upload } = await openList(world(), officer, { commune: here, fileBytes: bytes.length })
    await postForm(upload, bytes)
    await settled(world(), officer, list.id)
    const state = async () => ({
      list: await settled(world(), officer, list.id),
      rows: await rowsOf(world(), officer, list.id),
      people: await firstPeople(officer, here),
      total: (await world().call('statistics', { query: { programme, unit: here } }, officer)).total,
    })
    const before = await state()
    const bucket = upload.fields.bucket ?? ''
    const messages = [await sayArrived(world(), bucket, list.id), await sayArrived(world(), bucket, list.id)]
    for (const message of messages) await isTaken(world(), message)
    expect(await state()).toEqual(before)
  })

  it('changes nothing while the list is being read', async () => {
    const officer = await world().officer('xa', here)
    const before = (await world().call('statistics', { query: { programme, unit: here } }, officer)).total
    const bytes = await listFile({ rows: people(100) })
    const { list, upload } = await openList(world(), officer, { commune: here, fileBytes: bytes.length })
    await postForm(upload, bytes)
    await sayArrived(world(), upload.fields.bucket ?? '', list.id)
    expect((await settled(world(), officer, list.id)).counts).toMatchObject({
      rows: 100,
      added: 100,
      amount: 150_000_000,
    })
    const after = (await world().call('statistics', { query: { programme, unit: here } }, officer)).total
    expect(after.approved.people - before.approved.people).toBe(100)
  })

  it('is passed over when it speaks of a list that nobody opened', async () => {
    await isTaken(world(), await sayArrived(world(), 'some-bucket', 'z'.repeat(26)))
  })
})

describe('one ID number in two lists', () => {
  it('warns on both sides, whichever came first, also when both are read at once', async () => {
    const district = await world().officer('huyen', '643')
    const twins = people(5, { policy: 'Bảo trợ xã hội' }).map((person) => ({ ...person, idNumber: newIdNumber() }))
    const files = await Promise.all([here, there].map(() => listFile({ rows: [...twins, ...people(20)] })))
    const lists = await Promise.all(
      [here, there].map((commune, index) => takeIn(world(), district, { commune }, files[index] ?? new Uint8Array())),
    )
    const ids = await Promise.all(
      lists.map(async ({ id }) => {
        const rows = await rowsOf(world(), district, id)
        return rows.slice(0, twins.length).map(({ entitlementId }) => entitlementId ?? '')
      }),
    )
    for (const [index] of twins.entries()) {
      const pair = ids.map((own) => own[index] ?? '')
      for (const [side, entitlementId] of pair.entries()) {
        const { entitlement } = await world().call('entitlement', { params: { entitlementId } }, district)
        expect(entitlement.warnings).toEqual([
          expect.objectContaining({
            entitlementId: pair[1 - side],
            commune: [here, there][1 - side],
            policy: 'A6',
            sameName: true,
          }),
        ])
      }
    }
  })

  it('is told in the search for duplicates, and in the count of the list that came later', async () => {
    const district = await world().officer('huyen', '643')
    const idNumber = newCmnd()
    const first = people(1, { fullName: 'Lê Văn Một', idNumber })
    const second = people(1, { fullName: 'Lê Văn Hai', idNumber })
    await takeIn(world(), district, { commune: here }, await listFile({ rows: first }))
    const later = await takeIn(world(), district, { commune: there }, await listFile({ rows: second }))
    expect(later.counts.duplicates).toBe(1)
    expect(later.outcome).toContain('1 người có cảnh báo trùng')
    const body = { programme, unit: there, duplicatesOnly: true, name: 'le van hai' }
    const { items } = await world().call('searchEntitlements', { body }, district)
    expect(items.map(({ warnings }) => warnings.map(({ commune, sameName }) => [commune, sameName]))).toContainEqual([
      [here, false],
    ])
  })

  it('gives no warning where it is not the same number', async () => {
    const officer = await world().officer('xa', there)
    const list = await takeIn(world(), officer, { commune: there }, await listFile({ rows: people(10) }))
    expect(list.counts.duplicates).toBe(0)
  })
})
