/** Where the site serves the sample list of a programme that runs. */
export const sampleAddress = (programme: string): string => `/mau/${programme}/danh-sach-mau.xlsx`
