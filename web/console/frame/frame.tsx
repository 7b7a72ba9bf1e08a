import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useSearch } from 'wouter'
import type { SessionResponse } from '../../../lambdas/contract/session.ts'
import { accountOffice } from '../../../lambdas/domain/permissions/office-name.ts'
import { LostCommandsBanner } from '../register/lost-commands-banner.tsx'
import { filterNames } from './addresses.ts'
import { useClient } from './client-context.ts'
import { Failure, Notice, Waiting } from './notices.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import { PlaceContext, placeOf } from './place.ts'
import { Screens } from './screens.tsx'
import { TopBar } from './top-bar.tsx'
import { useKeptFocus } from './use-kept-focus.ts'

const minute = 60_000
const day = 24 * 60 * minute
/** Vietnam is ahead of the world's time by so much. */
const ahead = 7 * 60 * minute
/** So much the clocks of offices may be wrong. */
const clockError = 15 * minute

/**
 * The day of payment is held against the server's today, and the screen asks for a reason by it: who works over midnight must not stand in
 * yesterday. Around midnight the server is asked each minute, and before that not at all.
 */
function untilDayMayEnd(now: number): number {
  const since = (now + ahead) % day
  return since < clockError || since >= day - clockError ? minute : day - clockError - since
}

/** Bar, menu and the chosen screen. Nothing is shown before the server has said who is here. */
export function Frame({ onSignOut }: { readonly onSignOut: () => void }) {
  const client = useClient()
  const session = useQuery({
    queryKey: ['session'],
    queryFn: ({ signal }) => client.call('session', {}, signal),
    staleTime: 5 * 60_000,
    refetchInterval: () => untilDayMayEnd(Date.now()),
  })
  if (session.isPending) return <Bare>{<Waiting lines={6} />}</Bare>
  if (session.data === undefined)
    return (
      <Bare>
        <h1>Chưa mở được màn hình làm việc</h1>
        <Failure error={session.error} onRetry={() => void session.refetch()} />
        <Button variant="default" onClick={onSignOut}>
          Đăng xuất
        </Button>
      </Bare>
    )
  return <Ready session={session.data} onSignOut={onSignOut} />
}

function Ready({ session, onSignOut }: { readonly session: SessionResponse; readonly onSignOut: () => void }) {
  const chosen = new URLSearchParams(useSearch()).get(filterNames.programme)
  const place = placeOf(session, chosen)
  const main = useRef<HTMLElement>(null)
  useKeptFocus(main)
  if (!place)
    return (
      <Bare>
        <h1>Chưa có chương trình nào</h1>
        <Notice tone="warn">
          Hệ thống chưa mở chương trình hỗ trợ nào. Liên hệ {accountOffice({ map: session })}.
        </Notice>
      </Bare>
    )
  return (
    <PlaceContext value={place}>
      <a className="skip" href="#noi-dung">
        Bỏ qua đến nội dung
      </a>
      <TopBar onSignOut={onSignOut} />
      <OfflineBanner />
      <LostCommandsBanner />
      <main id="noi-dung" tabIndex={-1} ref={main}>
        <Screens />
      </main>
    </PlaceContext>
  )
}

function Bare({ children }: { readonly children: React.ReactNode }) {
  return <main className="bare">{children}</main>
}
