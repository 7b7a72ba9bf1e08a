import { mostPrinted } from '../../../lambdas/domain/exports/export-order.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import { exportColumns } from '../../../lambdas/functions/write-export/export-rows.ts'
import { tinos } from '../../../lambdas/print/fonts.ts'
import { printSheets } from '../../../lambdas/print/print-sheets.ts'
import { readPdf } from '../../support/read-pdf.ts'

const widest: Readonly<Record<string, string | number>> = {
  STT: mostPrinted - 1,
  'Ngày, tháng, năm sinh': '28/11/1958',
  'Giới tính': 'nam',
  'Số CMND/CCCD': '066158004321',
  'Số tiền (đồng)': 13_500_000,
  'Đã trừ khoản nhận trước (đồng)': 13_500_000,
  'Đã chi đến lúc xuất (đồng)': 13_500_000,
  'Ngày chi trả': '28/11/2026',
  'Số ngày': 45,
}

it('what is one number or one day stands in one line of the register’s paper', async () => {
  const columns = exportColumns(unitTree('daklak-2020'))
  const row = columns.map(({ header }) => widest[header] ?? null)
  const sheet = {
    name: 'Danh sách',
    columns: columns.map(({ width }) => ({ width })),
    header: [columns.map(({ header }) => header)],
    rows: [row],
  }
  const chunks: Uint8Array[] = []
  for await (const chunk of printSheets([sheet], {
    fonts: tinos(),
    info: { title: 'Danh sách', author: 'UBND', madeAt: new Date(0) },
    foot: { text: 'UBND' },
    pageNumbers: 'running',
  }))
    chunks.push(chunk)
  const texts = readPdf(new Uint8Array(Buffer.concat(chunks))).pages.flat()
  const written = row.filter((value) => value !== null).map((value) => value.toLocaleString('de-DE'))
  expect(texts).toEqual(expect.arrayContaining(written))
})
