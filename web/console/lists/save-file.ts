/** Hands a file that was made on this machine to the browser's downloads. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Some browsers begin the download after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
