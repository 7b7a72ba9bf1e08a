import { fileFaults, foreignFileDueAt, isUnreadable } from '../../domain/exchange/foreign-file.ts'
import { describeError } from '../../runtime/describe-error.ts'
import { logCodes, logger } from '../../runtime/observability.ts'
import { getForeignFile, moveForeignFile } from '../../store/foreign-file-store.ts'
import { overdueForeignFiles } from '../../store/open-foreign-files.ts'
import type { Register } from '../../store/table.ts'

interface ForeignDesk {
  readonly register: Register
  readonly callForForeign: (fileId: string) => Promise<void>
  readonly now: () => number
}

/** Calls a reader again for each file of another province that has lost its own; one that nobody could read for a day is refused. */
export async function lookAfterForeignFiles({
  register,
  callForForeign,
  now,
}: ForeignDesk): Promise<{ called: number; ended: number; failed: number }> {
  const done = { called: 0, ended: 0, failed: 0 }
  for await (const { root, id: foreignFileId } of overdueForeignFiles(register, now())) {
    try {
      const file = await getForeignFile(register, root, foreignFileId)
      const due = file && foreignFileDueAt(file)
      if (!file || due === null || due === undefined || due > now()) continue
      const isOver = isUnreadable(file, now())
      const next = isOver
        ? { ...file, state: 'refused' as const, outcome: fileFaults.gone, sign: now() }
        : { ...file, sign: now() }
      // Noted first: a message that is lost again is sent again.
      if (!(await moveForeignFile(register, root, next, [file.state]))) continue
      if (!isOver) await callForForeign(foreignFileId)
      done[isOver ? 'ended' : 'called']++
      logger.info(isOver ? logCodes.foreignFileGivenUp : logCodes.foreignFileCalled, { foreignFileId })
    } catch (error) {
      done.failed++
      logger.error(logCodes.failed, { foreignFileId, error: describeError(error) })
    }
  }
  return done
}
