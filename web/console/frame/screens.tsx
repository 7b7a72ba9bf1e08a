import { useEffect } from 'react'
import { Link, Redirect, Route, Switch, useLocation } from 'wouter'
import { FaultBoundary } from '../fault-boundary.tsx'
import { Later, laterCode } from '../later.tsx'
import { OverviewScreen } from '../overview/overview-screen.tsx'
import { paths } from './addresses.ts'
import { Waiting } from './notices.tsx'
import { Page } from './page.tsx'
import { usePlace } from './place.ts'
import { useAddress } from './use-address.ts'

const people = laterCode(async () => (await import('../register/people-screen.tsx')).PeopleScreen)
const lists = laterCode(async () => (await import('../lists/lists-screen.tsx')).ListsScreen)
const list = laterCode(async () => (await import('../lists/list-screen.tsx')).ListScreen)
const batches = laterCode(async () => (await import('../batches/batches-screen.tsx')).BatchesScreen)
const batch = laterCode(async () => (await import('../batches/batch-screen.tsx')).BatchScreen)
const payLists = laterCode(async () => (await import('../paylists/pay-lists-screen.tsx')).PayListsScreen)
const payList = laterCode(async () => (await import('../paylists/pay-list-screen.tsx')).PayListScreen)
const recoveries = laterCode(async () => (await import('../recoveries/recoveries-screen.tsx')).RecoveriesScreen)
const household = laterCode(async () => (await import('../recoveries/household-screen.tsx')).HouseholdScreen)
const duplicates = laterCode(async () => (await import('../duplicates/duplicates-screen.tsx')).DuplicatesScreen)
const duplicateCase = laterCode(async () => (await import('../duplicates/case-screen.tsx')).CaseScreen)
const provinces = laterCode(async () => (await import('../exchange/exchange-screen.tsx')).ExchangeScreen)
const complaints = laterCode(async () => (await import('../complaints/complaints-screen.tsx')).ComplaintsScreen)
const complaint = laterCode(async () => (await import('../complaints/complaint-screen.tsx')).ComplaintScreen)
const reports = laterCode(async () => (await import('../reports/reports-screen.tsx')).ReportsScreen)
const accounts = laterCode(async () => (await import('../accounts/accounts-screen.tsx')).AccountsScreen)
const waiting = <Waiting />

/** Which screen stands at which address. A screen without the right to it is answered like an address that does not exist. */
export function Screens() {
  const place = usePlace()
  const address = useAddress()
  const [path] = useLocation()
  useEffect(() => {
    // Once the first screen stands the others follow, so that a line that breaks later does not take them away.
    const later = window.requestIdleCallback ?? setTimeout
    later(() => {
      for (const { load } of [
        people,
        lists,
        list,
        batches,
        batch,
        payLists,
        payList,
        recoveries,
        household,
        duplicates,
        duplicateCase,
        provinces,
        complaints,
        complaint,
        reports,
        accounts,
      ])
        load().catch((error: unknown) => console.error(error))
    })
  }, [])
  // The post office's work is who has still to be paid.
  const landing =
    place.session.role === 'payer' ? address(paths.people, { status: 'approved' }) : address(paths.overview)
  return (
    // A new boundary for each screen, not for each record of it.
    <FaultBoundary key={path.split('/')[1]}>
      <Switch>
        <Route path="/">
          <Redirect to={landing} replace />
        </Route>
        {place.can('statistics.read') ? (
          <Route path={paths.overview}>
            <OverviewScreen />
          </Route>
        ) : null}
        {place.can('entitlement.read') ? (
          <Route path={`${paths.people}/:id?`}>
            {({ id }) => (
              <Later of={people} waiting={waiting}>
                {(Screen) => <Screen selected={id ?? null} />}
              </Later>
            )}
          </Route>
        ) : null}
        {place.can('list.read') ? (
          <Route path={paths.lists}>
            <Later of={lists} waiting={waiting}>
              {(Screen) => <Screen />}
            </Later>
          </Route>
        ) : null}
        {place.can('list.read') ? (
          <Route path={`${paths.lists}/:id`}>
            {({ id }) => (
              <Later of={list} waiting={waiting}>
                {(Screen) => <Screen key={id} listId={id} />}
              </Later>
            )}
          </Route>
        ) : null}
        {place.can('batch.read') ? (
          <Route path={paths.batches}>
            <Later of={batches} waiting={waiting}>
              {(Screen) => <Screen />}
            </Later>
          </Route>
        ) : null}
        {place.can('batch.read') ? (
          <Route path={`${paths.batches}/:id`}>
            {({ id }) => (
              <Later of={batch} waiting={waiting}>
                {(Screen) => <Screen key={id} batchId={id} />}
              </Later>
            )}
          </Route>
        ) : null}
        {place.can('pay-list.read') ? (
          <Route path={paths.payLists}>
            <Later of={payLists} waiting={waiting}>
              {(Screen) => <Screen />}
            </Later>
          </Route>
        ) : null}
        {place.can('pay-list.read') ? (
          <Route path={`${paths.payLists}/:code`}>
            {({ code }) => (
              <Later of={payList} waiting={waiting}>
                {(Screen) => <Screen key={code} code={code} />}
              </Later>
            )}
          </Route>
        ) : null}
        {place.can('recovery.read') ? (
          <Route path={paths.recoveries}>
            <Later of={recoveries} waiting={waiting}>
              {(Screen) => <Screen />}
            </Later>
          </Route>
        ) : null}
        {place.can('recovery.read') ? (
          <Route path={`${paths.recoveries}/:id`}>
            {({ id }) => (
              <Later of={household} waiting={waiting}>
                {(Screen) => <Screen key={id} entitlementId={id} />}
              </Later>
            )}
          </Route>
        ) : null}
        {place.can('case.read') ? (
          <Route path={paths.duplicates}>
            <Later of={duplicates} waiting={waiting}>
              {(Screen) => <Screen />}
            </Later>
          </Route>
        ) : null}
        {place.can('case.read') ? (
          <Route path={`${paths.duplicates}/:id`}>
            {({ id }) => (
              <Later of={duplicateCase} waiting={waiting}>
                {(Screen) => <Screen key={id} caseId={id} />}
              </Later>
            )}
          </Route>
        ) : null}
        {place.can('exchange.read') ? (
          <Route path={paths.provinces}>
            <Later of={provinces} waiting={waiting}>
              {(Screen) => <Screen />}
            </Later>
          </Route>
        ) : null}
        {place.can('complaint.read') ? (
          <Route path={paths.complaints}>
            <Later of={complaints} waiting={waiting}>
              {(Screen) => <Screen />}
            </Later>
          </Route>
        ) : null}
        {place.can('complaint.read') ? (
          <Route path={`${paths.complaints}/:number`}>
            {({ number }) => (
              <Later of={complaint} waiting={waiting}>
                {(Screen) => <Screen key={number} number={number} />}
              </Later>
            )}
          </Route>
        ) : null}
        {place.can('statistics.read') ? (
          <Route path={paths.reports}>
            <Later of={reports} waiting={waiting}>
              {(Screen) => <Screen />}
            </Later>
          </Route>
        ) : null}
        {place.can('account.read') ? (
          <Route path={paths.accounts}>
            <Later of={accounts} waiting={waiting}>
              {(Screen) => <Screen />}
            </Later>
          </Route>
        ) : null}
        <Route>
          <Page title="Không có màn hình này">
            <p>
              Địa chỉ không đúng, hoặc tài khoản của anh/chị không có quyền mở.{' '}
              <Link href={landing}>Về màn hình chính</Link>.
            </p>
          </Page>
        </Route>
      </Switch>
    </FaultBoundary>
  )
}
