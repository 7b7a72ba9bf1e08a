import * as z from 'zod'
import { actions } from '../domain/permissions/permission-table.ts'
import { policyCode, programmeId, role, unitCode, username } from './shapes.ts'

const unit = z.object({
  code: unitCode,
  name: z.string(),
  level: z.enum(['province', 'district', 'commune']),
  parent: unitCode.nullable(),
})

/** All that the console needs to draw itself: who is here, what he may do, over which units and programmes. */
export const sessionResponse = z.object({
  username,
  role,
  roleName: z.string(),
  unit,
  /** The way up from his own, for names, and the units at and below it; parents first. */
  units: z.array(unit).describe('Các địa bàn của bản đồ, từ đơn vị của tài khoản trở xuống'),
  /** What communes are called here: "xã, phường, thị trấn". */
  communeKinds: z.string(),
  /** The first three digits of the CMND that this province issued. */
  cmndSeries: z.array(z.string().regex(/^\d{3}$/)).describe('Ba số đầu của số CMND do tỉnh cấp'),
  /** How the offices that run the programmes are called here. */
  offices: z.object({ province: z.string(), district: z.string().nullable(), commune: z.string() }),
  actions: z.array(z.enum(actions)),
  programmes: z
    .array(
      z.object({
        id: programmeId,
        name: z.string(),
        shortName: z.string(),
        /** Payments up to this day are entered afterwards without being late; null where there was no back-log. */
        backlogUntil: z.iso.date().nullable(),
        policies: z.array(z.object({ code: policyCode, name: z.string(), paid: z.boolean() })),
      }),
    )
    .describe('Các chương trình đang chạy'),
  /** Today in Vietnam, by the server's clock. */
  today: z.iso.date(),
})
export type SessionResponse = z.infer<typeof sessionResponse>

export const programmesResponse = z.object({
  programmes: z
    .array(
      z.object({
        id: programmeId,
        name: z.string(),
        shortName: z.string(),
        legalBasis: z.array(z.string()),
        policies: z.array(
          z.object({
            code: policyCode,
            name: z.string(),
            unitOfCount: z.string(),
            benefit: z.string(),
            source: z.string(),
          }),
        ),
      }),
    )
    .describe('Các chương trình đang chạy'),
})
