import { lazy, Suspense, useEffect } from 'react'
import { Link, Redirect, Route, Switch, useLocation } from 'wouter'
import { FaultBoundary } from '../fault-boundary.tsx'
import { OverviewScreen } from '../overview/overview-screen.tsx'
import { paths } from './addresses.ts'
import { Waiting } from './notices.tsx'
import { Page } from './page.tsx'
import { usePlace } from './place.ts'
import { useAddress } from './use-address.ts'

const load = {
  people: () => import('../register/people-screen.tsx'),
  lists: () => import('../lists/lists-screen.tsx'),
  list: () => import('../lists/list-screen.tsx'),
  accounts: () => import('../accounts/accounts-screen.tsx'),
}
const PeopleScreen = lazy(async () => ({ default: (await load.people()).PeopleScreen }))
const ListsScreen = lazy(async () => ({ default: (await load.lists()).ListsScreen }))
const ListScreen = lazy(async () => ({ default: (await load.list()).ListScreen }))
const AccountsScreen = lazy(async () => ({ default: (await load.accounts()).AccountsScreen }))

/** Which screen stands at which address. A screen without the right to it is answered like an address that does not exist. */
export function Screens() {
  const place = usePlace()
  const address = useAddress()
  const [path] = useLocation()
  useEffect(() => {
    // Once the first screen stands the others follow, so that a line that breaks later does not take them away.
    const later = window.requestIdleCallback ?? setTimeout
    later(() => {
      for (const screen of Object.values(load)) screen().catch((error: unknown) => console.error(error))
    })
  }, [])
  // The post office's work is who has still to be paid.
  const landing =
    place.session.role === 'payer' ? address(paths.people, { status: 'approved' }) : address(paths.overview)
  return (
    // A new boundary for each screen, not for each record of it.
    <FaultBoundary key={path.split('/')[1]}>
      <Suspense fallback={<Waiting />}>
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
            <Route path={`${paths.people}/:id?`}>{({ id }) => <PeopleScreen selected={id ?? null} />}</Route>
          ) : null}
          {place.can('list.read') ? (
            <Route path={paths.lists}>
              <ListsScreen />
            </Route>
          ) : null}
          {place.can('list.read') ? (
            <Route path={`${paths.lists}/:id`}>{({ id }) => <ListScreen key={id} listId={id} />}</Route>
          ) : null}
          {place.can('account.read') ? (
            <Route path={paths.accounts}>
              <AccountsScreen />
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
      </Suspense>
    </FaultBoundary>
  )
}
