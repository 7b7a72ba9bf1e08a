import { leaseMs } from '../../domain/lists/list-duties.ts'
import { noSuspects } from '../../domain/lists/suspicious-list.ts'
import { firstMeeting } from '../../store/lists/chunk-numbers.ts'
import { noCounts, type StoredList } from '../../store/lists/list-item.ts'
import { saveListProgress } from '../../store/lists/list-moves.ts'
import type { ListRange } from '../../store/lists/range-item.ts'
import { putRanges } from '../../store/lists/range-store.ts'
import type { Work } from './bring-chunk.ts'
import type { DealtChunk } from './deal-rows.ts'
import type { Intake } from './intake.ts'
import { linesIn, putHashes } from './kept-hashes.ts'
import { PartWriter } from './list-part.ts'
import { chunksPerRange } from './long-list.ts'
import type { Survey } from './survey.ts'

/**
 * A list that is too long for one pair of hands: its checked rows are laid down in parts, and a range of the list is written down for
 * each, which functions side by side then bring in, or compare. Nothing of it is in the register yet. A function that is killed in between leaves
 * parts that nobody reads; the next one lays down its own.
 * @returns the list, which its ranges bring to its end
 */
export async function splitList(
  intake: Intake,
  { list, hold }: Work,
  chunks: AsyncIterable<DealtChunk>,
  { repeatedLines, questions }: Pick<Survey, 'repeatedLines' | 'questions'>,
): Promise<StoredList> {
  const folder = `${list.id}/${hold.attempt}`
  const begun = { ...list, counts: noCounts }
  const sign = (): Promise<void> => saveListProgress(intake.register, { ...begun, leaseUntil: intake.now() + leaseMs })
  const most = chunksPerRange(intake)
  const meeting: Range = { firstChunk: firstMeeting, parts: [], chunks: 0 }
  const ranges: Range[] = []
  const writers = { meeting: new PartWriter(), file: new PartWriter() }
  let parts = 0
  const lay = async (writer: PartWriter): Promise<string> => {
    const part = `${folder}/${parts++}`
    await intake.parts.put(part, await writer.bytes())
    await sign()
    return part
  }
  const layMeeting = async (): Promise<void> => {
    const { chunks: count } = writers.meeting
    if (count === 0) return
    // However many they are, they stay one range: what stands in two rows is brought in by one reader after the other.
    meeting.parts.push(await lay(writers.meeting))
    meeting.chunks += count
    writers.meeting = new PartWriter()
  }
  const layRange = async (): Promise<void> => {
    const { chunks: count } = writers.file
    if (count === 0) return
    const last = ranges.at(-1)
    const firstChunk = last ? last.firstChunk + last.chunks : 0
    ranges.push({ firstChunk, parts: [await lay(writers.file)], chunks: count })
    writers.file = new PartWriter()
  }
  for await (const chunk of chunks) {
    const isMeeting = chunk.number >= firstMeeting
    const writer = isMeeting ? writers.meeting : writers.file
    await writer.add(chunk)
    if (writer.chunks === most) await (isMeeting ? layMeeting() : layRange())
  }
  await layMeeting()
  await layRange()
  await putHashes(intake.parts, linesIn(folder), repeatedLines.named())
  // The one that may be longest begins first.
  const all = [...(meeting.chunks > 0 ? [meeting] : []), ...ranges].map(openRange)
  await putRanges(intake.register, hold, all)
  const split: StoredList = {
    ...begun,
    ranges: { count: all.length, questions },
    tries: 0,
    leaseUntil: intake.now() + leaseMs,
  }
  await saveListProgress(intake.register, split)
  await intake.callWatch(list.id)
  for (const { range } of all) await intake.callRange(list.id, range)
  return split
}

interface Range {
  readonly firstChunk: number
  readonly parts: string[]
  chunks: number
}

const openRange = ({ firstChunk, parts, chunks }: Range, range: number): ListRange => ({
  range,
  state: 'open',
  parts,
  firstChunk,
  chunks,
  done: 0,
  counts: noCounts,
  shown: noCounts,
  suspects: noSuspects,
  policies: [],
  months: [],
  met: [],
  attempt: null,
  leaseUntil: 0,
})
