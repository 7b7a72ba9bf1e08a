import { nq42 } from './nq42-2020.ts'
import { nq68 } from './nq68-2021.ts'
import type { Policy, Programme } from './programme.ts'

/** Every programme this version of the software knows, newest last. */
export const programmes: readonly Programme[] = [nq42, nq68]

export const findProgramme = (id: string): Programme | undefined => programmes.find((programme) => programme.id === id)

/**
 * Of what is stored: it came in under a definition.
 * @throws Error where that definition is gone: by whose rules it is judged must not be guessed
 */
export function programmeOfRecord({ programme: id }: { readonly programme: string }): Programme {
  const found = findProgramme(id)
  if (!found) throw new Error(`no file defines the programme ${id}`)
  return found
}

/**
 * The programmes of one deployment, as its configuration names them.
 * @param ids separated by blanks
 * @throws Error for an id that no file defines and for none at all: a deployment without its law must not start
 */
export function programmesOf(ids: string): readonly [Programme, ...Programme[]] {
  const [first, ...others] = ids
    .split(' ')
    .filter(Boolean)
    .map((id) => {
      const found = findProgramme(id)
      if (!found) throw new Error(`no programme ${id}; known: ${programmes.map((known) => known.id).join(', ')}`)
      return found
    })
  if (!first) throw new Error('no programme is named')
  return [first, ...others]
}

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
