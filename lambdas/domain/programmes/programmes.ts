import { nq42 } from './nq42-2020.ts'
import { nq68 } from './nq68-2021.ts'
import type { Policy, Programme } from './programme.ts'

/** Every programme this version of the software knows, newest last. */
export const programmes: readonly Programme[] = [nq42, nq68]

export const findProgramme = (id: string): Programme | undefined => programmes.find((programme) => programme.id === id)

export const findPolicy = (programme: Programme, code: string): Policy | undefined =>
  programme.policies.find((policy) => policy.code === code)

/** Policies whose money goes through this system: loans and lowered contributions are only reported. */
export const paidPolicies = (programme: Programme): readonly Policy[] =>
  programme.policies.filter((policy) => policy.benefit.kind !== 'not-paid')

/** As people know it; an unknown code stands for itself. */
export const policyName = (programme: string, code: string): string => {
  const found = findProgramme(programme)
  return (found && findPolicy(found, code)?.publicName) ?? code
}
