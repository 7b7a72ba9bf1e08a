import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { EntitlementDetail, EntitlementView, UndoPaymentRequest } from '../../../lambdas/contract/entitlements.ts'
import type { AuditEventType } from '../../../lambdas/domain/ledger/audit-event.ts'
import { formatInstant } from '../../../lambdas/domain/time/local-day.ts'
import type { ApiClient } from '../../shared/api-client.ts'
import { ApiProblem } from '../../shared/api-problem.ts'
import { BusyButton } from '../frame/busy-button.tsx'
import { useClient } from '../frame/client-context.ts'
import { Failure } from '../frame/notices.tsx'
import { doneWords } from './done-words.ts'
import { personCommands } from './person-commands.ts'
import { forget, type SentCommand } from './sent-commands.ts'

/** Clocks of commune offices are wrong by minutes. */
const clockErrorMs = 10 * 60_000

const eventsOf = ({ kind }: SentCommand): readonly AuditEventType[] => personCommands[kind].events

/** Whether the record as it is now shows that the command has arrived after all. */
export const hasArrived = (command: SentCommand, { history }: EntitlementDetail): boolean =>
  history.some(
    ({ type, by, at }) =>
      eventsOf(command).includes(type) && by === command.username && at >= command.sentAt - clockErrorMs,
  )

function sendAgain(client: ApiClient, { kind, entitlementId, body, idempotencyKey }: SentCommand) {
  // Bodies are as this console has sent them, each to its route; the server reads them again anyway.
  const route = personCommands[kind].route as 'undoPayment'
  return client.call(route, { params: { entitlementId }, idempotencyKey, body: body as UndoPaymentRequest })
}

interface LostCommandProps {
  readonly command: SentCommand
  readonly onDone: (changed: EntitlementView, words: string) => void
  readonly onRefused: (problem: unknown) => void
  readonly onGivenUp: (words: string) => void
}

/** What is known of a command whose answer was lost, and the one button that is safe: the same again, with the same key. */
export function LostCommand({ command, onDone, onRefused, onGivenUp }: LostCommandProps) {
  const client = useClient()
  const again = useMutation({
    mutationFn: () => sendAgain(client, command),
    onSuccess: ({ entitlement, replayed }) => {
      forget(command.entitlementId)
      onDone(entitlement, doneWords(command.kind, entitlement, replayed))
    },
    onError: (error) => {
      if (!(error instanceof ApiProblem) || !error.isDefinite) return
      forget(command.entitlementId)
      onRefused(error)
    },
  })
  const giveUp = (): void => {
    forget(command.entitlementId)
    onGivenUp('Không gửi lại nữa. Trạng thái và nhật ký của người này cho biết máy chủ đã ghi hay chưa.')
  }
  return (
    <section className="notice notice-warn" aria-labelledby="chua-ro-ket-qua">
      <h3 id="chua-ro-ket-qua">Chưa rõ đã ghi hay chưa</h3>
      <p>
        Lúc {formatInstant(command.sentAt)} anh/chị đã gửi “{personCommands[command.kind].intent}” cho người này nhưng
        chưa nhận được câu trả lời của máy chủ. Bấm “Gửi lại”: nếu máy chủ đã nhận rồi thì không ghi thêm lần nữa.
      </p>
      {again.error ? <Failure error={again.error} takesFocus /> : null}
      <div className="buttons">
        <BusyButton busy={again.isPending} onClick={() => again.mutate()}>
          Gửi lại
        </BusyButton>
        <Button variant="default" disabled={again.isPending} onClick={giveUp}>
          Bỏ, không gửi nữa
        </Button>
      </div>
    </section>
  )
}
