const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** Clans of Êđê, M'nông and Jrai names, folded as `foldWord` does; they stand behind the given name. */
export const clanWords = words(
  `nie mlo eban ksor kbuor ecam bya adrong ayun kpa hmok hwing knul enuol mjao bkrong hdok ktla hlong arul rcam rcham siu
  rmah nay bdap rahlan kdam sieng krong ndu bkrong ktul kbin ndo tor mlo hra nie ksor rolan romah rocom puih hmlo`,
)

/** Words that begin a Vietnamese name. Many are given names too (Hà, Mai, Lâm, Giang, Vũ). */
export const surnameWords = words(
  `nguien tran le pham hoang huinh phan vu vo dang bui do ho ngo duong li nong ha dinh doan truong luong mai cao ta thai
  chau vi luc hua trieu dam chu to quach la lam phung trinh tong kieu doan giang than tu tang be sam hoang ma luu dao
  diep vuong quan khuc mac ninh phi thach kim lo ca hau lu giap nghiem khong ton sung vang lau mua mong`,
)

/** Surnames that are hardly ever a given name: at the end of a name they tell that its order is turned. */
export const onlySurnames = words('nguien tran le pham huinh phan vo dang bui do ngo dinh doan truong trinh ho')
