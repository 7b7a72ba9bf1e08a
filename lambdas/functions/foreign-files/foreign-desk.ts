import type { ForeignFileView } from '../../contract/foreign-files.ts'
import type { ExchangeKey } from '../../domain/exchange/exchange-file.ts'
import { type ForeignFile, foreignFileStateNames, isRemovable, uploadMs } from '../../domain/exchange/foreign-file.ts'
import { provinceName } from '../../domain/exchange/provinces.ts'
import { findProgramme } from '../../domain/programmes/programmes.ts'
import type { OrderingDesk } from '../../store/orders/orders-in-hand.ts'
import type { Marks } from '../../store/table/id-mark.ts'

export interface ForeignFilesDesk extends OrderingDesk {
  readonly bucket: string
  readonly queueUrl: string
  readonly marks: () => Promise<Marks>
  readonly exchange: () => Promise<ExchangeKey>
}

export function viewForeignFile(file: ForeignFile, now: number): ForeignFileView {
  const { id, fileName, createdAt, by, state, head, found, outcome } = file
  const isLate = state === 'awaiting-upload' && now > createdAt + uploadMs
  return {
    id,
    fileName,
    createdAt,
    createdBy: by.username,
    state,
    stateName: isLate ? 'Không có tệp' : foreignFileStateNames[state],
    head: head && {
      province: head.province,
      provinceName: provinceName(head.province),
      programme: head.programme,
      programmeName: findProgramme(head.programme)?.shortName ?? head.programme,
      madeAt: head.madeAt,
      marks: head.count,
    },
    found,
    outcome: isLate ? 'Tệp chưa được tải lên. Chọn lại tệp rồi tải lên.' : outcome,
    isRemovable: isRemovable(state),
  }
}
