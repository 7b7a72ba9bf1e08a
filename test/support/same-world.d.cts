export function noteWorld(): () => void
