/** Imported before the functions' code by tests that look at its counts: it logs nothing by itself then. */
process.env.POWERTOOLS_LOG_LEVEL = 'SILENT'
process.env.POWERTOOLS_METRICS_NAMESPACE = 'AnSinh'
