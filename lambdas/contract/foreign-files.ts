import * as z from 'zod'
import { foreignFileStates } from '../domain/exchange/foreign-file.ts'
import { provinceCode } from './foreign-findings.ts'
import { cursor, foreignFileId, instant, page, programmeId, reason, unitCode, uploadForm } from './shapes.ts'

/** Ten million lines; the largest province has half a million people in a programme. */
const mostBytes = 700 * 1024 * 1024

export const openForeignFileRequest = z.object({
  unit: unitCode,
  fileName: z.string().trim().min(1).max(200),
  fileBytes: z.number().int().min(1).max(mostBytes),
})
export type OpenForeignFileRequest = z.input<typeof openForeignFileRequest>

export const foreignFile = z.object({
  id: foreignFileId,
  fileName: z.string(),
  createdAt: instant,
  createdBy: z.string(),
  state: z.enum(foreignFileStates),
  stateName: z.string(),
  /** Null until it was checked. */
  head: z
    .object({
      province: provinceCode,
      provinceName: z.string(),
      programme: programmeId,
      programmeName: z.string(),
      madeAt: z.iso.datetime(),
      marks: z.number().int().nonnegative(),
    })
    .nullable(),
  /** How many people here stand in it; null until everybody was compared. */
  found: z.number().int().nonnegative().nullable(),
  outcome: z.string().nullable(),
  isRemovable: z.boolean(),
})
export type ForeignFileView = z.infer<typeof foreignFile>

export const openForeignFileResponse = z.object({ file: foreignFile, upload: uploadForm })
export type OpenForeignFileResponse = z.infer<typeof openForeignFileResponse>

export const foreignFilesQuery = z.object({ unit: unitCode, cursor: cursor.optional() })
export const foreignFilesResponse = page(foreignFile).extend({
  /** By which the other provinces know whether theirs is the same key. */
  keyFingerprint: z.string().regex(/^[0-9a-f]{16}$/),
})

export const removeForeignFileRequest = z.object({ note: reason })
export type RemoveForeignFileRequest = z.input<typeof removeForeignFileRequest>

export const requestExchangeFileRequest = z.object({ programme: programmeId, unit: unitCode })
