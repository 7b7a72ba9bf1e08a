import { findProgramme, programmes } from '../../lambdas/domain/programmes/programmes.ts'
import { unitMapIds } from '../../lambdas/domain/units/unit-maps.ts'
import { isSameRuns, isUnitMap, type WhatRuns, whatRuns } from '../../lib/what-runs.ts'
import type { MachineState } from './machine.ts'

interface Asked {
  readonly programme?: string | undefined
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
  if (programme !== undefined && !findProgramme(programme))
    return {
      refusal: `Không có chương trình ${programme}. Các chương trình: ${programmes.map(({ id }) => id).join(', ')}.`,
    }
  if (units !== undefined && !isUnitMap(units))
    return { refusal: `Không có bản đồ đơn vị ${units}. Các bản đồ: ${unitMapIds.join(', ')}.` }
  const standard = begun ?? whatRuns.local
  const wanted: WhatRuns = {
    ...standard,
    ...(units === undefined ? {} : { unitMap: units }),
    ...(programme === undefined ? {} : { programmes: [programme], otherProgrammes: [] }),
    // The stage's days are of its own province and programmes.
    backlogUntil: {},
  }
  // Who names what runs there already takes no other programme away, and no back-log.
  const runs = isSameRuns(wanted, standard) ? standard : wanted
  if (begun && runs !== begun)
    return {
      refusal: `Thư mục này đã bắt đầu với ${begun.programmes.join(', ')} và ${begun.unitMap}. Chọn thư mục khác: --data THƯ-MỤC.`,
    }
  // Its lists are of one programme and one province.
  if (demo !== 'none' && !isSameRuns(runs, whatRuns.local))
    return {
      refusal: `Dữ liệu trình diễn chỉ có cho ${whatRuns.local.programmes.join(', ')} và ${whatRuns.local.unitMap}: thêm --demo none.`,
    }
  return { runs }
}
