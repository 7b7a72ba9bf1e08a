import { headerKey } from './recognise-header.ts'

/** "Mức một ngày", "Mức hỗ trợ/ngày", "Đơn giá/người/ngày (đồng)"; not "Mức hỗ trợ 30 ngày", not "theo số ngày". */
export const isRateOfADay = (header: string): boolean =>
  /(?<!\bso |\d\d |\b[02-9] )\bngay(?: (?:nguoi|dong|vnd|d))*$/.test(headerKey(header))
