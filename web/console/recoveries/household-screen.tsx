import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import type { EntitlementView } from '../../../lambdas/contract/entitlements.ts'
import type { HouseholdView } from '../../../lambdas/contract/recoveries.ts'
import { mostTogether } from '../../../lambdas/domain/payments/household-recovery.ts'
import { formatDay } from '../../../lambdas/domain/time/local-day.ts'
import { formatDong } from '../../shared/formats/figures.ts'
import { focusLater } from '../fields/focus-later.ts'
import { nameWithDraft } from '../fields/kept-drafts.ts'
import { useDraftsOf } from '../fields/use-drafts-of.ts'
import { paths } from '../frame/addresses.ts'
import { useClient } from '../frame/client-context.ts'
import { type Column, DataTable } from '../frame/data-table.tsx'
import { Fact } from '../frame/fact.tsx'
import { Failure, Notice, Waiting } from '../frame/notices.tsx'
import { Page } from '../frame/page.tsx'
import { usePlace } from '../frame/place.ts'
import { StatusTag } from '../frame/status-tag.tsx'
import { useAddress } from '../frame/use-address.ts'
import { useTold } from '../frame/use-told.tsx'
import { AskBackHousehold } from './ask-back-household.tsx'
import { debtorName } from './debtor-name.ts'
import type { HouseholdFormProps } from './household-form.ts'
import { NoReturnHousehold } from './no-return-household.tsx'
import { ReturnHousehold } from './return-household.tsx'

/** All that one household was paid and is asked back, and one word about it together. */
export function HouseholdScreen({ entitlementId }: { readonly entitlementId: string }) {
  const client = useClient()
  const address = useAddress()
  const household = useQuery({
    queryKey: ['household', entitlementId],
    queryFn: ({ signal }) => client.call('household', { params: { entitlementId } }, signal),
  })
  return (
    <Page
      title={household.data ? debtorName(household.data) : 'Thu hồi theo hộ'}
      lead={<Link href={address(paths.recoveries)}>← Tất cả các hộ có thu hồi</Link>}
    >
      {household.isPending ? <Waiting lines={6} /> : null}
      {household.error ? <Failure error={household.error} onRetry={() => void household.refetch()} /> : null}
      {household.data ? <Household entitlementId={entitlementId} household={household.data} /> : null}
    </Page>
  )
}

const words = {
  'ask-back': { needs: 'ask-back', words: 'Lập thu hồi', Form: AskBackHousehold },
  'record-return': { needs: 'record-return', words: 'Ghi tiền nộp lại', Form: ReturnHousehold },
  'record-no-return': { needs: 'record-no-return', words: 'Ghi không trả lại', Form: NoReturnHousehold },
} as const satisfies Record<
  string,
  {
    needs: EntitlementView['commands'][number]
    words: string
    Form: (props: HouseholdFormProps) => ReactNode
  }
>
type Word = keyof typeof words

/** What is being said, and the supports as they were when that began: what somebody else changes meanwhile is a conflict, not overwritten unseen. */
interface Open {
  readonly word: Word
  readonly supports: readonly EntitlementView[]
  readonly draftName: string
}

interface HouseholdProps {
  /** By which it is asked for. */
  readonly entitlementId: string
  readonly household: HouseholdView
}

function Household({ entitlementId, household }: HouseholdProps) {
  const queries = useQueryClient()
  const address = useAddress()
  const { username } = usePlace().session
  const told = useTold()
  const { sums, supports, communeName, hamlet } = household
  const concerned = (word: Word): readonly EntitlementView[] =>
    supports.filter(({ commands }) => commands.includes(words[word].needs))
  const possible = (Object.keys(words) as Word[]).filter((word) => concerned(word).length > 0)
  const drafts = useDraftsOf(`household/${entitlementId}`, supports.map(({ version }) => version).join('.'))
  const opened = (word: Word): Open => ({ word, supports: concerned(word), draftName: `${drafts}${word}` })
  const [open, setOpen] = useState<Open | null>(() => {
    const names = possible.map((word) => `${drafts}${word}`)
    const word = possible[names.indexOf(nameWithDraft(username, names) ?? '')]
    return word ? opened(word) : null
  })
  const Form = open ? words[open.word].Form : null
  const refresh = (): void => {
    for (const queryKey of [['household'], ['recoveries'], ['people'], ['entitlement'], ['statistics']])
      void queries.invalidateQueries({ queryKey })
  }
  return (
    <>
      <dl className="facts">
        <Fact words="Nơi ở">{[hamlet, communeName].filter(Boolean).join(', ')}</Fact>
        <Fact words="Phải thu hồi">{formatDong(sums.asked)}</Fact>
        <Fact words="Đã thu">{formatDong(sums.returned)}</Fact>
        <Fact words="Còn phải thu">{formatDong(sums.left)}</Fact>
        {sums.refused > 0 ? <Fact words="Không trả lại">{formatDong(sums.refused)}</Fact> : null}
      </dl>
      {told.notice}
      {open || possible.length > 0 ? (
        <section aria-labelledby="viec-thu-hoi">
          <h2 id="viec-thu-hoi">Lập và ghi thu hồi</h2>
          {open && open.supports.length > mostTogether ? (
            <Notice tone="info">
              Hộ có {open.supports.length} khoản, mỗi lần ghi {mostTogether} khoản: ghi xong thì làm tiếp các khoản còn
              lại.
            </Notice>
          ) : null}
          {open && Form ? (
            <Form
              entitlementId={open.supports[0]?.id ?? ''}
              supports={open.supports.slice(0, mostTogether)}
              draftName={open.draftName}
              onDone={(text) => {
                setOpen(null)
                told.done(text)
                refresh()
              }}
              onOvertaken={(problem) => {
                setOpen(null)
                told.refused(problem)
                refresh()
              }}
              onCancel={() => {
                setOpen(null)
                focusLater(`lam-${open.word}`)
              }}
            />
          ) : (
            <div className="buttons">
              {possible.map((word) => (
                <Button
                  key={word}
                  id={`lam-${word}`}
                  variant="default"
                  onClick={() => {
                    told.forget()
                    setOpen(opened(word))
                  }}
                >
                  {words[word].words}
                </Button>
              ))}
            </div>
          )}
        </section>
      ) : null}
      <section aria-labelledby="cac-khoan">
        <h2 id="cac-khoan">Các khoản của hộ</h2>
        <DataTable
          caption="Các khoản của hộ"
          captionHidden
          columns={columns((id) => address(`${paths.people}/${id}`))}
          rows={supports}
          rowKey={({ id }) => id}
        />
      </section>
      <Parts supports={supports} />
    </>
  )
}

const columns = (addressOf: (id: string) => string): readonly Column<EntitlementView>[] => [
  {
    key: 'who',
    header: 'Người',
    isRowName: true,
    cell: ({ id, fullName }) => <Link href={addressOf(id)}>{fullName}</Link>,
  },
  { key: 'policy', header: 'Chính sách', cell: ({ policyName }) => policyName },
  {
    key: 'status',
    header: 'Trạng thái',
    cell: ({ status, statusName }) => <StatusTag status={status} name={statusName} />,
  },
  { key: 'paid', header: 'Đã chi', numeric: true, cell: ({ paid }) => formatDong(paid) },
  {
    key: 'asked',
    header: 'Phải thu hồi',
    numeric: true,
    cell: ({ recovery }) => (recovery ? formatDong(recovery.amount) : '–'),
  },
  {
    key: 'returned',
    header: 'Đã thu',
    numeric: true,
    cell: ({ recovery }) => (recovery ? formatDong(recovery.returned) : '–'),
  },
  {
    key: 'left',
    header: 'Còn phải thu',
    numeric: true,
    cell: ({ recovery }) => (recovery ? formatDong(recovery.outstanding) : '–'),
  },
  {
    key: 'decision',
    header: 'Theo quyết định',
    cell: ({ recovery }) =>
      recovery?.decision
        ? `${recovery.decision.number} ngày ${formatDay(recovery.decision.day)}`
        : recovery
          ? 'Kết luận rà soát trùng'
          : '–',
  },
]

/** Each time that money came, and why somebody will not bring the rest. */
function Parts({ supports }: { readonly supports: readonly EntitlementView[] }) {
  const lines = supports.flatMap(({ id, fullName, recovery }) => [
    ...(recovery?.parts ?? []).map(({ amount, returnedOn, receipt }, at) => ({
      key: `${id} ${at}`,
      text: `${formatDay(returnedOn)}: ${fullName} nộp ${formatDong(amount)}, ${receipt}.`,
    })),
    ...(recovery?.refusal ? [{ key: id, text: `${fullName} không trả lại: ${recovery.refusal}` }] : []),
  ])
  if (lines.length === 0) return null
  return (
    <section aria-labelledby="cac-lan-nop">
      <h2 id="cac-lan-nop">Các lần nộp lại</h2>
      <ul>
        {lines.map(({ key, text }) => (
          <li key={key}>{text}</li>
        ))}
      </ul>
    </section>
  )
}
