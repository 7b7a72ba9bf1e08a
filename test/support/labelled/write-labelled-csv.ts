import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { formatBirthDate } from '../../../lambdas/domain/dates/birth-date.ts'
import { type LabelledListOptions, labelledList } from './labelled-list.ts'
import type { LabelledRow } from './labelled-row.ts'

const header = 'STT,Họ và tên,Ngày sinh,Giới tính,CMND/CCCD,Thôn/Buôn,Mã xã,Chính sách'
const rowsAtOnce = 5000

/** Writes a list as `ansinh match` reads it, and beside it who each row is: `person,twin` a line. Gives the number of rows. */
export async function writeLabelledCsv(list: string, truth: string, options: LabelledListOptions): Promise<number> {
  const [listFile, truthFile] = [createWriteStream(list), createWriteStream(truth)]
  let [rows, labels, count] = [`${header}\n`, 'person,twin\n', 0]
  for (const row of labelledList(options)) {
    count += 1
    rows += `${csvRow(row, count)}\n`
    labels += `${row.person},${row.twinOf}\n`
    if (count % rowsAtOnce > 0) continue
    if (!listFile.write(rows)) await once(listFile, 'drain')
    if (!truthFile.write(labels)) await once(truthFile, 'drain')
    rows = ''
    labels = ''
  }
  listFile.end(rows)
  truthFile.end(labels)
  await Promise.all([finished(listFile), finished(truthFile)])
  return count
}

function csvRow({ fullName, birth, sex, idNumber, hamlet, commune, policy }: LabelledRow, number: number): string {
  const sexText = sex === null ? '' : sex === 'nam' ? 'Nam' : 'Nữ'
  return `${number},${fullName},${formatBirthDate(birth)},${sexText},${idNumber?.number ?? ''},${hamlet},${commune},${policy}`
}
