import { saidBy } from '../../../../lambdas/domain/batches/result-line.ts'
import { unitTree } from '../../../../lambdas/domain/units/unit-maps.ts'
import { exportColumns } from '../../../../lambdas/functions/write-export/export-rows.ts'
import { readResults } from '../../../../lambdas/lists/results/read-results.ts'
import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { batchDetails } from '../../../support/builders.ts'
import { aWorkbook } from '../a-list.ts'
import { open } from '../hand-made-workbook.ts'

/** The register's file as it goes out, of somebody who is still unpaid, with what a postman writes behind it. */
const unpaid: WrittenRow = [
  ...[1, 'Hoàng Văn Tài', '1953', 'nam', '•••• 3209', 'Buôn Ciết', 'Xã Ea BHốk', 'HN01', 'Hộ nghèo'],
  ...['1192/QĐ-UBND ngày 17/05/2020', 750_000, null, 0, 'Chưa chi trả', null, null, null, null],
]
const headers = exportColumns(unitTree('daklak-2020')).map(({ header }) => header)

async function saidOf(header: WrittenRow, rows: readonly WrittenRow[]) {
  const said: unknown[] = []
  const workbook = await open(await aWorkbook({ 'Danh sách': [header, ...rows] }))
  for await (const line of readResults(workbook)) {
    const told = saidBy(line, batchDetails)
    said.push(typeof told === 'string' ? told : [line.fullName, told.outcome, line.amount, line.birthYear, line.hamlet])
  }
  return said
}

describe('the list of the unpaid that comes back from the post office', () => {
  it('tells by its added column alone what happened, whatever stood there when it went out', async () => {
    const rows = ['Đã chi trả', 'Chưa nhận, vắng', null].map((result) => [...unpaid, result])
    expect(await saidOf([...headers, 'Kết quả'], rows)).toEqual([
      ['Hoàng Văn Tài', 'paid', 750_000, 1953, 'Buôn Ciết'],
      ['Hoàng Văn Tài', 'not-paid', 750_000, 1953, 'Buôn Ciết'],
      'Cột Kết quả còn trống: ghi đã chi trả, chưa nhận hoặc từ chối.',
    ])
  })

  it('says nothing of anybody without such a column: who waits for his money has not failed to take it', async () => {
    await expect(saidOf(headers, [unpaid])).rejects.toThrow('Không tìm thấy bảng kết quả chi trả')
  })

  it.each(['•••• 3209; •••• 0012', '066*****3209', 'xxxxxxxx3209', '•••• 3209'])(
    '%s: is no number, and no fault of the line either',
    async (hidden) => {
      const [line] = await saidOf([...headers, 'Kết quả'], [[...unpaid.with(4, hidden), 'Đã chi trả']])
      expect(line).toEqual(['Hoàng Văn Tài', 'paid', 750_000, 1953, 'Buôn Ciết'])
    },
  )
})
