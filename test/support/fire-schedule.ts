import type { World } from './world.ts'

/** Lets one of the running program's schedules come due now, and waits until its function has ended well. */
export async function fireSchedule(world: World, named: RegExp): Promise<void> {
  // Of a name that there is not, it says which there are.
  const { schedules }: { schedules: string[] } = JSON.parse(
    (await world.ask({ method: 'POST', path: '/_run/nothing' })).text,
  )
  const name = schedules.find((one) => named.test(one))
  if (name === undefined) throw new Error(`no schedule is named ${named}; there are ${schedules.join(', ')}`)
  const { status, text } = await world.ask({ method: 'POST', path: `/_run/${name}` })
  if (status !== 200) throw new Error(`${name} answered ${status}: ${text}`)
}
