import { Duration } from 'aws-cdk-lib'
import { Dashboard, GraphWidget, TextWidget } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import { houseOf } from '../stacks/house-stack.ts'
import type { Watched } from './watched.ts'

/** One page for whoever is on duty: every sign that is watched, in groups of one unit. */
export class Overview extends Construct {
  constructor(scope: Construct, id: string, { watched }: { readonly watched: readonly Watched[] }) {
    super(scope, id)
    const { stage } = houseOf(this).config
    const graph = (title: string, belongs: (sign: Watched) => boolean) =>
      new GraphWidget({
        title,
        width: 12,
        left: watched.filter(belongs).map(({ name, metric }) => metric.with({ label: name })),
      })
    const isQueue = ({ name }: Watched) => name.endsWith('-dead-letters') || name.endsWith('-waiting')
    const isThrottle = ({ name }: Watched) => name.endsWith('-throttled')
    const isApi = ({ name }: Watched) => name.startsWith('api-')
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
        [
          graph('API trả lỗi 5xx', isApi),
          graph('Hàm lỗi', (sign) => !isQueue(sign) && !isThrottle(sign) && !isApi(sign)),
        ],
        [graph('Hàm bị giới hạn số lần gọi', isThrottle), graph('Hàng đợi: giây chờ và số việc hỏng', isQueue)],
      ],
    })
  }
}
