import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { isUnitMap, whatRuns } from '../../lib/what-runs.ts'

/** What a running system on this machine writes into its data folder, so that other commands find it. Readable by its owner alone. */
export const machineState = z.object({
  pid: z.number(),
  siteUrl: z.string(),
  environment: z.record(z.string(), z.string()),
  /** The password that holds, or the one on the slip until the first sign-in. */
  province: z.object({ username: z.string(), password: z.string() }),
  /** The demonstration that has been loaded whole. */
  demo: z.string().nullable(),
  /** The demonstration that this folder was begun with, loaded whole or not; null in folders of before this was noted. */
  chosen: z.string().nullable().default(null),
  /** The programmes and the province that this folder was begun with; absent in folders of before this was noted. */
  runs: z
    .object({
      unitMap: z.string().refine(isUnitMap),
      programmes: z.array(z.string()).readonly(),
      otherProgrammes: z.array(z.string()).readonly(),
      /** In folders of before this was noted the day was everywhere the same. */
      backlogUntil: z.record(z.string(), z.iso.date()).readonly().default(whatRuns.local.backlogUntil),
    })
    .optional(),
})
export type MachineState = z.infer<typeof machineState>

export const machineFile = (data: string): string => join(data, 'machine.json')

export function readMachine(data: string): MachineState | undefined {
  try {
    return machineState.parse(JSON.parse(readFileSync(machineFile(data), 'utf8')))
  } catch {
    return undefined
  }
}

export const saveMachine = (data: string, state: MachineState): Promise<void> =>
  writeFile(machineFile(data), JSON.stringify(state, null, 2), { mode: 0o600 })

export const usualData = '.ansinh'

/**
 * The variables by which the SDK and the program's own code find the system that is meant: of the folder that was named; none where the
 * caller's own environment names a system, as for the cloud; else of the usual folder. Never a part of each.
 * @param needed the variables that name a system in the caller's environment
 * @returns null where none has run in that folder
 */
export function systemMeant(
  data: string | undefined,
  given: NodeJS.ProcessEnv,
  needed: readonly string[],
  usual = usualData,
): Record<string, string> | null {
  if (data === undefined && needed.every((name) => given[name])) return {}
  const machine = readMachine(data ?? usual)
  return machine ? { ...machine.environment, SITE_URL: machine.siteUrl } : null
}
