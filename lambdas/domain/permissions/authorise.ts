import { ok, type Refusal, type Result, refuse } from '../result.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import { actionNames } from './action-names.ts'
import { accountOffice } from './office-name.ts'
import { type Action, isAllowed, type Role } from './permission-table.ts'

/** A signed-in person: who, in which role, over which unit. Made from the token alone. */
export interface Actor {
  readonly sub: string
  readonly username: string
  readonly role: Role
  readonly unit: string
  /** The network address that his call came from, as far as the cloud tells it. */
  readonly from?: string
}

const notFound: Refusal = { code: 'not-found', message: 'Không tìm thấy, hoặc không thuộc địa bàn của anh/chị.' }

/**
 * The one place where reach is decided, for lists, single reads, exports and writes alike.
 * @param unit the unit of what is asked for; undefined when there is no such thing, so that "absent" and "elsewhere" answer alike
 * @returns `forbidden` when the role may never do this; `not-found` when the unit is outside the actor's tree or does not exist
 */
export function authorise(tree: UnitTree, actor: Actor, action: Action, unit: string | undefined): Result<Actor> {
  if (!isAllowed(actor.role, action))
    return refuse(
      'forbidden',
      `Tài khoản của anh/chị không có quyền ${actionNames[action]}. Cần quyền này, liên hệ ${accountOffice(tree)}.`,
    )
  if (unit === undefined || !tree.contains(actor.unit, unit)) return { ok: false, error: notFound }
  return ok(actor)
}
