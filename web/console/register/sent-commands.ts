import { useSyncExternalStore } from 'react'
import type { PaymentCommandKind } from '../../../lambdas/domain/payments/payment-moves.ts'
import { forgetDraftsOf } from '../fields/kept-drafts.ts'

/** A command about one entitlement of which nobody knows yet what became of it. */
export interface SentCommand {
  readonly username: string
  readonly entitlementId: string
  readonly fullName: string
  readonly kind: PaymentCommandKind
  /** As it was sent: sent again with the same key it is the same command. */
  readonly body: unknown
  readonly idempotencyKey: string
  /** Milliseconds since 1970, by this machine's clock. */
  readonly sentAt: number
  /** No answer came, or the page was left before it came. While it is on its way it is nobody's concern. */
  readonly isLost: boolean
}

/*
 * Kept in sessionStorage beside the tokens, for the same reasons (sign-in/session.ts): pressing F5 is what people do first on a
 * bad line, and whoever has to sign in again must find what he has sent; but nothing may outlive the tab.
 */
const storageKey = 'ansinh.sent-commands'

let commands: readonly SentCommand[] = []
const listeners = new Set<() => void>()

function stored(): readonly SentCommand[] {
  const text = sessionStorage.getItem(storageKey)
  const found = text ? (JSON.parse(text) as readonly SentCommand[]) : []
  return found.map((command) => ({ ...command, isLost: true }))
}

/** Closing the tab is the one way left to lose a command. */
const askBeforeClosing = (event: BeforeUnloadEvent): void => event.preventDefault()

function keep(next: readonly SentCommand[]): void {
  commands = next
  if (next.length > 0) addEventListener('beforeunload', askBeforeClosing)
  else removeEventListener('beforeunload', askBeforeClosing)
  if (next.length > 0) sessionStorage.setItem(storageKey, JSON.stringify(next))
  else sessionStorage.removeItem(storageKey)
  for (const listener of listeners) listener()
}

keep(stored())

const others = (entitlementId: string) => commands.filter((command) => command.entitlementId !== entitlementId)

/** Written down before the command leaves, so that no moment is left in which a closed page could lose it. */
export const writeDown = (command: SentCommand): void => keep([...others(command.entitlementId), command])

/** It is settled. What was filled in for one that was lost is so, too: its form is closed by nobody any more after the page was loaded anew. */
export function forget(entitlementId: string): void {
  for (const command of commands)
    if (command.entitlementId === entitlementId && command.isLost) forgetDraftsOf(command.username, entitlementId)
  keep(others(entitlementId))
}

/**
 * At the end of a session: the next officer on this computer shall find nothing.
 * @returns false if something is still open and the officer would rather stay
 */
export function mayForgetAll(): boolean {
  const names = commands.map(({ fullName }) => fullName).join(', ')
  const question = `Chưa rõ máy chủ đã ghi hay chưa: ${names}. Đăng xuất thì không gửi lại được nữa. Vẫn đăng xuất?`
  if (commands.length > 0 && !confirm(question)) return false
  keep([])
  return true
}

/** Whoever signs in where another's session has run out gets nothing of his. */
export function keepOnly(username: string): void {
  if (commands.some((command) => command.username !== username))
    keep(commands.filter((command) => command.username === username))
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What this officer has sent and has had no answer to. */
export function useLostCommands(username: string): readonly SentCommand[] {
  const all = useSyncExternalStore(subscribe, () => commands)
  return all.filter((command) => command.isLost && command.username === username)
}
