import { type ReactNode, useEffect } from 'react'
import { Link, Redirect, Route, Switch, useLocation } from 'wouter'
import type { Action } from '../../../lambdas/domain/permissions/permission-table.ts'
import { FaultBoundary } from '../fault-boundary.tsx'
import { Later, laterCode } from '../later.tsx'
import { OverviewScreen } from '../overview/overview-screen.tsx'
import { paths } from './addresses.ts'
import { Waiting } from './notices.tsx'
import { Page } from './page.tsx'
import { usePlace } from './place.ts'
import { useAddress } from './use-address.ts'

/** A screen whose code comes when it is needed. */
interface LaterScreen {
  readonly path: string
  readonly needs: Action
  readonly load: () => Promise<void>
  /** @param id as the path names it; empty where it names none */
  readonly draw: (id: string) => ReactNode
}

function laterScreen<Screen>(
  path: string,
  needs: Action,
  fetchCode: () => Promise<Screen>,
  draw: (screen: Screen, id: string) => ReactNode,
): LaterScreen {
  const code = laterCode(fetchCode)
  return {
    path,
    needs,
    load: code.load,
    draw: (id) => (
      <Later of={code} waiting={<Waiting />}>
        {(screen) => draw(screen, id)}
      </Later>
    ),
  }
}

/** What is about one record is made anew for each, where it has a key. */
const laterScreens: readonly LaterScreen[] = [
  laterScreen(
    `${paths.people}/:id?`,
    'entitlement.read',
    async () => (await import('../register/people-screen.tsx')).PeopleScreen,
    (Screen, id) => <Screen selected={id || null} />,
  ),
  laterScreen(
    paths.lists,
    'list.read',
    async () => (await import('../lists/lists-screen.tsx')).ListsScreen,
    (Screen) => <Screen />,
  ),
  laterScreen(
    `${paths.lists}/:id`,
    'list.read',
    async () => (await import('../lists/list-screen.tsx')).ListScreen,
    (Screen, id) => <Screen key={id} listId={id} />,
  ),
  laterScreen(
    paths.batches,
    'batch.read',
    async () => (await import('../batches/batches-screen.tsx')).BatchesScreen,
    (Screen) => <Screen />,
  ),
  laterScreen(
    `${paths.batches}/:id`,
    'batch.read',
    async () => (await import('../batches/batch-screen.tsx')).BatchScreen,
    (Screen, id) => <Screen key={id} batchId={id} />,
  ),
  laterScreen(
    paths.payLists,
    'pay-list.read',
    async () => (await import('../paylists/pay-lists-screen.tsx')).PayListsScreen,
    (Screen) => <Screen />,
  ),
  laterScreen(
    `${paths.payLists}/:id`,
    'pay-list.read',
    async () => (await import('../paylists/pay-list-screen.tsx')).PayListScreen,
    (Screen, id) => <Screen key={id} code={id} />,
  ),
  laterScreen(
    paths.recoveries,
    'recovery.read',
    async () => (await import('../recoveries/recoveries-screen.tsx')).RecoveriesScreen,
    (Screen) => <Screen />,
  ),
  laterScreen(
    `${paths.recoveries}/:id`,
    'recovery.read',
    async () => (await import('../recoveries/household-screen.tsx')).HouseholdScreen,
    (Screen, id) => <Screen key={id} entitlementId={id} />,
  ),
  laterScreen(
    paths.duplicates,
    'case.read',
    async () => (await import('../duplicates/duplicates-screen.tsx')).DuplicatesScreen,
    (Screen) => <Screen />,
  ),
  laterScreen(
    `${paths.duplicates}/:id`,
    'case.read',
    async () => (await import('../duplicates/case-screen.tsx')).CaseScreen,
    (Screen, id) => <Screen key={id} caseId={id} />,
  ),
  laterScreen(
    paths.provinces,
    'exchange.read',
    async () => (await import('../exchange/exchange-screen.tsx')).ExchangeScreen,
    (Screen) => <Screen />,
  ),
  laterScreen(
    paths.complaints,
    'complaint.read',
    async () => (await import('../complaints/complaints-screen.tsx')).ComplaintsScreen,
    (Screen) => <Screen />,
  ),
  laterScreen(
    `${paths.complaints}/:id`,
    'complaint.read',
    async () => (await import('../complaints/complaint-screen.tsx')).ComplaintScreen,
    (Screen, id) => <Screen key={id} number={id} />,
  ),
  laterScreen(
    paths.reports,
    'statistics.read',
    async () => (await import('../reports/reports-screen.tsx')).ReportsScreen,
    (Screen) => <Screen />,
  ),
  laterScreen(
    paths.accounts,
    'account.read',
    async () => (await import('../accounts/accounts-screen.tsx')).AccountsScreen,
    (Screen) => <Screen />,
  ),
]

/** Which screen stands at which address. A screen without the right to it is answered like an address that does not exist. */
export function Screens() {
  const place = usePlace()
  const address = useAddress()
  const [path] = useLocation()
  useEffect(() => {
    // Once the first screen stands the others follow, so that a line that breaks later does not take them away.
    const later = window.requestIdleCallback ?? setTimeout
    later(() => {
      for (const { load } of laterScreens) load().catch((error: unknown) => console.error(error))
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
        {laterScreens
          .filter(({ needs }) => place.can(needs))
          .map(({ path: at, draw }) => (
            <Route<{ id?: string }> key={at} path={at}>
              {({ id }) => draw(id ?? '')}
            </Route>
          ))}
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
