import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Router } from 'wouter'
import { createApiClient } from '../shared/api-client.ts'
import type { ConsoleConfig } from './boot/config.ts'
import { forgetDrafts } from './fields/kept-drafts.ts'
import { ClientContext } from './frame/client-context.ts'
import { Frame } from './frame/frame.tsx'
import { mayForgetAll } from './register/sent-commands.ts'
import type { Session } from './sign-in/session.ts'
import { theme } from './theme.ts'
import './styles/mantine.ts'
import './styles/frame.css'
import './styles/figures.css'
import './styles/forms.css'
import './styles/tables.css'
import './styles/register.css'
import './styles/slip.css'
import './styles/narrow.css'
import './styles/print.css'
import './styles/preferences.css'

interface WorkspaceProps {
  readonly config: ConsoleConfig
  readonly session: Session
  /** Not while a session that has run out waits for its officer. */
  readonly signedIn: boolean
}

/** Everything behind the sign-in. It is made anew for each officer, so that nothing read by one is left for the next. */
export function Workspace({ config, session, signedIn }: WorkspaceProps) {
  const [client] = useState(() =>
    createApiClient({ apiBase: config.apiBase, token: () => session.token(), renewToken: () => session.renew() }),
  )
  const [queries] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          // The client itself asks twice. Being offline shall be an answer that is shown, not an endless wait.
          queries: { retry: false, networkMode: 'always', refetchOnReconnect: true, staleTime: 15_000 },
          mutations: { retry: false, networkMode: 'always' },
        },
      }),
  )
  const wasAway = useRef(false)
  useEffect(() => {
    // What could not be read without a session, and what has changed meanwhile.
    if (signedIn && wasAway.current) void queries.invalidateQueries()
    wasAway.current = !signedIn
  }, [signedIn, queries])
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <QueryClientProvider client={queries}>
        <ClientContext value={client}>
          <Router base="/console">
            <Frame
              onSignOut={() => {
                if (!mayForgetAll()) return
                forgetDrafts()
                history.replaceState(null, '', '/console/')
                void session.signOut()
              }}
            />
          </Router>
        </ClientContext>
      </QueryClientProvider>
    </MantineProvider>
  )
}
