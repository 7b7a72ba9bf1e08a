/** What is concluded is at risk no longer: the sum says what it was about. */
export const riskWords = (isClosed: boolean): string =>
  isClosed ? 'Nguy cơ chi trùng trước khi kết luận' : 'Nguy cơ chi trùng'
