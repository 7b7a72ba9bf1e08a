import { type AccountLine, isBalanced, type Part } from '../../domain/batches/payer-account.ts'
import { dong, formatDong } from '../../domain/money/dong.ts'
import { capitalised } from '../../domain/names/capitalised.ts'
import { officeName } from '../../domain/permissions/office-name.ts'
import { findProgramme } from '../../domain/programmes/programmes.ts'
import { formatInstant } from '../../domain/time/local-day.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { WrittenCell, WrittenRow, WrittenSheet } from '../../lists/writer/write-workbook.ts'
import type { StoredBatch } from '../../store/batches/batch-item.ts'

export interface DrawnLine {
  readonly communeName: string
  readonly policyName: string
  readonly line: AccountLine
}

const parts = [
  ['given', 'Đã giao'],
  ['paid', 'Đã chi'],
  ['returned', 'Không chi được, trả lại'],
  ['held', 'Còn giữ'],
] as const satisfies readonly (readonly [keyof AccountLine, string])[]

const across = 3 + parts.length * 2

export const accountTitle = ({ unit }: StoredBatch, tree: UnitTree): string =>
  `Biên bản đối chiếu chi trả với ${officeName(tree, 'payer', unit)}`

/** The document that both sides sign. It says on its face whether it adds up. */
export function accountSheet(
  batch: StoredBatch,
  tree: UnitTree,
  lines: readonly DrawnLine[],
  { whole, outside }: { readonly whole: AccountLine; readonly outside: Part },
): WrittenSheet {
  const { programme, by, createdAt } = batch
  const besides = outsideSentence(outside)
  const title = (value: string, style: 'title' | 'subtitle'): WrittenRow => [{ value, style, across }]
  return {
    name: 'Biên bản đối chiếu',
    columns: [
      { width: 6, style: 'centred' },
      { width: 22 },
      { width: 28 },
      ...parts.flatMap(() => [{ width: 9 }, { width: 17 }]),
    ],
    title: [
      title('BIÊN BẢN ĐỐI CHIẾU KINH PHÍ CHI TRẢ', 'title'),
      title(findProgramme(programme)?.name ?? programme, 'subtitle'),
      title(`Đơn vị chi trả: ${officeName(tree, 'payer', batch.unit)}`, 'subtitle'),
      title(
        `Số liệu lúc ${formatInstant(createdAt)}; người lập: ${by.username}, ${officeName(tree, by.role, by.unit)}`,
        'subtitle',
      ),
    ],
    header: [
      [
        'TT',
        capitalised(tree.communeKinds),
        'Chính sách',
        ...parts.flatMap(([, name]): WrittenCell[] => [{ value: name, across: 2 }, null]),
      ],
      [null, null, null, ...parts.flatMap(() => ['Khoản', 'Số tiền (đồng)'])],
    ],
    rows: lines.map(({ communeName, policyName, line }, index) => [
      String(index + 1),
      communeName,
      policyName,
      ...parts.flatMap(([part]) => [line[part].supports, line[part].amount]),
    ]),
    footer: [
      [
        { value: 'Cộng', style: 'total', across: 3 },
        null,
        null,
        ...parts.flatMap(([part]): WrittenCell[] => [
          { value: whole[part].supports, style: 'total-money' },
          { value: whole[part].amount, style: 'total-money' },
        ]),
      ],
      [],
      [{ value: balanceSentence(whole), across }],
      ...(whole.heldNotPayable.supports > 0
        ? [[{ value: notPayableSentence(whole), across }] satisfies WrittenRow]
        : []),
      ...(besides === null ? [] : [[{ value: besides, across }] satisfies WrittenRow]),
      [],
      [
        { value: 'ĐẠI DIỆN BÊN GIAO', style: 'subtitle', across: 3 },
        null,
        null,
        { value: 'ĐẠI DIỆN ĐƠN VỊ CHI TRẢ', style: 'subtitle', across: across - 3 },
      ],
    ],
  }
}

const money = ({ amount }: Part): string => formatDong(dong(amount))

function balanceSentence(whole: AccountLine): string {
  const sum = `Đã giao ${money(whole.given)} = đã chi ${money(whole.paid)} + trả lại ${money(whole.returned)} + còn giữ ${money(whole.held)}`
  if (isBalanced(whole)) return `${sum}: khớp.`
  const { supports } = whole.unbalanced
  return `${sum}: KHÔNG KHỚP ở ${supports} khoản, chênh ${money(whole.unbalanced)}. Số tiền được điều chỉnh hoặc cập nhật bị huỷ sau khi giao, nhận: hai bên đối chiếu giấy giao nhận.`
}

const notPayableSentence = ({ heldNotPayable }: AccountLine): string =>
  `Trong số còn giữ có ${heldNotPayable.supports} khoản, ${money(heldNotPayable)} không còn được chi: đơn vị chi trả nộp lại.`

/** What the office has entered as paid without having been given it: no part of the sum above, and not to be signed unseen. */
export const outsideSentence = (outside: Part): string | null =>
  outside.supports === 0
    ? null
    : `Ngoài số được giao, đơn vị chi trả còn ghi đã chi ${outside.supports} khoản, ${money(outside)} mà hệ thống chưa ghi giao tiền: hai bên đối chiếu giấy giao nhận.`
