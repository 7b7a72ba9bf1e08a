import type { Book } from '../book.ts'
import { type Finding, finding } from './checks.ts'

/** A file that was taken out has as many rows and đồng as the screen, says so itself, and its mark is that of its rows. */
export function exportedFiles({ exports }: Book, lost: readonly string[], hasFaults: boolean): Finding {
  const faults: string[] = []
  let [supports, failed, late] = [0, 0, 0]
  for (const { id, format, onScreen, sums, inFile, isFailed, isLate } of exports) {
    if (hasFaults && (isFailed || (!inFile && lost.includes(id)))) {
      failed++
      continue
    }
    if (!sums || !inFile) {
      faults.push(`${id} was never written`)
      continue
    }
    supports += inFile.supports
    const one = ({ supports: rows, amount }: typeof onScreen): string => `${rows} rows of ${amount} đồng`
    // What was written in the night shows what the night has changed.
    if (isLate) late++
    if ((!isLate && one(onScreen) !== one(inFile)) || one(sums) !== one(inFile))
      faults.push(`${id}: screen ${one(onScreen)}, file ${one(inFile)}, told ${one(sums)}`)
    if (inFile.digest !== sums.digest || !inFile.foot.join(' ').includes(sums.digest))
      faults.push(`${id} (${format}): its rows have another mark than it says`)
    if (!inFile.foot.some((line) => line.startsWith('Tự kiểm tra:') && line.includes(': khớp.')))
      faults.push(`${id} (${format}): what became of its rows does not add up: ${inFile.foot.join(' ')}`)
  }
  return finding(
    'each export has the count, sum and hash of the register',
    `${exports.length} files, ${supports} rows, ${late} written later than their evening, ${failed} never`,
    faults,
  )
}
