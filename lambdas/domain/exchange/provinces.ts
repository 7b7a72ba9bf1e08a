import { cccdProvinces } from '../ids/cccd-province-codes.ts'

/** The statistics office's two digits: `64` is Gia Lai. Those of before the mergers of 2025 are known by their old names. */
export const isProvince = (code: string): boolean => /^\d{2}$/.test(code) && Object.hasOwn(cccdProvinces, `0${code}`)

/** `tỉnh Gia Lai`; five of them are cities. */
export function provinceName(code: string): string {
  const name = cccdProvinces[`0${code}`]
  if (name === undefined) return `tỉnh có mã ${code}`
  return cities.has(code) ? `thành phố ${name}` : `tỉnh ${name}`
}

const cities: ReadonlySet<string> = new Set(['01', '31', '48', '79', '92'])
