import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { EntitlementDetail, EntitlementView } from '../../../lambdas/contract/entitlements.ts'
import type { PaymentCommandKind } from '../../../lambdas/domain/payments/payment-moves.ts'
import { formatDong } from '../../shared/formats/figures.ts'
import { forgetDraftsOf, nameWithDraft } from '../fields/kept-drafts.ts'
import { useClient } from '../frame/client-context.ts'
import { Icon } from '../frame/icons.tsx'
import { Failure, Waiting } from '../frame/notices.tsx'
import { usePlace } from '../frame/place.ts'
import { StatusTag } from '../frame/status-tag.tsx'
import { useTold } from '../frame/use-told.tsx'
import { Later, laterCode } from '../later.tsx'
import { type CommandFormProps, draftName, draftsOf } from './command-form.ts'
import { doneWords } from './done-words.ts'
import { ElsewhereNotes } from './elsewhere-notes.tsx'
import { HandOverForm } from './hand-over-form.tsx'
import { hasArrived, LostCommand } from './lost-command.tsx'
import { NextPerson, type NextPersonProps } from './next-person.tsx'
import { NotPaidForm } from './not-paid-form.tsx'
import { PaymentForm } from './payment-form.tsx'
import { personCommands } from './person-commands.ts'
import { PersonFacts, Who } from './person-facts.tsx'
import { History, Readings } from './person-history.tsx'
import { DuplicateWarnings, ReviewNote } from './person-warnings.tsx'
import { AmendForm, AskBackForm, CancelForm, ResumeForm } from './rare-forms.tsx'
import { NoReturnForm, TakeBackForm, UndoForm } from './reason-form.tsx'
import { ReturnForm } from './return-form.tsx'
import { forget, useLostCommands } from './sent-commands.ts'
import { showChanged } from './use-people.ts'

/** Comes when there is a payment to prove: the square's drawing is not needed before. */
const receiptSection = laterCode(async () => (await import('../receipt/receipt-section.tsx')).ReceiptSection)

/** Few stand in another province's file. */
const foreignNotes = laterCode(async () => (await import('./foreign-notes.tsx')).ForeignNotes)

interface PersonPanelProps {
  readonly id: string
  /** Who comes next in the list beside it. */
  readonly next: NextPersonProps
  /** The list beside it is numbered as the server will number it: who no longer fits the filter must leave it at once. */
  readonly isNumbered: boolean
  readonly onClose: () => void
}

/** A command that is being filled in, and the record as it was when that began: what somebody else changes meanwhile is a conflict, not overwritten unseen. */
interface Open {
  readonly command: PaymentCommandKind
  readonly detail: EntitlementDetail
}

const forms = {
  'record-payment': PaymentForm,
  'record-not-paid': NotPaidForm,
  'hand-over': HandOverForm,
  'take-back': TakeBackForm,
  resume: ResumeForm,
  'ask-back': AskBackForm,
  'record-return': ReturnForm,
  'record-no-return': NoReturnForm,
  amend: AmendForm,
  cancel: CancelForm,
  'undo-payment': UndoForm,
} as const satisfies Record<PaymentCommandKind, (props: CommandFormProps) => ReactNode>

/** One person's entitlement beside the list: facts, warnings, what may be done now, and what was done. */
export function PersonPanel({ id, next, isNumbered, onClose }: PersonPanelProps) {
  const client = useClient()
  const queries = useQueryClient()
  const detail = useQuery({
    queryKey: ['entitlement', id],
    queryFn: ({ signal }) => client.call('entitlement', { params: { entitlementId: id } }, signal),
  })
  const [open, setOpen] = useState<Open | null>(null)
  const { notice, done, refused, forget: forgetTold } = useTold()
  const heading = useRef<HTMLHeadingElement>(null)
  const isThere = !detail.isPending
  useEffect(() => {
    if (isThere) heading.current?.focus()
  }, [isThere])

  const place = usePlace()
  const { username } = place.session
  const lost = useLostCommands(username).find(({ entitlementId }) => entitlementId === id)

  const entitlement = detail.data?.entitlement
  useEffect(() => {
    if (entitlement) forgetDraftsOf(username, entitlement.id, draftsOf(entitlement))
  }, [entitlement, username])
  // Once: a form that was open when the page was loaded again is open again, about the record that it was about.
  const isLookedFor = useRef(true)
  useEffect(() => {
    if (!detail.data || !isLookedFor.current) return
    isLookedFor.current = false
    const { commands, ...known } = detail.data.entitlement
    const names = commands.map((command) => draftName(known, command))
    const command = commands[names.indexOf(nameWithDraft(username, names) ?? '')]
    if (command && !lost) setOpen({ command, detail: detail.data })
  }, [detail.data, lost, username])
  const refresh = (): void => {
    for (const queryKey of [['entitlement', id], ['statistics'], ...(isNumbered ? [['people']] : [])])
      void queries.invalidateQueries({ queryKey })
  }
  const show = useCallback(
    (changed: EntitlementView, words: string): void => {
      showChanged(queries, changed)
      // At once: beside "Đã ghi nhận" no old state and no button to pay once more.
      queries.setQueryData<EntitlementDetail>(['entitlement', id], (old) => old && { ...old, entitlement: changed })
      setOpen(null)
      done(words)
    },
    [queries, id, done],
  )
  const finish = (changed: EntitlementView, words: string): void => {
    show(changed, words)
    refresh()
  }
  // The line is back, the record was read again, and it tells what the lost answer would have told.
  useEffect(() => {
    if (!lost || !detail.data || !hasArrived(lost, detail.data)) return
    forget(id)
    show(detail.data.entitlement, doneWords(lost.kind, detail.data.entitlement, true))
  }, [lost, detail.data, id, show])
  // Another officer was quicker, or the record has changed since: show the server's words and the record as it is now.
  const overtaken = (problem: unknown): void => {
    setOpen(null)
    refused(problem)
    refresh()
    void queries.invalidateQueries({ queryKey: ['people'] })
  }
  const Form = open ? forms[open.command] : null
  return (
    <section className="person" aria-labelledby="nguoi-duoc-chon">
      <div className="person-head">
        <h2 id="nguoi-duoc-chon" ref={heading} tabIndex={-1}>
          {entitlement?.fullName ?? 'Thông tin đối tượng'}
        </h2>
        <Button variant="default" size="sm" leftSection={<Icon name="cross" />} onClick={onClose}>
          Đóng
        </Button>
      </div>
      {detail.isPending ? <Waiting lines={6} /> : null}
      {detail.error ? <Failure error={detail.error} onRetry={() => void detail.refetch()} /> : null}
      {entitlement && detail.data ? (
        <>
          <p className="person-state">
            <StatusTag status={entitlement.status} name={entitlement.statusName} />
            <strong>{formatDong(entitlement.amount)}</strong>
          </p>
          {notice}
          {notice ? <NextPerson {...next} /> : null}
          <ReviewNote review={entitlement.review} />
          <DuplicateWarnings warnings={entitlement.warnings} />
          {entitlement.foreign.length > 0 ? (
            <Later of={foreignNotes} waiting={<Waiting lines={2} />}>
              {(ForeignNotes) => <ForeignNotes entitlement={entitlement} onDone={finish} onOvertaken={overtaken} />}
            </Later>
          ) : null}
          {open && Form ? <Who detail={open.detail} /> : null}
          {open && Form ? (
            <Form
              detail={open.detail}
              onDone={finish}
              onOvertaken={overtaken}
              onCancel={() => {
                setOpen(null)
                heading.current?.focus()
              }}
            />
          ) : lost ? (
            <LostCommand command={lost} onDone={finish} onRefused={overtaken} onGivenUp={done} />
          ) : entitlement.commands.length > 0 ? (
            <div className="buttons">
              {entitlement.commands.map((command, index) => (
                <Button
                  key={command}
                  variant={index === 0 && command === 'record-payment' ? 'filled' : 'default'}
                  onClick={() => {
                    forgetTold()
                    setOpen({ command, detail: detail.data })
                  }}
                >
                  {personCommands[command].words}
                </Button>
              ))}
            </div>
          ) : null}
          {detail.data.receipt ? (
            <Later of={receiptSection} waiting={<Waiting lines={3} />}>
              {(ReceiptSection) => <ReceiptSection detail={detail.data} />}
            </Later>
          ) : null}
          {/* Below the buttons, which nobody should see move when it comes. */}
          {place.can('case.read') ? <ElsewhereNotes id={id} /> : null}
          <PersonFacts detail={detail.data} />
          <History detail={detail.data} />
          <Readings readings={detail.data.readings} hasEarlierReadings={detail.data.hasEarlierReadings} />
        </>
      ) : null}
    </section>
  )
}
