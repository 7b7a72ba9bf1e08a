export function beginForAll<T>(begin: () => Promise<T>): Promise<T>
export function noteWorld(): () => void
