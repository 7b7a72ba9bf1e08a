import { fileFaults, foreignFileDueAt, isUnreadable } from '../../domain/exchange/foreign-file.ts'
import { logCodes } from '../../runtime/observability.ts'
import { getForeignFile, moveForeignFile } from '../../store/foreign/foreign-file-store.ts'
import { overdueForeignFiles } from '../../store/foreign/open-foreign-files.ts'
import type { Register } from '../../store/table/table.ts'
import { lookAfterEach } from './look-after-each.ts'

interface ForeignDesk {
  readonly register: Register
  readonly callForForeign: (fileId: string) => Promise<void>
  readonly now: () => number
}

/** Calls a reader again for each file of another province that has lost its own; one that nobody could read for a day is refused. */
export const lookAfterForeignFiles = ({ register, callForForeign, now }: ForeignDesk) =>
  lookAfterEach({
    overdue: overdueForeignFiles(register, now()),
    named: ({ id }) => ({ foreignFileId: id }),
    codes: { called: logCodes.foreignFileCalled, ended: logCodes.foreignFileGivenUp },
    look: async ({ root, id }) => {
      const file = await getForeignFile(register, root, id)
      const due = file && foreignFileDueAt(file)
      if (!file || due === null || due === undefined || due > now()) return 'nothing'
      const isOver = isUnreadable(file, now())
      const next = isOver
        ? { ...file, state: 'refused' as const, outcome: fileFaults.gone, sign: now() }
        : { ...file, sign: now() }
      // Noted first: a message that is lost again is sent again.
      if (!(await moveForeignFile(register, root, next, [file.state]))) return 'nothing'
      if (isOver) return 'ended'
      await callForForeign(id)
      return 'called'
    },
  })
