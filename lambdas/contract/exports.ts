import * as z from 'zod'
import { exportFaults, exportFormats, exportStates, orderFormats } from '../domain/exports/export-order.ts'
import { printedNumbers } from '../domain/ids/printed-numbers.ts'
import { searchRequest } from './entitlements.ts'
import { dongAmount, exportId, instant } from './shapes.ts'

/** So long a file lies there to be fetched; that it was made stays known. */
export const exportDays = 7

/** The filter of the screen, the format, and how much of ID numbers: by default what the screen shows. Whoever may not read them whole gets no more. */
export const requestExportRequest = searchRequest
  .omit({ cursor: true, limit: true })
  .extend({ format: z.enum(exportFormats).default('xlsx'), numbers: z.enum(printedNumbers).default('last-digits') })

export const exportSummary = z.object({
  id: exportId,
  state: z.enum(exportStates),
  format: z.enum(orderFormats),
  requestedAt: instant,
  /** Why it could not be made, where another order can; null otherwise. `too-long`: more supports than a PDF may have. */
  fault: z.enum(exportFaults).nullable(),
  /** Of what the file holds; null until it is written. */
  sums: z
    .object({
      supports: z.number().int().nonnegative(),
      amount: dongAmount,
      digest: z.string().regex(/^[0-9a-f]{64}$/),
    })
    .nullable(),
  /** Where the file can be fetched for some minutes; null until it is written, and once it is gone. */
  url: z.string().nullable(),
})
export type ExportSummary = z.infer<typeof exportSummary>
