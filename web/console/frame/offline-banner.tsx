import { useSyncExternalStore } from 'react'

const subscribe = (listener: () => void): (() => void) => {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

export function OfflineBanner() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  return (
    <div role="status" className={online ? 'only-heard' : 'offline'}>
      {online ? '' : 'Máy đang mất kết nối mạng. Số liệu đang hiện có thể đã cũ; đợi có mạng rồi hãy ghi nhận chi trả.'}
    </div>
  )
}
