import type { Assets } from '../assets.ts'
import { renderDocument, titleOf } from '../document.ts'
import { html } from '../html.ts'
import { paths, type Site } from '../site.ts'

/** One page for both languages: whoever lost his way has no language in his address. */
export function renderNotFoundPage(site: Site, assets?: Assets): string {
  return renderDocument({
    site,
    lang: 'vi',
    name: null,
    title: titleOf('Không tìm thấy trang', site),
    main: html`<h1>Không tìm thấy trang</h1>
<p class="lead">Địa chỉ này không có. Có thể bạn gõ thiếu một chữ, hoặc trang đã đổi chỗ.</p>
<p><a class="button" href="${paths.home.vi}">Tra cứu khoản hỗ trợ</a></p>
<p><a href="${paths.help.vi}">Giúp đỡ</a></p>
<p lang="en">This page does not exist. <a href="${paths.home.en}">Look up your support in English</a></p>`,
    noindex: true,
    ...(assets ? { assets } : {}),
  })
}
