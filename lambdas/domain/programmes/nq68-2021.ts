import { dong } from '../money/dong.ts'
import type { LegalSource, Policy, Programme } from './programme.ts'

/** Amounts were seen in summaries of the decision; the chapter numbers were not, so each stays marked as uncertain. */
const decision23 = (place: string): LegalSource => ({
  document: 'Quyết định 23/2021/QĐ-TTg ngày 7/7/2021',
  place,
  certain: false,
})

/** Helps firms: nothing is handed out to anybody. */
const toFirms = (
  policy: Pick<Policy, 'code' | 'name' | 'publicName' | 'listWords' | 'source'>,
  why: string,
): Policy => ({
  ...policy,
  unit: 'person',
  benefit: { kind: 'not-paid', why },
  schedule: 'none',
  forms: [],
  sensitive: false,
})

const once = (policy: Omit<Policy, 'schedule' | 'sensitive'> & { sensitive?: boolean }): Policy => ({
  schedule: 'once',
  sensitive: false,
  ...policy,
})

/** Resolution 68/NQ-CP of 1-7-2021 and Decision 23/2021/QĐ-TTg, changed by Resolution 126/NQ-CP and Decision 33/2021/QĐ-TTg. */
export const nq68: Programme = {
  id: 'nq68-2021',
  version: '2021-11-06',
  name: 'Hỗ trợ người lao động và người sử dụng lao động gặp khó khăn do đại dịch COVID-19 theo Nghị quyết 68/NQ-CP',
  shortName: 'NQ 68',
  resolution: { vi: 'Nghị quyết 68', en: 'Resolution 68', inTitles: 'Nghị quyết 68/NQ-CP' },
  legalBasis: [
    'Nghị quyết 68/NQ-CP ngày 1/7/2021',
    'Quyết định 23/2021/QĐ-TTg ngày 7/7/2021',
    'Nghị quyết 126/NQ-CP ngày 8/10/2021',
    'Quyết định 33/2021/QĐ-TTg ngày 6/11/2021',
  ],
  appliesFrom: '2021-07-01',
  exclusion: {
    kind: 'one-of',
    stackable: ['B7', 'B8', 'B8+'],
    source: { document: 'Nghị quyết 68/NQ-CP ngày 1/7/2021', place: 'mục I', certain: false },
  },
  policies: [
    toFirms(
      {
        code: 'B1',
        name: 'Giảm mức đóng bảo hiểm tai nạn lao động, bệnh nghề nghiệp',
        publicName: 'Giảm mức đóng bảo hiểm tai nạn lao động',
        listWords: ['giảm mức đóng'],
        source: decision23('chương I'),
      },
      'Đơn vị sử dụng lao động được giảm mức đóng còn 0%, từ 1/7/2021 đến hết 30/6/2022; không chi tiền cho ai qua hệ thống này.',
    ),
    toFirms(
      {
        code: 'B2',
        name: 'Tạm dừng đóng vào quỹ hưu trí và tử tuất',
        publicName: 'Tạm dừng đóng quỹ hưu trí, tử tuất',
        listWords: ['tạm dừng đóng', 'hưu trí và tử tuất'],
        source: decision23('chương II'),
      },
      'Đơn vị giảm từ 15% lao động được tạm dừng đóng 6 tháng; không chi tiền cho ai qua hệ thống này.',
    ),
    toFirms(
      {
        code: 'B3',
        name: 'Hỗ trợ đào tạo duy trì việc làm cho người lao động',
        publicName: 'Đào tạo duy trì việc làm',
        listWords: ['duy trì việc làm'],
        source: decision23('chương III'),
      },
      'Tối đa 1.500.000 đồng một người một tháng, không quá 6 tháng, chuyển cho đơn vị sử dụng lao động; không chi trả qua hệ thống này.',
    ),
    once({
      code: 'B4',
      name: 'Người lao động tạm hoãn hợp đồng lao động, nghỉ việc không hưởng lương',
      publicName: 'Người lao động tạm hoãn hợp đồng, nghỉ không lương',
      unit: 'person',
      benefit: {
        kind: 'tiers',
        tiers: [
          { code: 'duoi-1-thang', name: 'từ 15 ngày đến dưới 1 tháng', amount: dong(1_855_000) },
          { code: 'tu-1-thang', name: 'từ 1 tháng trở lên', amount: dong(3_710_000) },
        ],
      },
      forms: [],
      listWords: ['tạm hoãn', 'nghỉ không lương', 'nghỉ việc không hưởng lương'],
      source: decision23('chương IV'),
    }),
    once({
      code: 'B5',
      name: 'Người lao động ngừng việc do cách ly y tế, phong tỏa',
      publicName: 'Người lao động ngừng việc',
      unit: 'person',
      benefit: { kind: 'fixed', amount: dong(1_000_000) },
      forms: [],
      listWords: ['ngừng việc'],
      source: decision23('chương V'),
    }),
    once({
      code: 'B6',
      name: 'Người lao động chấm dứt hợp đồng lao động không đủ điều kiện hưởng trợ cấp thất nghiệp',
      publicName: 'Người lao động chấm dứt hợp đồng',
      unit: 'person',
      benefit: { kind: 'fixed', amount: dong(3_710_000) },
      forms: [],
      listWords: ['chấm dứt hợp đồng', 'chấm dứt hđlđ'],
      source: decision23('chương VI'),
    }),
    once({
      code: 'B7',
      name: 'Hỗ trợ thêm cho người lao động đang mang thai, nuôi con dưới 6 tuổi',
      publicName: 'Hỗ trợ thêm: mang thai, nuôi con nhỏ',
      unit: 'child',
      benefit: { kind: 'fixed', amount: dong(1_000_000) },
      forms: [],
      listWords: ['mang thai', 'con dưới 6 tuổi'],
      supplements: ['B4', 'B5', 'B6'],
      sensitive: true,
      source: decision23('chương IV–VI'),
    }),
    once({
      code: 'B8',
      name: 'Tiền ăn cho người điều trị COVID-19 (F0), người cách ly y tế (F1)',
      publicName: 'Hỗ trợ tiền ăn',
      unit: 'person-day',
      benefit: {
        kind: 'daily',
        rate: dong(80_000),
        maxDays: 45,
        groups: [
          { name: 'người điều trị (F0)', words: ['f0', 'điều trị'], maxDays: 45 },
          { name: 'người cách ly y tế (F1)', words: ['f1', 'cách ly'], maxDays: 21 },
        ],
        // Whoever was isolated may be treated after that: each group's days once.
        maxDaysInAll: 21 + 45,
      },
      forms: [],
      listWords: ['tiền ăn', 'f0', 'f1', 'cách ly'],
      sensitive: true,
      source: decision23('chương VII'),
    }),
    once({
      code: 'B8+',
      // Of the old and the disabled only who is treated: Resolution 126/NQ-CP.
      name: 'Trẻ em điều trị COVID-19 hoặc cách ly y tế, người cao tuổi, người khuyết tật điều trị COVID-19: hỗ trợ thêm một lần',
      publicName: 'Hỗ trợ thêm cho trẻ em, người cao tuổi',
      unit: 'person',
      benefit: { kind: 'fixed', amount: dong(1_000_000) },
      forms: [],
      listWords: [
        'trẻ em f0',
        'trẻ em f1',
        'trẻ em là f0',
        'trẻ em là f1',
        'f0 trẻ em',
        'f1 trẻ em',
        'trẻ em cách ly',
        'người cao tuổi f0',
        'người cao tuổi điều trị',
        'người khuyết tật f0',
        'người khuyết tật điều trị',
      ],
      supplements: ['B8'],
      sensitive: true,
      source: decision23('chương VII'),
    }),
    once({
      code: 'B9',
      name: 'Viên chức hoạt động nghệ thuật hạng IV, hướng dẫn viên du lịch',
      publicName: 'Nghệ sĩ, hướng dẫn viên du lịch',
      unit: 'person',
      benefit: { kind: 'fixed', amount: dong(3_710_000) },
      forms: [],
      listWords: ['hướng dẫn viên', 'hdv du lịch', 'nghệ thuật'],
      source: decision23('chương VIII'),
    }),
    once({
      code: 'B10',
      name: 'Hộ kinh doanh phải dừng hoạt động từ 15 ngày liên tục trở lên',
      publicName: 'Hộ kinh doanh',
      unit: 'household',
      benefit: { kind: 'fixed', amount: dong(3_000_000) },
      forms: ['11'],
      listWords: ['hộ kinh doanh', 'hộ kd', 'hkd'],
      source: decision23('chương IX'),
    }),
    {
      code: 'B11',
      name: 'Cho vay trả lương ngừng việc, trả lương phục hồi sản xuất',
      publicName: 'Vay vốn trả lương',
      unit: 'person',
      benefit: {
        kind: 'not-paid',
        why: 'Khoản vay của Ngân hàng Chính sách xã hội, chỉ báo cáo, không chi trả qua hệ thống này.',
      },
      schedule: 'none',
      forms: [],
      listWords: ['vay vốn'],
      sensitive: false,
      source: decision23('chương X'),
    },
    once({
      code: 'B12',
      name: 'Lao động không có giao kết hợp đồng lao động (lao động tự do) và đối tượng đặc thù khác',
      publicName: 'Lao động tự do',
      unit: 'person',
      benefit: { kind: 'provincial', minimumOnce: dong(1_500_000), minimumDaily: dong(50_000) },
      forms: [],
      listWords: ['lao động tự do', 'lđtd', 'không có giao kết', 'đối tượng đặc thù'],
      source: { document: 'Nghị quyết 68/NQ-CP ngày 1/7/2021', place: 'mục II điểm 12', certain: false },
    }),
  ],
}
