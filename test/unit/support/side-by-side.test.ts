import { type Step, sideBySide } from '../../support/side-by-side.ts'

const steps: readonly Step[] = [
  { name: 'build', after: [] },
  { name: 'unit', after: [] },
  { name: 'journeys', after: ['build'] },
  { name: 'grants', after: ['journeys'] },
]

/** Runs them with some that fail, and writes down what happened. */
async function outcome(most: number, failing: readonly string[] = [], all = steps) {
  const log: string[] = []
  let running = 0
  let busiest = 0
  const broken = await sideBySide(all, most, async ({ name }) => {
    log.push(name)
    busiest = Math.max(busiest, ++running)
    await new Promise((resolve) => setTimeout(resolve, 1))
    running--
    return !failing.includes(name)
  })
  return { broken, log, busiest }
}

describe('steps side by side', () => {
  it('run once each, as many together as are allowed, each after what it needs', async () => {
    expect(await outcome(2)).toEqual({ broken: [], log: ['build', 'unit', 'journeys', 'grants'], busiest: 2 })
    expect((await outcome(1)).busiest).toBe(1)
  })

  it('name what failed and what could not begin because of it, and run the rest', async () => {
    const { broken, log } = await outcome(2, ['build'])
    expect(broken.toSorted()).toEqual(['build', 'grants', 'journeys'])
    expect(log).toEqual(['build', 'unit'])
  })

  it('end although one waits for a step that is not there', async () => {
    const { broken } = await outcome(2, [], [...steps, { name: 'lonely', after: ['nothing'] }])
    expect(broken).toEqual(['lonely'])
  })
})
