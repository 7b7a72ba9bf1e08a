import type { StoredList } from '../../store/lists/list-item.ts'

/** Whether the list is only compared with the register now; else it is brought in. */
export const isCompared = ({ review, state }: StoredList): boolean => review && state === 'processing'

/** Whether the list's rows are in the hands of several readers now. */
export const isInRanges = ({ state, ranges }: StoredList): boolean =>
  ranges !== null && (state === 'processing' || state === 'applying')
