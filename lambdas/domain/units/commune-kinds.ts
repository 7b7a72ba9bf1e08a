const kinds = ['xã', 'phường', 'thị trấn'] as const

/** How the communes of a map are called together: "xã, phường, thị trấn"; "xã, phường" where the law has no thị trấn any more. */
export function communeKinds(units: readonly { readonly level: string; readonly name: string }[]): string {
  const found = kinds.filter((kind) =>
    units.some(({ level, name }) => level === 'commune' && name.toLocaleLowerCase('vi').startsWith(`${kind} `)),
  )
  return found.length > 0 ? found.join(', ') : 'xã'
}
