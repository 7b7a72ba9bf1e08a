/** Paths and filter names of the console. Filters may stand in the address, except a person's name. */
export const paths = {
  overview: '/tong-quan',
  people: '/doi-tuong',
  lists: '/danh-sach',
  batches: '/dot-chi-tra',
  payLists: '/ky-nhan',
  recoveries: '/thu-hoi',
  complaints: '/phan-anh',
  duplicates: '/trung-lap',
  provinces: '/tinh-khac',
  reports: '/bao-cao',
  accounts: '/tai-khoan',
} as const

export const filterNames = {
  programme: 'chuong-trinh',
  unit: 'dia-ban',
  policy: 'chinh-sach',
  status: 'trang-thai',
  group: 'nhom',
  reason: 'ly-do',
  noNumber: 'thieu-so',
  payer: 'don-vi-chi',
  late: 'nhap-muon',
  account: 'tien-buu-dien',
  household: 'ho',
  days: 'theo-ngay',
  dueMonth: 'con-chi-thang',
  plan: 'ke-hoach',
  figure: 'so-lieu',
  owner: 'don-vi',
  duplicates: 'trung',
  list: 'danh-sach',
  report: 'loai',
  from: 'tu-ngay',
  to: 'den-ngay',
  rows: 'dong',
  evidence: 'can-cu',
  half: 'phan',
  complaint: 'so-phan-anh',
  decisionNumber: 'quyet-dinh',
  decisionDay: 'ngay-quyet-dinh',
  waiting: 'cho-can-bo',
} as const

export type Filters = Partial<Record<keyof typeof filterNames, string | null>>

export function addressOf(path: string, filters: Filters): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filters) as [keyof Filters, string | null | undefined][])
    if (value) query.set(filterNames[name], value)
  const text = query.toString()
  return text ? `${path}?${text}` : path
}
