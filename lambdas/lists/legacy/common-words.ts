import { headerWords } from '../columns/header-words.ts'

/** Surnames and middle names first, then given names that are as common in both readings of a byte ("Bé" is "Bộ" in TCVN3). */
const names = `nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn trịnh đào mai lương trương
  lưu tạ hà tô tống châu quách nông hứa vi lục ma mã bế bàn triệu đàm chu la lò vàng giàng hầu hoa cao thái thạch kim
  lâm lại khổng vương phùng nghiêm tăng từ bạch cù mạc ninh kiều ông âu văn thị đức quốc hữu minh xuân ngọc thành công
  đình thanh thu bích mỹ mĩ như quang trọng viết khắc bá thế duy gia anh hùng dũng sơn tuấn hải thắng quý quí bình khánh
  phúc tài lợi hiếu đạt cường hương thủy thuỷ hạnh yến phượng liên hòa hoà tuyết vân diệp quyên ánh bé tí tý út hiền hậu
  hiệp hồng huệ hường lộc mến mười năm bảy sáu tám chín ba tư tâm tấn tình tính tiến toàn toản tú vĩnh vinh việt vượng
  ý đông đồng độ ân ái én hậu hảo hợi hợp huế huy kỳ lệ loan luyến luân mận mùi mừng nga ngân nghĩa nhàn nhâm nhất nhị
  nhung oanh phương phước quế quỳnh sang sáng sáu sen sinh sửu tân tấn thảo thìn thơ thọ thới thơm thúy thuý thương
  tiên tiếp tỉnh trang trí trúc trung trường tùng tường tỵ uyên vị
  xuyến thư như nữ khưu vưu lư ứng án ấn ẩn cử sử ngữ bộ mưu lượm bưởi tươi thuận thuần thiện thịnh thoa thụy toán
  trà trân trinh trực tuệ tuyền tý vinh vũ xinh yên an ba bảo bền biên bốn bông cẩm châu chi chiến chinh chung cúc cơ
  cương danh diễm diệu du dung dư duyên đào đại đăng đậu điệp đỉnh đoan độ đức giàu giỏi hằng hân hậu hiển hiếu hoan
  hoạt hội huân huấn hưng hữu khang khải khánh khiêm khoa khôi kiên kiệt lành liễu lĩnh luận lượng lý mạnh mẫn mận
  mậu miên nết ngà nghị ngoan ngọ nguyệt nguyên nhã nhân nhật nhi nhơn nhựt ninh nở phấn pháp phát phi phong phú phụng
  quyền quyết rin rớt sâm sửu sỹ tặng tạo thạch thân thắm thật thêm thi thiên thông thu thuỷ thúc thức tịnh toại tòng
  tốt trầm triển trạch tuân tuất tuy tư tươi vạn vấn vẻ viên vui vương xoa xuyên yêm`

const minorityNames = `niê mlô êban ksơr kbuôr êčăm byă adrơng kdăm ayŭn êñuôl knul rơ ông hđơk hwing hmôk mdrang buôr rcăm
  siu rah lan nay rmah rcom kpă krông ayun`

const words = `xã phường thị trấn huyện thành phố tỉnh thôn buôn tổ dân khu ấp đội ủy uỷ ban nhân cộng hòa hoà hội chủ
  nghĩa việt nam độc lập tự hạnh phúc danh sách đối tượng người được hỗ trợ theo quyết định số ngày tháng năm nghị chính
  phủ gặp khó khăn do đại dịch covid bảo trợ có công với cách mạng hộ nghèo cận lao động mất việc làm thương bệnh binh
  liệt sĩ sỹ tuổi khuyết tật trẻ em mồ côi đơn thân con vợ chồng cháu bố mẹ cha anh chị ông bà nữ nhận thay đã chưa chết
  chuyển đi tạm vắng ghi chú họ và tên tiền ký kèm kinh phí tổng bằng chữ đồng triệu nghìn đắk đăk đắc lắk krông cư kuin
  búk năng bông ana buôn đôn súp mgar ea kar m'đrắk ma thuột lập biểu kế toán tịch`

const wordsOf = (...texts: readonly string[]): ReadonlySet<string> =>
  new Set(
    texts
      .join(' ')
      .toLowerCase()
      .normalize('NFC')
      .split(/[^\p{L}\p{M}]+/u)
      .filter((word) => word !== ''),
  )

/** Clans of the Êđê, M'nông and Jrai. */
export const clanWords = wordsOf(minorityNames)

/** Syllables that lists are full of. Of two readings of the same bytes the one that is such a word is the likelier. */
export const commonWords = wordsOf(names, minorityNames, words, ...Object.values(headerWords).flat())
