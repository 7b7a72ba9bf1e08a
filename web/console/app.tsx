import { useEffect, useSyncExternalStore } from 'react'
import type { ConsoleConfig } from './boot/config.ts'
import { FaultBoundary } from './fault-boundary.tsx'
import { Later, laterCode } from './later.tsx'
import type { Session } from './sign-in/session.ts'
import { SignInScreen } from './sign-in/sign-in-screen.tsx'

const workspace = laterCode(async () => (await import('./workspace.tsx')).Workspace)

interface AppProps {
  readonly config: ConsoleConfig
  readonly session: Session
}

/** The address stays as it is while the sign-in form stands in front, so that after it an officer is where he was. */
export function App({ config, session }: AppProps) {
  const { signedIn, notice } = useSyncExternalStore(session.subscribe, session.state)
  useEffect(() => {
    if (signedIn) return
    // While name and password are typed the rest arrives. Safari has no idle callback.
    const later = window.requestIdleCallback ?? setTimeout
    // What does not arrive now is asked for again when it is needed.
    later(() => void Promise.allSettled([import('./sign-in/start-sign-in.ts'), workspace.load()]))
  }, [signedIn])
  if (!signedIn) return <SignInScreen config={config} notice={notice} onSignedIn={session.begin} />
  return (
    <FaultBoundary>
      <Later of={workspace} waiting={<p className="opening">Đang mở…</p>}>
        {(Workspace) => <Workspace config={config} session={session} />}
      </Later>
    </FaultBoundary>
  )
}
