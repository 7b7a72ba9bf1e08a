import { findProgramme, programmes } from '../../lambdas/domain/programmes/programmes.ts'
import { unitMapIds } from '../../lambdas/domain/units/unit-maps.ts'
import { isSameRuns, isUnitMap, type WhatRuns, whatRuns } from '../../lib/what-runs.ts'
import type { MachineState } from './machine.ts'

interface Asked {
  /** Several run side by side; the first is what the citizens' pages are about. */
  readonly programme?: readonly string[] | undefined
  readonly units?: string | undefined
}

/**
 * The programme and the province of this start: as asked, else as the folder was begun with, else the stage's. A folder holds one
 * province's people: it is never opened with another map.
 */
export function chosenRuns(
  known: Pick<MachineState, 'runs'> | null,
  { programme, units }: Asked,
  demo: string,
): { readonly runs: WhatRuns } | { readonly refusal: string } {
  const begun = known ? (known.runs ?? whatRuns.local) : null
  const unknown = programme?.find((id) => !findProgramme(id))
  if (unknown !== undefined)
    return {
      refusal: `Không có chương trình ${unknown}. Các chương trình: ${programmes.map(({ id }) => id).join(', ')}.`,
    }
  if (units !== undefined && !isUnitMap(units))
    return { refusal: `Không có bản đồ đơn vị ${units}. Các bản đồ: ${unitMapIds.join(', ')}.` }
  const standard = begun ?? whatRuns.local
  const named = programme === undefined ? standard : { programmes: [...new Set(programme)], otherProgrammes: [] }
  const unitMap = units ?? standard.unitMap
  const wanted: WhatRuns = {
    unitMap,
    programmes: named.programmes,
    otherProgrammes: named.otherProgrammes,
    // The days are of their own province, and of what runs there.
    backlogUntil: unitMap === standard.unitMap ? pickDays(standard.backlogUntil, named) : {},
  }
  // Who names what runs there already takes no other programme away, and no back-log.
  const runs = isSameRuns(wanted, standard) ? standard : wanted
  if (begun && runs !== begun)
    return {
      refusal: `Thư mục này đã bắt đầu với ${begun.programmes.join(', ')} và ${begun.unitMap}. Chọn thư mục khác: --data THƯ-MỤC.`,
    }
  // Its lists are of one programme and one province; another programme may run beside.
  const { unitMap: place, programmes: demonstrated } = whatRuns.local
  if (demo !== 'none' && !(runs.unitMap === place && demonstrated.every((id) => runs.programmes.includes(id))))
    return { refusal: `Dữ liệu trình diễn chỉ có cho ${demonstrated.join(', ')} và ${place}: thêm --demo none.` }
  return { runs }
}

const pickDays = (
  days: WhatRuns['backlogUntil'],
  { programmes, otherProgrammes }: Pick<WhatRuns, 'programmes' | 'otherProgrammes'>,
): WhatRuns['backlogUntil'] =>
  Object.fromEntries(Object.entries(days).filter(([id]) => [...programmes, ...otherProgrammes].includes(id)))
