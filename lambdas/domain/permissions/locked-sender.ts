/** Why a file is not read that was sent by a form of before its account was locked. */
export const lockedSenderWords = (username: string): string =>
  `Tài khoản ${username} đã bị khoá trước khi tệp được đọc: chưa nhập gì. Cán bộ khác kiểm tra tệp rồi tải lên bằng tài khoản của mình.`
