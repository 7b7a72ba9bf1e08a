import type { RouteAccess } from '../contract/route.ts'
import { type Actor, authorise } from '../domain/permissions/authorise.ts'
import { accountOffice } from '../domain/permissions/office-name.ts'
import type { Standing } from '../domain/permissions/standing.ts'
import { ok, type Result, refuse } from '../domain/result.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import type { ApiEvent } from './api-event.ts'
import { actorFromClaims, callerAddress, mailboxFromClaims, signedInAtFromClaims } from './identity.ts'

export interface Caller {
  /** Undefined on a public route, whatever token came with the call. */
  readonly actor: Actor | undefined
  /** The e-mail address that the office has given his account. */
  readonly mailbox: string | null
  /** The network address that the call came from, as far as the cloud tells it. */
  readonly from: string
}

/**
 * Who calls, and that he may do such things at all: identity, right, standing, in this order.
 * @param standing undefined where no route of the function is an officer's
 * @returns `forbidden` for an account that is bound to no unit or may never do this; `locked`, or `signed-out` where its password was replaced since
 */
export async function callerOf(
  event: ApiEvent,
  access: RouteAccess,
  { tree, standing, now }: { readonly tree: UnitTree; readonly standing: Standing | undefined; readonly now: number },
): Promise<Result<Caller>> {
  const from = callerAddress(event.headers, event.requestContext.http.sourceIp)
  if (access === 'public') return ok({ actor: undefined, mailbox: null, from })
  const claims = event.requestContext.authorizer?.jwt?.claims ?? {}
  const holder = actorFromClaims(claims, tree)
  if (!holder) return refuse('forbidden', `Tài khoản chưa được gắn với một đơn vị. Liên hệ ${accountOffice(tree)}.`)
  const actor = { ...holder, from }
  const right = authorise(tree, actor, access, actor.unit)
  if (!right.ok) return right
  if (!standing) throw new Error(`${event.routeKey}: an officer's route without a look at his account`)
  const stands = await standing(actor, { now, signedInAt: signedInAtFromClaims(claims) })
  if (stands === 'locked')
    return refuse('locked', `Tài khoản này đã bị khoá. Cần dùng lại, liên hệ ${accountOffice(tree)}.`)
  if (stands === 'ended') return ended
  return ok({ actor, mailbox: mailboxFromClaims(claims), from })
}

const ended = refuse(
  'signed-out',
  'Mật khẩu của tài khoản này đã được cấp lại. Đăng nhập lại bằng mật khẩu trên phiếu mới.',
)
