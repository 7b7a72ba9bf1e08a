import { Duration } from 'aws-cdk-lib'
import { Dashboard, GraphWidget, TextWidget } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import { houseOf } from '../stacks/house-stack.ts'
import type { SignKind, Watched } from './watched.ts'

/** A graph for each kind of sign, in the order in which one looks at them. */
const titles = {
  api: 'API trả lỗi 5xx',
  errors: 'Hàm lỗi',
  'dead-letters': 'Hàng đợi: số việc hỏng',
  waiting: 'Hàng đợi: số giây đã chờ',
  throttles: 'Hàm bị giới hạn số lần gọi',
  findings: 'Số đếm không khớp, xã có nhiều người từ chối',
} as const satisfies Record<SignKind, string>

/** One page for whoever is on duty: every sign that is watched, in groups of one unit. */
export class Overview extends Construct {
  constructor(scope: Construct, id: string, { watched }: { readonly watched: readonly Watched[] }) {
    super(scope, id)
    const { stage } = houseOf(this).config
    const graph = ([kind, title]: [string, string]) =>
      new GraphWidget({
        title,
        width: 12,
        left: watched.filter((sign) => sign.kind === kind).map(({ name, metric }) => metric.with({ label: name })),
      })
    const graphs = Object.entries(titles).map(graph)
    const rows = Array.from({ length: Math.ceil(graphs.length / 2) }, (_, row) => graphs.slice(row * 2, row * 2 + 2))
    new Dashboard(this, 'Dashboard', {
      dashboardName: `ansinh-${stage}`,
      defaultInterval: Duration.hours(12),
      widgets: [
        [
          new TextWidget({
            width: 24,
            height: 2,
            markdown: `# An Sinh ${stage}\nMỗi đường là một cảnh báo; cách xử lý ở docs/runbook.md.`,
          }),
        ],
        ...rows,
      ],
    })
  }
}
