import { anotherChief, commune, everyAccount, issued, password, refresh } from '../support/issued-accounts.ts'
import type { Officer } from '../support/sign-in.ts'
import { world } from '../support/world.ts'

let province: Officer
beforeAll(async () => {
  province = await world().officer('tinh', '66')
})

describe('the accounts of the province', () => {
  it('cannot lock themselves', async () => {
    const chief = await anotherChief()
    const params = { username: chief.username }
    const refused = await world().refused('lockAccount', { params, body: { locked: true } }, chief)
    expect(refused).toMatchObject({
      status: 409,
      code: 'wrong-state',
      detail: expect.stringContaining('không tự khoá'),
    })
    expect((await world().call('session', {}, chief)).username).toBe(chief.username)
  })

  it('lock each other at the same moment, and one of them remains', async () => {
    const chiefs = [await anotherChief(), await anotherChief()] as const
    const lock = (by: Officer, whom: Officer) =>
      world().send('lockAccount', { params: { username: whom.username }, body: { locked: true } }, by)
    const answers = await Promise.all([lock(chiefs[0], chiefs[1]), lock(chiefs[1], chiefs[0])])
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
    const states = await Promise.all(chiefs.map(async ({ username }) => (await chiefState(username)) === 'locked'))
    expect(states.toSorted()).toEqual([false, true])
  })

  const chiefState = async (username: string) =>
    (await everyAccount(province, '66')).find((account) => account.username === username)?.state
})

describe('a locked account', () => {
  it('signs in no more and renews nothing; unlocked, it is the same account', async () => {
    const { account, slip } = await issued()
    const officer = await world().signIn(account.username, password, slip)
    await world().call('session', {}, officer)
    expect((await refresh(officer)).AuthenticationResult?.IdToken).toEqual(expect.any(String))
    const params = { username: account.username }
    const locked = await world().call('lockAccount', { params, body: { locked: true } }, province)
    expect(locked).toMatchObject({ state: 'locked', username: account.username })
    await expect(world().signIn(account.username, password)).rejects.toMatchObject({ code: 'NotAuthorizedException' })
    await expect(refresh(officer)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    expect(await everyAccount(province, commune)).toContainEqual(locked)

    const again = await world().call('lockAccount', { params, body: { locked: false } }, province)
    expect(again.state).toBe('active')
    const back = await world().signIn(account.username, password)
    expect((await world().call('session', {}, back)).unit.code).toBe(commune)
    // What was revoked stays revoked.
    await expect(refresh(officer)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  })

  // Its token was good for the rest of its hour.
  it('reads and writes nothing more with the token that it has, from the next call on', async () => {
    const { account, slip } = await issued()
    const officer = await world().signIn(account.username, password, slip)
    const search = { body: { programme: 'nq42-2020', unit: commune, limit: 1 } }
    await world().call('searchEntitlements', search, officer)
    const params = { username: account.username }
    await world().call('lockAccount', { params, body: { locked: true } }, province)
    for (const name of ['session', 'searchEntitlements', 'lists', 'statistics'] as const) {
      const query = { programme: 'nq42-2020', unit: commune }
      const input = name === 'searchEntitlements' ? search : { query }
      expect(await world().refused(name, input, officer)).toMatchObject({
        status: 401,
        code: 'locked',
        detail: expect.stringContaining('đã bị khoá'),
      })
    }
    await world().call('lockAccount', { params, body: { locked: false } }, province)
    await world().call('searchEntitlements', search, officer)
  })

  it('that nobody has used yet is as new as before when it is unlocked', async () => {
    const { account } = await issued()
    const params = { username: account.username }
    await world().call('lockAccount', { params, body: { locked: true } }, province)
    expect((await world().call('lockAccount', { params, body: { locked: false } }, province)).state).toBe('new')
  })

  it('is not locked again by a command that comes a second time after it was unlocked', async () => {
    const { account } = await issued()
    const params = { username: account.username }
    const input = { params, body: { locked: true }, idempotencyKey: crypto.randomUUID() }
    await world().call('lockAccount', input, province)
    await world().call('lockAccount', { params, body: { locked: false } }, province)
    expect((await world().call('lockAccount', input, province)).state).toBe('new')
  })

  it('is nothing when there is no such account', async () => {
    const params = { username: 'khong-co-ai' }
    const refusals = [
      await world().refused('lockAccount', { params, body: { locked: true } }, province),
      await world().refused('resetPassword', { params }, province),
    ]
    expect(refusals.map(({ code }) => code)).toEqual(['not-found', 'not-found'])
  })
})
