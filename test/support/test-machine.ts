import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readMachine } from '../../bin/commands/machine.ts'
import { unitTree } from '../../lambdas/domain/units/unit-maps.ts'
import { demoPassword } from '../../local/demo/demo-accounts.ts'
import { openSignInDesk, type StaffSession } from '../../local/demo/staff-session.ts'

/** Memory where there is some: a transaction is as durable there as a test needs, and three times as fast. */
const base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** Two runs on one machine at once need two folders: the second names its own. */
export const testData = process.env.ANSINH_TEST_DATA ?? join(base, 'ansinh-test')
/** What the roles of all programs of one run needed, for the test of the grants. */
export const usageFolder = process.env.ANSINH_TEST_USAGE ?? `${testData}-usage`
export const numbersFolder = `${testData}-numbers`

export const tree = unitTree('daklak-2020')

const machine = () => {
  const found = readMachine(testData)
  if (!found) throw new Error('the program is not running: this project needs its globalSetup')
  return found
}

export const siteUrl = (): string => machine().siteUrl
export const operatorEnvironment = (): Record<string, string> => machine().environment
export const provinceAccount = () => machine().province

const sessions = new Map<string, Promise<StaffSession>>()

/** Signs in as one of the demonstration's accounts, once a test file. */
export function signedIn(username: string): Promise<StaffSession> {
  const known = sessions.get(username)
  if (known) return known
  const session = openSignInDesk(siteUrl()).then((desk) => desk.signIn(username, demoPassword))
  sessions.set(username, session)
  return session
}

export const province = (): Promise<StaffSession> => signedIn(provinceAccount().username)

/** Idempotency keys are remembered for 30 days; every test command is a new one. */
export const newKey = (): string => crypto.randomUUID()
