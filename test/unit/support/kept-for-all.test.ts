import { endKept, keptForAll, leaveKept } from '../../support/kept-for-all.cjs'

const closed: string[] = []
const begun: string[] = []
const begin = (name: string) => async () => {
  begun.push(name)
  return { name, close: async () => void closed.push(name) }
}

describe('what test files have in common', () => {
  beforeEach(() => {
    begun.length = 0
    closed.length = 0
  })
  afterEach(endKept)

  it('begins where it is first asked for, and is the same for all who ask', async () => {
    const [one, other] = await Promise.all([keptForAll('port', begin('first')), keptForAll('port', begin('second'))])
    expect(other).toBe(one)
    expect(begun).toEqual(['first'])
  })

  it('is closed behind the last file, and may begin anew', async () => {
    await keptForAll('port', begin('first'))
    await keptForAll('pool', begin('second'))
    await endKept()
    expect(closed).toEqual(['first', 'second'])
    expect(await keptForAll('port', begin('third'))).toMatchObject({ name: 'third' })
  })

  it('is asked for again where it could not begin', async () => {
    await expect(keptForAll('port', () => Promise.reject(new Error('the port is taken')))).rejects.toThrow('taken')
    expect(await keptForAll('port', begin('second'))).toMatchObject({ name: 'second' })
    await keptForAll('pool', begin('third'))
    await endKept()
    expect(closed).toEqual(['second', 'third'])
  })

  it('goes on behind a file, but in a worker, which nobody tells of its end', async () => {
    await keptForAll('port', begin('first'))
    await leaveKept()
    expect(closed).toEqual(process.send ? ['first'] : [])
  })
})
