export function isShared(path: string): boolean
