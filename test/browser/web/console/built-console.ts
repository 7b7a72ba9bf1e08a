import { join } from 'node:path'

/** What `npm run build` has built, so what would be deployed; the project's set-up asks for it. */
export const builtConsole = join(import.meta.dirname, '../../../../dist/console')
