/** Imported before the functions' code in tests that run it in their own process: what it logs is other tests' matter. */
process.env.POWERTOOLS_LOG_LEVEL = 'SILENT'
process.env.POWERTOOLS_METRICS_NAMESPACE = 'AnSinh'
