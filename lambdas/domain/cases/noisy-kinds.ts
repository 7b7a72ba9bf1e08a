import { groupThousands } from '../money/dong.ts'
import type { Precision } from './case-tally.ts'
import { type EvidenceKind, evidenceKindNames, evidenceKinds } from './evidence.ts'

/** Fewer say little: two communes with a name in common reject so many in a week. */
const leastRejected = 20
/** At so many rejected for each that was right a kind of evidence makes more work than it saves. */
const rejectedForOne = 9

const isNoise = ({ confirmed, rejected }: Precision): boolean =>
  rejected >= leastRejected && rejected >= rejectedForOne * confirmed

/** The kinds of evidence that hardly ever join one person's records, as the offices have concluded: a sentence for each. */
export const noiseSentences = (byKind: Readonly<Partial<Record<EvidenceKind, Precision>>>): string[] =>
  evidenceKinds.flatMap((kind) => {
    const found = byKind[kind]
    if (!found || !isNoise(found)) return []
    const { confirmed, rejected } = found
    return [
      `Căn cứ “${evidenceKindNames[kind]}” hầu như chỉ báo nhầm: ${groupThousands(rejected)} trên ${groupThousands(rejected + confirmed)} vụ đã kết luận không phải một người. Hãy báo người quản trị hệ thống xem lại cách đối chiếu theo căn cứ này; các vụ còn lại vẫn phải kết luận.`,
    ]
  })
