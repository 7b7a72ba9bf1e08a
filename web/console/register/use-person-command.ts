import type { EntitlementView } from '../../../lambdas/contract/entitlements.ts'
import type { PaymentCommandKind } from '../../../lambdas/domain/payments/payment-moves.ts'
import { ApiProblem } from '../../shared/api-problem.ts'
import { useCommand } from '../fields/use-command.ts'
import { usePlace } from '../frame/place.ts'
import type { CommandFormProps } from './command-form.ts'
import { forget, writeDown } from './sent-commands.ts'

interface PersonCommandOptions<Body, Answer> extends Pick<CommandFormProps, 'onOvertaken'> {
  readonly kind: PaymentCommandKind
  readonly entitlement: EntitlementView
  readonly send: (body: Body, idempotencyKey: string) => Promise<Answer>
  readonly onDone: (answer: Answer) => void
}

/** A write to one record. It is written down until the server has decided, so that a broken line can neither lose nor double it. */
export function usePersonCommand<Body, Answer>(options: PersonCommandOptions<Body, Answer>) {
  const { kind, entitlement, send, onDone, onOvertaken } = options
  const { username } = usePlace().session
  const { id: entitlementId, fullName } = entitlement
  return useCommand({
    send: async (body: Body, idempotencyKey) => {
      const sentAt = Date.now()
      const command = { username, entitlementId, fullName, kind, body, idempotencyKey, sentAt, isLost: false }
      writeDown(command)
      try {
        const answer = await send(body, idempotencyKey)
        forget(entitlementId)
        return answer
      } catch (error) {
        if (error instanceof ApiProblem && error.isDefinite) forget(entitlementId)
        else writeDown({ ...command, isLost: true })
        throw error
      }
    },
    onDone,
    onOvertaken,
  })
}
