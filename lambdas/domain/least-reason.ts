/** So many letters at least has a reason that others will read later. */
export const leastReason = 3
