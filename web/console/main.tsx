import { createRoot } from 'react-dom/client'
import './styles/tokens.css'
import './styles/base.css'
import './sign-in/sign-in.css'
import { App } from './app.tsx'
import { loadConfig } from './boot/config.ts'
import { createSession } from './sign-in/session.ts'

const place = document.getElementById('app')
if (!place) throw new Error('index.html has no #app')
const root = createRoot(place)

try {
  const config = await loadConfig()
  root.render(<App config={config} session={createSession(config)} />)
} catch (error) {
  console.error(error)
  root.render(
    <main className="sign-in">
      <div className="sign-in-card" role="alert">
        <h1>Chưa mở được trang</h1>
        <p>Không đọc được phần khởi động của trang. Kiểm tra mạng Internet rồi tải lại trang (phím F5).</p>
        <button type="button" className="plain-button" onClick={() => location.reload()}>
          Tải lại
        </button>
      </div>
    </main>,
  )
}
