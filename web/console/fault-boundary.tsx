import { Component, type ErrorInfo, type ReactNode } from 'react'

interface FaultBoundaryProps {
  readonly children: ReactNode
}

interface FaultBoundaryState {
  readonly hasFailed: boolean
}

/**
 * Stands where a screen broke or could not be loaded: the line was down, or a newer version has replaced the files of this one.
 * Without it React would empty the whole page. A class, because React has no hook for this.
 */
export class FaultBoundary extends Component<FaultBoundaryProps, FaultBoundaryState> {
  override state: FaultBoundaryState = { hasFailed: false }

  static getDerivedStateFromError(): FaultBoundaryState {
    return { hasFailed: true }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack)
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return (
      <div className="fault" role="alert">
        <h1>Chưa mở được màn hình này</h1>
        <p>
          Đường truyền bị ngắt, hoặc hệ thống vừa có phiên bản mới. Kiểm tra mạng Internet rồi bấm “Tải lại”. Số liệu đã
          lưu không bị mất.
        </p>
        <button type="button" className="plain-button" onClick={() => location.reload()}>
          Tải lại
        </button>
      </div>
    )
  }
}
