import type { Programme } from '../../lambdas/domain/programmes/programme.ts'
import type { UnitTree } from '../../lambdas/domain/units/unit-tree.ts'
import { sampleAddress } from '../shared/sample-address.ts'
import { writeSampleWorkbook } from './sample-workbook.ts'

/** Of whoever has just opened the site for the first time: it names no programme. */
const firstSample = 'mau/danh-sach-mau.xlsx'

/** A sample list of each programme that officers can bring lists in for, by its path below the site's root; the first one's at a short one too. */
export async function sampleLists(
  programmes: readonly Programme[],
  tree: UnitTree,
): Promise<[path: string, bytes: Uint8Array][]> {
  const samples = await Promise.all(
    programmes.map(
      async (programme): Promise<[string, Uint8Array]> => [
        sampleAddress(programme.id).slice(1),
        await writeSampleWorkbook({ programme, tree }),
      ],
    ),
  )
  return [...samples.slice(0, 1).map(([, bytes]): [string, Uint8Array] => [firstSample, bytes]), ...samples]
}
