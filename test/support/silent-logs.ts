/** Imported before the functions' code in tests that run it in their own process: what it logs is other tests' matter. */
import './counted-logs.ts'

process.env.POWERTOOLS_METRICS_DISABLED = 'true'
