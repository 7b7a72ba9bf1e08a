import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
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

/**
 * The address stays as it is while the sign-in form stands in front, so that after it an officer is where he was. Where his session has run
 * out so is what he has half written: it waits outside the page, where the next one at this computer finds nothing, and is gone as soon as
 * another one signs in.
 */
export function App({ config, session }: AppProps) {
  const { signedIn, notice, username } = useSyncExternalStore(session.subscribe, session.state)
  const work = useWorkPlace(signedIn)
  useEffect(() => {
    if (signedIn) return
    // While name and password are typed the rest arrives. Safari has no idle callback.
    const later = window.requestIdleCallback ?? setTimeout
    // What does not arrive now is asked for again when it is needed.
    later(() => void Promise.allSettled([import('./sign-in/start-sign-in.ts'), workspace.load()]))
  }, [signedIn])
  return (
    <>
      {signedIn ? null : <SignInScreen config={config} notice={notice} onSignedIn={session.begin} />}
      {signedIn || notice === 'expired'
        ? createPortal(
            <FaultBoundary key={username}>
              <Later of={workspace} waiting={<p className="opening">Đang mở…</p>}>
                {(Workspace) => <Workspace config={config} session={session} signedIn={signedIn} />}
              </Later>
            </FaultBoundary>,
            work,
          )
        : null}
    </>
  )
}

/** Where the officer works: a part of the page only while he is signed in. Back again he finds the title, and the focus where it was or at what failed. */
function useWorkPlace(signedIn: boolean): HTMLElement {
  const [element] = useState(() => document.createElement('div'))
  const left = useRef<{ readonly title: string; readonly focused: Element | null } | null>(null)
  useLayoutEffect(() => {
    if (!signedIn) return
    document.body.append(element)
    if (left.current) {
      const { title, focused } = left.current
      document.title = title
      const fault = element.querySelector('form [role="alert"]')
      const target = [fault, focused, element.querySelector('main h1')].find((one) => one && element.contains(one))
      if (target instanceof HTMLElement) target.focus()
    }
    return () => {
      left.current = { title: document.title, focused: document.activeElement }
      element.remove()
    }
  }, [signedIn, element])
  return element
}
