import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { IssueAccountResponse } from '../../../lambdas/contract/accounts.ts'
import { accountOffice } from '../../../lambdas/domain/permissions/office-name.ts'
import { focusLater } from '../fields/focus-later.ts'
import { useClient } from '../frame/client-context.ts'
import { Page } from '../frame/page.tsx'
import { Paged } from '../frame/paged.tsx'
import { usePlace } from '../frame/place.ts'
import { usePages } from '../frame/use-pages.ts'
import { actionsOf } from './account-actions.tsx'
import { AccountTable } from './account-table.tsx'
import { IssueForm } from './issue-form.tsx'
import { Slip } from './slip.tsx'

export function AccountsScreen() {
  const place = usePlace()
  const client = useClient()
  const queries = useQueryClient()
  const unit = place.session.unit.code
  const mayIssue = place.can('account.issue')
  const [slip, setSlip] = useState<IssueAccountResponse | null>(null)
  const accounts = usePages(['accounts', unit], (from, signal) =>
    client.call('accounts', { query: { unit, ...from } }, signal),
  )
  const show = (issued: IssueAccountResponse): void => {
    setSlip(issued)
    void queries.invalidateQueries({ queryKey: ['accounts'] })
  }
  return (
    <Page
      title="Tài khoản"
      lead={mayIssue ? null : <p>Việc cấp, khoá tài khoản do {accountOffice(place.names)} thực hiện.</p>}
    >
      {slip ? (
        <Slip
          key={`${slip.account.username} ${slip.temporaryPassword}`}
          issued={slip}
          onClose={() => {
            setSlip(null)
            focusLater(actionsOf(slip.account.username))
          }}
        />
      ) : null}
      {mayIssue ? <IssueForm onIssued={show} /> : null}
      <section aria-labelledby="da-cap">
        <h2 id="da-cap">Tài khoản đã cấp</h2>
        <Paged query={accounts} emptyWords="Chưa có tài khoản nào.">
          {(found) => <AccountTable accounts={found} mayChange={mayIssue} onReset={show} />}
        </Paged>
      </section>
    </Page>
  )
}
