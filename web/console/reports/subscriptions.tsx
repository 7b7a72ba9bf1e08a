import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SubscriptionView } from '../../../lambdas/contract/subscriptions.ts'
import { accountOffice } from '../../../lambdas/domain/permissions/office-name.ts'
import { formatNames, reportNames } from '../../../lambdas/domain/reports/report.ts'
import { formatInstant } from '../../../lambdas/domain/time/local-day.ts'
import { focusLater } from '../fields/focus-later.ts'
import { useCommand } from '../fields/use-command.ts'
import { AskedHistory } from '../frame/asked-history.tsx'
import { BusyButton } from '../frame/busy-button.tsx'
import { useClient } from '../frame/client-context.ts'
import { Failure, Notice } from '../frame/notices.tsx'
import { Paged } from '../frame/paged.tsx'
import { usePlace } from '../frame/place.ts'
import { Tag } from '../frame/status-tag.tsx'
import { usePages } from '../frame/use-pages.ts'
import { useTold } from '../frame/use-told.tsx'
import { scheduleInWords } from './subscription-draft.ts'
import { SubscriptionForm } from './subscription-form.tsx'

/** The button that opens the form. */
const buttonOf = (one: SubscriptionView | null): string => (one ? `sua-${one.id}` : 'dat-gui-bao-cao')

/** What is mailed to whom and when, and what became of it. */
export function Subscriptions() {
  const client = useClient()
  const place = usePlace()
  const [edited, setEdited] = useState<SubscriptionView | 'new' | null>(null)
  const queries = useQueryClient()
  const told = useTold()
  const found = usePages(['subscriptions'], (query, signal) => client.call('subscriptions', { query }, signal))
  const data = found.data?.pages[0]
  const edit = (which: SubscriptionView | 'new'): void => {
    told.forget()
    setEdited(which)
  }
  const form = (known: SubscriptionView | null, domains: readonly string[]) => (
    <SubscriptionForm
      known={known}
      domains={domains}
      onDone={(words) => {
        setEdited(null)
        told.done(words)
      }}
      onOvertaken={(problem) => {
        setEdited(null)
        told.refused(problem)
        void queries.invalidateQueries({ queryKey: ['subscriptions'] })
      }}
      onCancel={() => {
        setEdited(null)
        focusLater(buttonOf(known))
      }}
    />
  )
  return (
    <section aria-labelledby="gui-bao-cao">
      <h2 id="gui-bao-cao">Báo cáo gửi qua thư</h2>
      {told.notice}
      {data?.house.map(({ programme, lastSent, lastFailure }) => (
        <p key={programme} className="small">
          Báo cáo hằng ngày của tỉnh được đặt sẵn, luôn được gửi. <Sendings sent={lastSent} failure={lastFailure} />
        </p>
      ))}
      <Paged query={found} emptyWords="Chưa đặt gửi báo cáo nào.">
        {(all) => (
          <ul className="subscriptions">
            {all.map((one) => (
              <li key={one.id} className="panel">
                {edited !== null && edited !== 'new' && edited.id === one.id ? (
                  // As it was when it was opened: what somebody else has changed since must not be overwritten unseen.
                  form(edited, data?.domains ?? [])
                ) : (
                  <Standing one={one} ownAddress={data?.ownAddress ?? null} onEdit={() => edit(one)} />
                )}
              </li>
            ))}
          </ul>
        )}
      </Paged>
      {data === undefined ? null : edited === 'new' ? (
        form(null, data.domains)
      ) : data.domains.length > 0 ? (
        <Button id={buttonOf(null)} onClick={() => edit('new')}>
          Đặt gửi báo cáo
        </Button>
      ) : (
        <p>
          Chưa khai báo địa chỉ thư công vụ nào được nhận báo cáo, nên chưa đặt gửi được. Liên hệ{' '}
          {accountOffice(place.names)}.
        </p>
      )}
    </section>
  )
}

interface StandingProps {
  readonly one: SubscriptionView
  readonly ownAddress: string | null
  readonly onEdit: () => void
}

function Standing({ one, ownAddress, onEdit }: StandingProps) {
  const client = useClient()
  const params = { subscriptionId: one.id }
  const queries = useQueryClient()
  const told = useTold()
  const test = useCommand({
    send: (_: 'test', idempotencyKey) => client.call('testSubscription', { params, idempotencyKey }),
    onDone: ({ address }) => told.done(`Đang gửi thư thử tới ${address}, không gửi cho ai khác.`),
  })
  const rest = useCommand({
    send: (isActive: boolean, idempotencyKey) => {
      const { kinds, formats, recipients, time, weekdays, monthDays, version } = one
      const body = { kinds, formats, recipients, time, weekdays, monthDays, version, isActive }
      return client.call('changeSubscription', { params, body, idempotencyKey })
    },
    onDone: ({ isActive }) => told.done(isActive ? 'Đã bật lại việc gửi này.' : 'Đã tạm ngừng việc gửi này.'),
    onOvertaken: (problem) => {
      told.refused(problem)
      void queries.invalidateQueries({ queryKey: ['subscriptions'] })
    },
    outdates: [['subscriptions']],
  })
  const where = one.units.map(({ name }) => name).join(', ')
  return (
    <>
      <h3>
        {where}: {scheduleInWords(one)}{' '}
        {one.isActive ? null : (
          <Tag icon="pause" tone="quiet">
            Tạm ngừng
          </Tag>
        )}
      </h3>
      {one.obstacle ? (
        <Notice tone="warn">
          <p>Chưa gửi được. {one.obstacle}</p>
        </Notice>
      ) : null}
      <p>{one.kinds.map((kind) => reportNames[kind]).join('; ')}.</p>
      <p>Tệp đính kèm: {one.formats.map((format) => formatNames[format]).join(', ')}.</p>
      <p>Gửi tới: {one.recipients.join(', ')}.</p>
      <p className="small">
        <Sendings sent={one.lastSent} failure={one.lastFailure} />
      </p>
      <div className="buttons">
        <BusyButton
          size="sm"
          variant="default"
          busy={test.isPending}
          disabled={ownAddress === null}
          onClick={() => test.mutate('test')}
        >
          Gửi thử cho tôi
        </BusyButton>
        <Button id={buttonOf(one)} size="sm" variant="default" onClick={onEdit}>
          Sửa
          <span className="only-heard">
            {' '}
            việc gửi {where}, {scheduleInWords(one)}
          </span>
        </Button>
        <BusyButton size="sm" variant="default" busy={rest.isPending} onClick={() => rest.mutate(!one.isActive)}>
          {one.isActive ? 'Tạm ngừng' : 'Gửi lại từ nay'}
        </BusyButton>
      </div>
      {told.notice}
      {test.error ? <Failure error={test.error} takesFocus /> : null}
      {rest.error ? <Failure error={rest.error} takesFocus /> : null}
      <AskedHistory
        of={`của thư gửi ${where}, ${scheduleInWords(one)}`}
        queryKey={['subscription', one.id, one.version]}
        read={(query, signal) => client.call('subscriptionHistory', { params, query }, signal)}
      />
    </>
  )
}

function Sendings({
  sent,
  failure,
}: {
  readonly sent: SubscriptionView['lastSent']
  readonly failure: SubscriptionView['lastFailure']
}) {
  return (
    <>
      {sent ? `Gửi lần cuối lúc ${formatInstant(sent.at)}, tới ${sent.recipients} địa chỉ.` : 'Chưa gửi lần nào.'}
      {failure ? ` Lần lỗi gần nhất lúc ${formatInstant(failure.at)}: ${failure.words}` : ''}
    </>
  )
}
