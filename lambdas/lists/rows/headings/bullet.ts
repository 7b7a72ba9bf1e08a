const bullet = /^[*+•–-]+\s*/u

/** "* Tổ dân phố 3", "- Buôn Ky", "+ Nguyễn Văn A": without the sign before a heading or a member. */
export const withoutBullet = (text: string): string => text.replace(bullet, '')
