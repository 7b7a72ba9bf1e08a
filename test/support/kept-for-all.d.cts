export function keptForAll<T extends { close(): Promise<unknown> }>(name: string, begin: () => Promise<T>): Promise<T>
export function leaveKept(): Promise<void>
export function endKept(): Promise<void>
