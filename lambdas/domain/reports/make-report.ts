import { capitalised } from '../names/capitalised.ts'
import { findPolicy } from '../programmes/programmes.ts'
import { beyondPlanWords } from '../statistics/beyond-plan.ts'
import { countNames, supportsName } from '../statistics/count-names.ts'
import { cellOf } from '../statistics/counts.ts'
import { formatDay } from '../time/local-day.ts'
import type { Unit } from '../units/unit-tree.ts'
import { checkMoney, checkMoved, checkParts } from './check-cells.ts'
import { checkDays, personDaysOf } from './day-figures.ts'
import { duplicatesTable, missingNumbersTable, recoveryTable } from './finding-tables.ts'
import { checkHouseholds, householdNote, householdsOf } from './household-figures.ts'
import { lateNote, lateTable } from './late-table.ts'
import { payerTable } from './payer-table.ts'
import { type Report, type ReportColumn, type ReportKind, type ReportRow, reportNames } from './report.ts'
import { type SelfCheck, selfCheck } from './report-check.ts'
import { placeOfCell, policiesOf, type ReportSource } from './report-source.ts'
import { checkTotals, checkWhole, type Line, resultTable } from './result-table.ts'

interface Table {
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly ReportRow[]
  readonly total: ReportRow | null
  readonly checks: readonly SelfCheck[]
  /** Columns whose total also counts what has no row. */
  readonly beyondRows?: readonly string[]
}

/** What a row is; null of a commune, by what communes are called there. */
const rowTitles = {
  policies: 'Chính sách',
  units: 'Địa bàn',
  communes: null,
  late: null,
  'missing-numbers': 'Địa bàn',
  duplicates: 'Đơn vị kết luận',
  recovery: null,
  payers: 'Đơn vị chi trả',
} as const satisfies Record<ReportKind, string | null>

/** The kinds of sums, as the report's own sentence names them. */
const sumsOfResults = [
  'kinh phí phê duyệt và đã chi = số lượng × mức × số tháng, nơi có nhiều mức hoặc chi từng tháng thì trong khoảng của luật và tròn mức',
  'phê duyệt = đã chi + chưa chi được + tạm dừng + còn lại',
  'các lý do cộng lại bằng chưa chi được và tạm dừng, cả người và đồng',
  'các đơn vị chi trả và các dòng cộng lại bằng tổng',
]
const sums = {
  policies: sumsOfResults,
  units: sumsOfResults,
  communes: sumsOfResults,
  late: ['cộng các dòng bằng tổng', 'số muộn không quá số đã chi'],
  'missing-numbers': ['cộng các dòng bằng tổng', 'số chưa có giấy tờ không quá số phê duyệt'],
  duplicates: ['đang mở + đã xác nhận + đã bác bỏ = tổng số', 'cộng các dòng bằng tổng'],
  recovery: [
    'đã thu đủ + đang thu + không trả lại = phải thu hồi',
    'số đã thu không quá số phải thu, của từng xã và chính sách',
    'cộng các dòng bằng tổng',
  ],
  payers: [
    'các đơn vị chi trả cộng lại bằng kinh phí đã chi',
    'được giao = đã chi từ tiền được giao + đã trả lại + đang giữ, của từng bưu điện',
    'cộng các dòng bằng tổng',
  ],
} as const satisfies Record<ReportKind, readonly string[]>

/** The whole report, with what it has found about itself. Pure: the same counts give the same report. */
export function makeReport(asked: ReportSource): Report {
  const source = ofPolicies(asked)
  const { kind, unit, programme, period, isNow, at } = source
  const { checks, beyondRows = [], ...table } = tableOf(source)
  const policy = source.policy === null ? undefined : findPolicy(programme, source.policy)
  return {
    kind,
    title: [reportNames[kind], ...(policy ? [policy.publicName] : [])].join(': '),
    unit: unit.code,
    unitName: source.units?.map(({ name }) => name).join(', ') ?? unit.name,
    programme: programme.id,
    programmeName: programme.name,
    policy: source.policy,
    period,
    isNow,
    at,
    rowTitle: rowTitles[kind] ?? capitalised(source.tree.communeKinds),
    ...table,
    notes: notesOf(source),
    check: selfCheck([...checks, ...checkTotals(table, beyondRows)], sums[kind]),
  }
}

/** Cells of policies that the report is not about are left out; those of a policy that nobody knows stay, so that the sums show them. */
function ofPolicies(source: ReportSource): ReportSource {
  if (source.policy === null) return source
  const isAsked = ({ policy }: { readonly policy: string }): boolean => policy === source.policy
  return { ...source, cells: source.cells.filter(isAsked), moved: source.moved.filter(isAsked) }
}

function tableOf(source: ReportSource): Table {
  switch (source.kind) {
    case 'policies':
      return results(source, policyLines(source))
    case 'units':
      return results(source, unitLines(source, childrenOf(source)))
    case 'communes':
      return results(source, unitLines(source, communesOf(source)))
    case 'late':
      return lateTable(source)
    case 'missing-numbers': {
      const table = missingNumbersTable(unitLines(source, childrenOf(source)), wholeLine(source))
      return { ...table, checks: ownChecks(source).filter(({ column }) => column === 'Chưa có số giấy tờ') }
    }
    case 'duplicates':
      return duplicatesTable(source)
    case 'recovery': {
      const { checks, ...table } = recoveryTable(unitLines(source, communesOf(source)), wholeLine(source))
      // What is still out is reckoned from the two others, so that adding it up proves nothing.
      return { ...table, checks: [...checks, ...ownChecks(source).filter(({ column }) => column === 'Đã thu hồi')] }
    }
    case 'payers':
      return payerTable(source)
  }
}

function results(source: ReportSource, lines: readonly Line[]): Table {
  const table = resultTable(lines, wholeLine(source), source.period)
  const checks = [...ownChecks(source), ...source.moved.map((cell) => checkMoved(cell, placeOfCell(source, cell)))]
  return { ...table, checks: [...checks, ...checkWhole(table)] }
}

/** Every commune's cell for itself, so that a fault is named where it is. */
function ownChecks(source: ReportSource): SelfCheck[] {
  return source.cells.flatMap((cell) => {
    const place = placeOfCell(source, cell)
    const policy = findPolicy(source.programme, cell.policy)
    const lawful = policy
      ? [...checkMoney(cell, policy, place), ...checkHouseholds(cell, policy, place), ...checkDays(cell, policy, place)]
      : []
    return [...lawful, ...checkParts(cell, place)]
  })
}

const childrenOf = ({ tree, unit, units }: ReportSource): readonly Unit[] => {
  if (units) return units
  const children = tree.children(unit.code)
  return children.length > 0 ? children : [unit]
}

const communesOf = ({ tree, unit }: ReportSource): readonly Unit[] => tree.communes(unit.code)

function countedOf(source: ReportSource): string {
  const [only, ...others] = policiesOf(source)
  return only && others.length === 0 ? countNames[only.unit] : supportsName
}

const wholeLine = (source: ReportSource): Line => ({
  key: 'total',
  name: 'Tổng cộng',
  counted: countedOf(source),
  cells: source.cells,
  moved: source.moved,
  households: householdsOf(policiesOf(source), source.cells),
  days: personDaysOf(policiesOf(source), source.cells),
  // Of units that were chosen no one list is the whole.
  filter: source.units ? null : { unit: source.unit.code, policy: source.policy },
})

function policyLines({ programme, unit, cells, moved }: ReportSource): Line[] {
  return programme.policies.map((policy) => {
    const own = cells.filter((cell) => cell.policy === policy.code)
    return {
      key: policy.code,
      name: `${policy.code} · ${policy.publicName}`,
      counted: countNames[policy.unit],
      cells: own,
      moved: moved.filter((cell) => cell.policy === policy.code),
      households: householdsOf([policy], own),
      days: personDaysOf([policy], own),
      filter: { unit: unit.code, policy: policy.code },
      isElsewhere: policy.benefit.kind === 'not-paid',
    }
  })
}

function unitLines(source: ReportSource, units: readonly Unit[]): Line[] {
  const { tree, cells, moved, policy } = source
  const counted = countedOf(source)
  return units.map(({ code, name }) => {
    const own = cells.filter(({ commune }) => tree.contains(code, commune))
    return {
      key: code,
      name,
      counted,
      cells: own,
      moved: moved.filter(({ commune }) => tree.contains(code, commune)),
      households: householdsOf(policiesOf(source), own),
      days: personDaysOf(policiesOf(source), own),
      filter: { unit: code, policy },
    }
  })
}

function notesOf(source: ReportSource): string[] {
  const { kind, programme, policy, period } = source
  const elsewhere = programme.policies.flatMap(({ code, publicName, benefit, notCounted }) => [
    ...(benefit.kind === 'not-paid' ? [`${code} · ${publicName}: ${benefit.why}`] : []),
    ...(notCounted ? [`${code} · ${publicName}: ${notCounted}`] : []),
  ])
  const isResult = kind === 'policies' || kind === 'units' || kind === 'communes'
  const beyond = isResult ? beyondPlanOf(source) : null
  return [
    // Before what only explains the table.
    ...(beyond === null ? [] : [beyond]),
    ...(kind === 'policies'
      ? [...elsewhere, 'Ô ghi “–”: không tính cho chính sách này, hoặc sổ không có số này.']
      : []),
    ...(isResult && policy === null
      ? ['Số lượng ghi theo đơn vị tính của từng chính sách; tổng cộng tính theo lượt hỗ trợ.']
      : []),
    ...(isResult && householdsOf(policiesOf(source), []) ? [householdNote] : []),
    ...(kind === 'late' ? [lateNote] : []),
    ...(period
      ? [
          `Số trong kỳ từ ${formatDay(period.from)} đến ${formatDay(period.to)} tính theo ngày nhập vào hệ thống (giờ Việt Nam), đã trừ phần huỷ, sửa trong kỳ; các cột khác là luỹ kế đến hết ngày cuối kỳ.`,
          ...(isResult
            ? [
                'Cột “theo ngày chi” tính theo ngày tiền đến tay người nhận: còn thay đổi khi có lần chi của kỳ này được nhập muộn.',
              ]
            : []),
        ]
      : []),
  ]
}

function beyondPlanOf(source: ReportSource): string | null {
  const cellsOf = (code: string) => source.cells.filter(({ policy }) => policy === code)
  return beyondPlanWords(
    policiesOf(source).map(({ code, publicName }) => ({
      policyName: publicName,
      cell: cellOf(cellsOf(code).map(({ counts }) => counts)),
    })),
  )
}
