/** Shares of names as they are common knowledge for Vietnam and the Central Highlands; the people made of them are invented. */
export const surnames =
  weights(`Nguyễn 380 Trần 110 Lê 95 Phạm 70 Hoàng 42 Huỳnh 42 Phan 45 Vũ 38 Võ 36 Đặng 21 Bùi 20 Đỗ 14 Hồ 13
  Ngô 13 Dương 10 Lý 6 Nông 10 Hà 7 Đinh 8 Đoàn 6 Trương 10 Lương 6 Mai 5 Cao 5 Tạ 3 Thái 3 Châu 3 Vi 4 Lục 3 Hứa 3 Triệu 4 Ma 2
  Đàm 3 Chu 3 Tô 3 Quách 2 La 2 Lâm 5 Phùng 4 Trịnh 6 Tống 2 Kiều 2 Doãn 1 Giang 1 Thân 1 Từ 2 Văn 1 Tăng 1 Bế 2 Sầm 2`)

export const middles = {
  nam: weights(`Văn 340 Đức 60 Quốc 50 Hữu 50 Minh 50 Xuân 45 Ngọc 45 Thành 35 Công 35 Đình 50 Quang 40 Anh 20 Thế 25 Trọng 20 Hoàng 25
    Thanh 30 Tấn 20 Bá 15 Duy 25 Gia 12 Viết 12 Phước 10 Hồng 15 Mạnh 20 Tiến 18 Khắc 8 Như 5 Nhật 10 Tuấn 12 Chí 10`),
  nữ: weights(`Thị 560 Ngọc 35 Thanh 30 Kim 35 Thị_Mỹ 15 Thị_Thu 30 Thị_Bích 15 Thị_Ngọc 25 Thị_Thanh 25 Thị_Kim 20 Thị_Hồng 22
    Thị_Minh 12 Thùy 12 Phương 15 Mỹ 8 Bảo 8 Hồng 12 Thu 12 Diệu 6 Cẩm 6 Tường 3 Như 5 Thị_Phương 12 Thị_Xuân 8 Thị_Lan 6`),
} as const

export const givens = {
  nam: weights(`Hùng 30 Dũng 26 Nam 24 Sơn 24 Tuấn 30 Hải 24 Long 20 Thắng 22 Quý 8 Bình 20 Khánh 12 Phúc 14 Tài 12 Lợi 10 Hiếu 16 Đạt 16
    Cường 24 Minh 26 Đức 22 Trung 18 Thành 24 Hưng 14 Hoàng 18 Việt 12 Quang 14 Tùng 14 Huy 16 Phong 12 Khoa 8 Kiên 10 Lâm 12 Vinh 12
    Toàn 12 Thịnh 10 Tiến 14 Trường 10 Tâm 12 Hòa 12 An 10 Anh 14 Bảo 10 Chiến 8 Chung 6 Công 8 Danh 5 Duy 10 Định 5 Giang 6 Hà 6 Hậu 8
    Hiền 6 Học 3 Hợp 3 Khang 6 Khôi 4 Kỳ 3 Lộc 8 Luân 5 Lực 5 Mạnh 8 Nghĩa 8 Nhân 8 Nhật 5 Phát 8 Phú 8 Phước 8 Quân 10 Quyết 5 Sang 8
    Sỹ 3 Tân 8 Thái 8 Thạch 3 Thanh 14 Thiện 8 Thọ 6 Thông 6 Thuận 8 Tín 5 Tính 3 Tình 4 Toản 3 Trí 6 Triều 3 Trọng 6 Tú 8 Tuyên 4 Văn 6
    Vũ 12 Vương 6 Xuân 6 Ý 2 Đông 6 Đoàn 3 Đại 4 Điệp 3 Ba 4 Bốn 2 Năm 3 Sáu 3 Bảy 3 Tám 3 Chín 2 Mười 2`),
  nữ: weights(`Hoa 24 Lan 26 Hương 30 Ngọc 20 Mai 20 Thủy 24 Hạnh 20 Nga 20 Yến 14 Phượng 14 Liên 16 Hòa 10 Tuyết 12 Vân 18 Diệp 5 Quyên 8
    Ánh 10 Hà 18 Hằng 20 Hiền 22 Hồng 20 Huệ 12 Huyền 14 Lệ 8 Linh 14 Loan 14 Lợi 5 Ly 6 Lý 8 Minh 8 My 6 Mỹ 6 Nguyệt 10 Nhung 12
    Nhàn 8 Oanh 10 Phương 20 Phúc 4 Quý 4 Sương 6 Tâm 10 Thanh 16 Thảo 16 Thắm 6 Thi 4 Thơ 4 Thơm 5 Thu 18 Thúy 16 Thùy 6 Thương 8 Tình 4
    Trang 14 Trinh 8 Trâm 6 Tuyền 6 Tú 5 Uyên 5 Vy 5 Xuân 12 Xoan 3 Ái 2 Ân 2 Bé 4 Bình 8 Bích 6 Cúc 8 Chi 4 Châu 5 Dung 14 Duyên 8 Đào 8
    Gái 5 Giang 5 Hảo 4 Hậu 5 Hiếu 3 Hợi 2 Hường 8 Kim 6 Khánh 3 Lài 3 Lành 4 Lâm 3 Lương 3 Mận 4 Mến 3 Miên 2 Na 3 Năm 3 Nụ 3 Nở 3
    Sen 4 Sáu 3 Tám 3 Tư 3 Ba 4 Bảy 3 Chín 2 An 5 Anh 10`),
} as const

/** Without the mark: men's Y, women's H'. */
export const edeGivens = {
  nam: weights(`Jut 8 Bhăm 10 Wang 8 Blô 8 Thih 8 Năm 10 Ksơr 3 Đhăm 6 Moan 6 Tlam 5 Ƀlŭm 3 Bliêt 4 Brông 4 Bya 3 Čuôr 2 Djă 4 Djuăn 3
    Dliê 3 Gŏk 2 Hơn 3 Jhon 3 Jôn 3 Khiêm 4 Kiêm 3 Kim 3 Krông 3 Lem 4 Liêm 4 Luih 3 Mŭt 3 Nguôm 2 Nhuăn 3 Nuê 4 Pă 3 Phiên 3 Phôk 2
    Puăn 2 Riăm 3 Rit 3 Sam 4 Sim 3 Suăn 3 Thăm 4 Thiêm 3 Thuê 3 Thuôn 3 Tiêm 3 Tuân 4 Tung 3 Wăn 3 Wer 2 Yăk 2 Yôn 3 Bhiao 2 Bhuôt 2
    Đim 3 Đok 2 Đuôm 2 Grăt 2 Hen 3 Kuôm 2 Kriêk 2 Lăp 2 Năng 2 Ngoan 2 Niăm 2 Plưng 2 Săn 2 Soan 2 Tlai 2 Tơ 2 Trung 2 Zôt 1`),
  nữ: weights(`Maryam 5 Wên 8 Nga 8 Rưi 5 Ƀlŭm 3 Lim 8 Yar 4 Juăt 3 Bli 4 Đơm 3 Ngăn 4 Ban 4 Bit 4 Blin 3 Brơi 3 Buôn 3 Dien 3 Djuin 2
    Dlan 3 Đim 3 Đum 2 Êban 2 Guê 3 Hen 3 Huê 4 Hương 4 Jan 3 Jok 2 Jôl 2 Juin 3 Kim 4 Klin 2 Krai 3 Lan 5 Lem 3 Liêu 4 Lina 3 Loan 3
    Lưk 2 Mai 4 Mer 3 Mi 4 Mliă 3 Na 4 Nen 3 Nguôm 3 Nhen 2 Nhơn 3 Nuê 3 Oanh 3 Phi 3 Phương 3 Prăk 2 Quyên 2 Rê 2 Riă 3 Ri 3 Roen 2
    Sara 3 Sen 3 Sim 3 Suin 2 Tâm 3 Thêm 3 Thuyên 2 Thương 3 Tiêm 2 Trinh 2 Tuyêt 3 Uyên 2 Wiên 2 Wơn 2 Yêm 2 Yŏk 2 Yuin 2 Zuin 1 Bhan 2`),
} as const

export const clans =
  weights(`Niê 22 Mlô 12 Êban 11 Ksơr 7 Kbuôr 6 Êčăm 5 Byă 6 Adrơng 4 Niê_Kdăm 8 Ayŭn 6 Buôn_Yă 3 Buôn_Krông 4 Kpă 4
  Hmok 3 Hwing 3 Knul 3 Êñuôl 2 Mjâo 1 Bkrông 3 Hđơk 3 Ktla 2 Hlong 2 Arul 1 Niê_Siêng 2 Niê_Blô 2 Rcăm 2 Siu 3 Rmah 2 Nay 3 Bdap 1`)

export const buons =
  'Ea Mtă|Knir|Ciết|Kram|Êga|Tiêu|Ƀuk La|Tơng Jú|Ky|Dhă Prŏng|Akŏ Dhông|Alê A|Kmrơng|Jung|Ea Bông|Tuôr|Kô Tam|Niêng'.split(
    '|',
  )

export type Weighted = readonly (readonly [string, number])[]

function weights(text: string): Weighted {
  const parts = text.trim().split(/\s+/)
  const pairs: [string, number][] = []
  for (let at = 0; at < parts.length; at += 2) pairs.push([(parts[at] ?? '').replace(/_/g, ' '), Number(parts[at + 1])])
  return pairs
}
