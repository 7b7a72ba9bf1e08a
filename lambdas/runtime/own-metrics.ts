/** What functions count by themselves and lib/ makes alarms of: an alarm on a name that nobody counts would never ring. */
export const ownMetrics = {
  namespace: 'AnSinh',
  countsDiffer: 'CountsDiffer',
  communesRefusing: 'CommunesRefusing',
} as const
