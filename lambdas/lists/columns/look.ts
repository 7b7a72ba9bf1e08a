/** What the cells of a column are, whatever stands above them. `mixed`: nothing that we could tell. */
export type Look =
  | 'running-numbers'
  | 'sexes'
  | 'id-numbers'
  | 'births'
  | 'sums'
  | 'names'
  | 'places'
  | 'addresses'
  | 'groups'
  | 'relations'
  | 'peoples'
  | 'mixed'
