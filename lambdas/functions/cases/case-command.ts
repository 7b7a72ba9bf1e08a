import type { z } from 'zod'
import type { decideCaseRequest } from '../../contract/cases.ts'
import type { DecideCommand } from '../../domain/cases/case-command.ts'

/** From the wire to the domain: the same without the version, which is the call's own. */
export function caseCommand({ version: _, ...command }: z.output<typeof decideCaseRequest>): DecideCommand {
  return { kind: 'decide', ...command } as DecideCommand
}
