import { type PolicyText, unsure } from '../policy-text.ts'

const fromLists = 'Bạn không phải làm đơn. Xã lập danh sách từ sổ đang quản lý.'

/** Resolution 42 and Decision 15/2020 in plain words. Facts marked `unsure` come from summaries that could not be compared with the text. */
export const nq42TextsVi = {
  A1: {
    title: 'Người lao động tạm hoãn hợp đồng, nghỉ không lương',
    who: 'Người làm việc tại doanh nghiệp, phải nghỉ không lương vì dịch.',
    conditions: [
      'Nghỉ từ đủ 1 tháng trở lên, trong thời gian từ 01/04 đến 30/06/2020.',
      'Bắt đầu nghỉ từ 01/04 đến 01/06/2020.',
      'Đang tham gia bảo hiểm xã hội bắt buộc ngay trước khi nghỉ.',
      'Doanh nghiệp không còn doanh thu hoặc không còn tiền trả lương.',
      'Người làm việc tại trường dân lập, tư thục, trường công tự chủ tài chính cũng được hỗ trợ, theo Nghị quyết 154/NQ-CP.',
    ],
    papers: ['Bạn không phải làm đơn. Doanh nghiệp lập danh sách.'],
    route: [
      'Doanh nghiệp lập danh sách; công đoàn và bảo hiểm xã hội xác nhận (3 ngày làm việc).',
      'Ủy ban nhân dân huyện nơi doanh nghiệp đóng thẩm định (3 ngày làm việc).',
      'Chủ tịch Ủy ban nhân dân tỉnh quyết định (2 ngày làm việc).',
    ],
  },
  A2: {
    title: 'Hộ kinh doanh cá thể',
    who: 'Hộ kinh doanh có doanh thu khai thuế dưới 100 triệu đồng một năm, phải tạm ngừng kinh doanh vì dịch.',
    conditions: [
      'Mức doanh thu tính theo số thuế xác định ngày 15/01/2020.',
      'Phải ngừng kinh doanh từ 01/04/2020 theo yêu cầu của tỉnh.',
    ],
    papers: ['Đơn đề nghị của chủ hộ kinh doanh, nộp tại Ủy ban nhân dân xã.'],
    route: [
      'Ủy ban nhân dân xã xác nhận và niêm yết công khai (5 ngày).',
      'Chi cục Thuế thẩm định (2 ngày làm việc).',
      'Ủy ban nhân dân huyện trình (3 ngày).',
      'Chủ tịch Ủy ban nhân dân tỉnh quyết định (2 ngày làm việc). Nếu không được hỗ trợ, bạn được trả lời bằng văn bản, có lý do.',
    ],
  },
  A3: {
    title: 'Người lao động chấm dứt hợp đồng',
    who: 'Người bị mất việc nhưng không đủ điều kiện hưởng trợ cấp thất nghiệp.',
    conditions: [
      'Ký hợp đồng trước 01/04/2020 và đang tham gia bảo hiểm xã hội.',
      'Hợp đồng chấm dứt từ 01/04 đến 15/06/2020.',
      'Không có thu nhập, hoặc thu nhập thấp hơn chuẩn cận nghèo.',
    ],
    papers: [
      'Đơn đề nghị, nộp tại Ủy ban nhân dân xã.',
      unsure('Giấy tờ về việc chấm dứt hợp đồng và sổ bảo hiểm xã hội.'),
    ],
    route: [
      'Ủy ban nhân dân xã xác nhận.',
      'Ủy ban nhân dân huyện thẩm định (2 ngày làm việc).',
      'Chủ tịch Ủy ban nhân dân tỉnh quyết định (3 ngày làm việc).',
    ],
  },
  A4: {
    title: 'Lao động tự do mất việc',
    who: 'Người làm việc không có hợp đồng, ngoài nông nghiệp, bị mất việc vì dịch.',
    conditions: [
      'Làm một trong các việc: bán hàng rong, buôn bán nhỏ lẻ; thu gom rác, phế liệu; bốc vác; chạy xe ôm, xích lô; bán vé số lưu động.',
      'Hoặc làm thuê ở nơi ăn uống, lưu trú, du lịch, chăm sóc sức khỏe.',
      'Thu nhập thấp hơn chuẩn cận nghèo.',
      'Cư trú hợp pháp tại xã.',
      'Tỉnh có thể thêm nhóm khác bằng tiền của tỉnh.',
    ],
    papers: [
      'Đơn đề nghị, nộp tại Ủy ban nhân dân xã sau ngày 15 hằng tháng.',
      'Nếu thường trú và tạm trú ở hai tỉnh: xác nhận của nơi kia là bạn không nhận ở đó.',
    ],
    route: [
      'Ủy ban nhân dân xã cùng các đoàn thể xét (5 ngày làm việc) và niêm yết công khai (2 ngày làm việc).',
      'Ủy ban nhân dân huyện thẩm định (2 ngày làm việc).',
      unsure('Chủ tịch Ủy ban nhân dân tỉnh quyết định (3 ngày làm việc).'),
    ],
  },
  A5: {
    title: 'Người có công',
    who: 'Người có công với cách mạng và thân nhân đang hưởng trợ cấp ưu đãi hằng tháng.',
    conditions: [
      'Có tên trong danh sách chi trả trợ cấp tháng 4/2020.',
      'Gồm cả thương binh đang hưởng chế độ mất sức lao động.',
      'Người chỉ nhận tiền thờ cúng liệt sĩ không thuộc chính sách này.',
    ],
    papers: [fromLists],
    route: [
      unsure('Phòng Lao động – Thương binh và Xã hội rà soát danh sách.'),
      unsure('Ủy ban nhân dân huyện trình, Sở thẩm định.'),
      'Chủ tịch Ủy ban nhân dân tỉnh quyết định.',
    ],
  },
  A6: {
    title: 'Bảo trợ xã hội',
    who: 'Người đang hưởng trợ cấp xã hội hằng tháng.',
    conditions: [
      'Có tên trong danh sách hưởng trợ cấp tháng 4/2020.',
      'Quyết định cho hưởng từ tháng 4/2020 thì được tính. Hưởng từ tháng 5/2020 thì không.',
    ],
    papers: [fromLists],
    route: [
      unsure('Ủy ban nhân dân xã lập danh sách.'),
      unsure('Ủy ban nhân dân huyện thẩm định, trình tỉnh.'),
      'Chủ tịch Ủy ban nhân dân tỉnh quyết định.',
    ],
  },
  A7a: {
    title: 'Hộ nghèo',
    who: 'Mọi người trong hộ nghèo; tiền tính theo từng người trong hộ.',
    conditions: [
      'Hộ có trong danh sách hộ nghèo đến ngày 31/12/2019, theo chuẩn nghèo quốc gia.',
      unsure(
        'Người trong hộ đã nhận chính sách có mức cao hơn thì không tính ở đây. Những người khác trong hộ vẫn được nhận.',
      ),
    ],
    papers: [fromLists],
    route: [
      unsure('Ủy ban nhân dân xã lập danh sách và niêm yết công khai.'),
      unsure('Ủy ban nhân dân huyện thẩm định, trình tỉnh.'),
      'Chủ tịch Ủy ban nhân dân tỉnh quyết định.',
    ],
  },
  A7b: {
    title: 'Hộ cận nghèo',
    who: 'Mọi người trong hộ cận nghèo; tiền tính theo từng người trong hộ.',
    conditions: [
      'Hộ có trong danh sách hộ cận nghèo đến ngày 31/12/2019, theo chuẩn nghèo quốc gia.',
      unsure(
        'Người trong hộ đã nhận chính sách có mức cao hơn thì không tính ở đây. Những người khác trong hộ vẫn được nhận.',
      ),
    ],
    papers: [fromLists],
    route: [
      unsure('Ủy ban nhân dân xã lập danh sách và niêm yết công khai.'),
      unsure('Ủy ban nhân dân huyện thẩm định, trình tỉnh.'),
      'Chủ tịch Ủy ban nhân dân tỉnh quyết định.',
    ],
  },
  A8: {
    title: 'Vay vốn trả lương ngừng việc',
    who: 'Doanh nghiệp vay tiền để trả lương cho người lao động phải ngừng việc.',
    conditions: [
      'Vay tối đa 50% lương tối thiểu vùng cho mỗi người, không quá 3 tháng.',
      'Lãi suất 0%, thời hạn vay không quá 12 tháng.',
      'Ngân hàng Chính sách xã hội trả tiền thẳng cho người lao động.',
    ],
    papers: ['Hồ sơ vay do doanh nghiệp nộp.'],
    route: [
      unsure('Doanh nghiệp nộp hồ sơ, Ủy ban nhân dân huyện và tỉnh phê duyệt, Ngân hàng Chính sách xã hội cho vay.'),
    ],
  },
} satisfies Record<string, PolicyText>

export type Nq42Texts = Record<keyof typeof nq42TextsVi, PolicyText>
