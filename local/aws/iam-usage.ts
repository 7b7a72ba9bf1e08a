/**
 * Which grants were ever needed. A grant that no run and no test has used is one that the template should not give.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { type Grant, grantsOf } from './iam.ts'
import type { PolicyStore } from './policies.ts'

export interface RoleGrant extends Grant {
  readonly roleArn: string
}

export interface IamUsage {
  record(roleArn: string, grants: readonly Grant[]): void
  isUsed(grant: RoleGrant): boolean
  /** Writes what is new to the file, together with what others have written there since. */
  save(): void
}

const keyOf = ({ roleArn, policy, statement, action, resource }: RoleGrant) =>
  [roleArn, policy, statement, action, resource].join(' | ')

/**
 * @param file a JSON list, merged across runs; without one the usage lives in memory
 */
export function openIamUsage(file?: string): IamUsage {
  const used = new Set(file === undefined ? [] : readUsage(file))
  let isChanged = false
  let pending: NodeJS.Timeout | undefined

  function save(): void {
    clearTimeout(pending)
    pending = undefined
    if (file === undefined || !isChanged) return
    for (const key of readUsage(file)) used.add(key)
    const unfinished = `${file}.${process.pid}`
    writeFileSync(unfinished, `${JSON.stringify([...used].sort(), null, 2)}\n`)
    renameSync(unfinished, file)
    isChanged = false
  }

  return {
    save,
    isUsed: (grant) => used.has(keyOf(grant)),
    record(roleArn, grants) {
      for (const grant of grants) {
        const key = keyOf({ roleArn, ...grant })
        if (used.has(key)) continue
        used.add(key)
        isChanged = true
        // A run may end by kill -9; new grants are rare after the first seconds, so writing soon costs nothing.
        pending ??= setTimeout(save, 200).unref()
      }
    },
  }
}

function readUsage(file: string): string[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as string[]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** The grants in the policies that were never used. */
export function unusedGrants(policies: PolicyStore, usage: IamUsage): RoleGrant[] {
  return policies
    .roleArns()
    .flatMap((roleArn) => grantsOf(policies.policiesOf(roleArn)).map((grant) => ({ roleArn, ...grant })))
    .filter((grant) => !usage.isUsed(grant))
}
