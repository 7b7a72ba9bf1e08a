import {
  amountColumn,
  birthBySexColumns,
  birthColumn,
  ethnicityColumn,
  hamletColumn,
  idNumberColumn,
  monthsColumn,
  nameColumn,
  noteColumn,
  numberColumn,
  sexColumn,
  textColumn,
} from '../form-columns.ts'
import type { FormBuilder } from '../list-form.ts'

/**
 * Forms 01 to 04 of Decision 15/2020/QĐ-TTg: workers and household businesses. The forms' own columns were not at hand:
 * these are our reconstruction, to be compared with the decision before anybody calls them official.
 */

const monthly = (rate: string) => `${rate} đồng mỗi tháng, theo số tháng thực tế.`

/** Form 01: contracts put on hold, no wage. Made by the firm, confirmed by its union and the insurance office. */
export const form01: FormBuilder = () => ({
  code: '01',
  name: 'Mẫu 01 – Tạm hoãn hợp đồng lao động',
  fileName: 'mau-01-tam-hoan-hop-dong',
  policies: ['A1'],
  title: 'DANH SÁCH NGƯỜI LAO ĐỘNG TẠM HOÃN HỢP ĐỒNG LAO ĐỘNG, NGHỈ VIỆC KHÔNG HƯỞNG LƯƠNG',
  lines: ['Tên doanh nghiệp: ........................................  Mã số: ....................'],
  columns: [
    numberColumn,
    nameColumn,
    ...birthBySexColumns('Ngày tháng năm sinh'),
    textColumn('Phòng, ban', 14),
    textColumn('Loại HĐLĐ', 12),
    textColumn('Ngày bắt đầu HĐLĐ', 12),
    textColumn('Số sổ BHXH', 14),
    textColumn('Thời điểm tạm hoãn', 12),
    textColumn('Thời gian tạm hoãn', 12),
    amountColumn(monthly('1.800.000')),
    textColumn('Tên tài khoản', 18, 'Tài khoản'),
    textColumn('Số tài khoản', 16, 'Tài khoản'),
    textColumn('Ngân hàng', 16, 'Tài khoản'),
    idNumberColumn,
    noteColumn(),
  ],
  signers: ['NGƯỜI LẬP BIỂU', 'GIÁM ĐỐC'],
})

/** Form 02: household businesses below 100 million đồng a year; the person is who stands for the business. */
export const form02: FormBuilder = (place) => ({
  code: '02',
  name: 'Mẫu 02 – Hộ kinh doanh',
  fileName: 'mau-02-ho-kinh-doanh',
  policies: ['A2'],
  title: 'DANH SÁCH HỘ KINH DOANH ĐƯỢC HỖ TRỢ THEO NGHỊ QUYẾT 42/NQ-CP',
  columns: [
    numberColumn,
    textColumn('Tên hộ kinh doanh', 20),
    textColumn('Địa điểm kinh doanh', 20),
    textColumn('Ngành nghề', 16),
    textColumn('MST/ĐKKD', 14),
    ...[
      nameColumn,
      birthColumn,
      ethnicityColumn,
      sexColumn,
      idNumberColumn,
      textColumn('Ngày cấp', 12),
      textColumn('Nơi cấp', 16),
    ].map((column) => ({ ...column, group: 'Người đại diện' })),
    hamletColumn(place),
    textColumn('Điện thoại', 13),
    textColumn('Email', 18),
    monthsColumn,
    amountColumn(monthly('1.000.000')),
    noteColumn(),
  ],
  signers: ['NGƯỜI LẬP BIỂU', 'CHỦ TỊCH UBND'],
})

/** Form 03: contracts ended, no unemployment benefit. */
export const form03: FormBuilder = (place) => ({
  code: '03',
  name: 'Mẫu 03 – Chấm dứt hợp đồng lao động',
  fileName: 'mau-03-cham-dut-hop-dong',
  policies: ['A3'],
  title: 'DANH SÁCH NGƯỜI LAO ĐỘNG CHẤM DỨT HỢP ĐỒNG LAO ĐỘNG KHÔNG ĐỦ ĐIỀU KIỆN HƯỞNG TRỢ CẤP THẤT NGHIỆP',
  columns: [
    numberColumn,
    nameColumn,
    birthColumn,
    sexColumn,
    idNumberColumn,
    hamletColumn(place),
    textColumn('Tên doanh nghiệp', 20),
    textColumn('Thời điểm nghỉ việc', 12),
    textColumn('Số sổ BHXH', 14),
    monthsColumn,
    amountColumn(monthly('1.000.000')),
    noteColumn(),
  ],
  signers: ['NGƯỜI LẬP BIỂU', 'CHỦ TỊCH UBND'],
})

/** Form 04: work without a contract that was lost (street sellers, porters, motorbike taxis, lottery sellers …). */
export const form04: FormBuilder = (place) => ({
  code: '04',
  name: 'Mẫu 04 – Lao động tự do mất việc',
  fileName: 'mau-04-lao-dong-tu-do',
  policies: ['A4'],
  title: 'DANH SÁCH NGƯỜI LAO ĐỘNG KHÔNG CÓ GIAO KẾT HỢP ĐỒNG LAO ĐỘNG BỊ MẤT VIỆC LÀM',
  columns: [
    numberColumn,
    nameColumn,
    birthColumn,
    sexColumn,
    idNumberColumn,
    hamletColumn(place),
    textColumn('Công việc', 18),
    textColumn('Thời điểm nghỉ việc', 12),
    monthsColumn,
    amountColumn(monthly('1.000.000')),
    noteColumn(),
  ],
  signers: ['NGƯỜI LẬP BIỂU', 'CHỦ TỊCH UBND'],
})
