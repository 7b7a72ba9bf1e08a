import * as z from 'zod'
import { roles } from '../../domain/permissions/permission-table.ts'

/** Whose hand something was, as a record keeps it. */
export const handItem = z.object({ username: z.string(), role: z.enum(roles), unit: z.string() })

/** The same as an event keeps it, with the network address that the command came from. */
export const eventHandItem = handItem.extend({ from: z.string().optional() })
