import type { CaseCommand } from '../../../lambdas/domain/cases/case-command.ts'
import { stampOf } from '../../../lambdas/domain/cases/duplicate-case.ts'
import { type Actor, authorise } from '../../../lambdas/domain/permissions/authorise.ts'
import { ok } from '../../../lambdas/domain/result.ts'
import { carryOutCase } from '../../../lambdas/functions/cases/carry-out-case.ts'
import { recordsOf } from '../../../lambdas/functions/cases/read-case.ts'
import { getCase } from '../../../lambdas/store/cases/case-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { morning } from '../../support/builders.ts'
import { counterAt, everything, tree } from './desk.ts'
import type { Said } from './ends-alike.ts'

/** What an officer says about the register's only case, as it stands now; carried out wherever and however often it is called. */
export async function wordAboutTheCase(register: Register, command: CaseCommand, actor: Actor): Promise<Said> {
  const { id, version } = await theCase(register)
  return (at) =>
    carryOutCase(
      counterAt(at),
      {
        params: { caseId: id },
        body: { version },
        actor,
        within: (found, unitOf) => {
          const right = authorise(tree, actor, 'case.decide', found === undefined ? undefined : unitOf(found))
          if (!right.ok) return right
          if (found === undefined) throw new Error('nothing within reach')
          return ok(found)
        },
        idempotencyKey: `key of ${command.kind}`,
        now: morning,
      },
      command,
      ({ owner }) => owner,
    )
}

async function theCase(register: Register) {
  const ids = (await everything(register)).flatMap(({ pk }) => /^CASE#([a-z2-7]{26})$/.exec(String(pk))?.[1] ?? [])
  const [id, ...others] = new Set(ids)
  const known = id === undefined ? undefined : await getCase(register, id)
  if (!known || others.length > 0) throw new Error('there is not one case')
  return { id: known.id, version: stampOf(known, await recordsOf(register, known)) }
}
