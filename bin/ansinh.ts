import { whyUnreachable } from './unreachable.ts'

/** The command line: `npx ansinh start | demo | check | match | account | ledger | fire`. Each command is loaded only when it is called. */
const commands: Record<
  string,
  {
    readonly about: string
    /** What else `--help` says, a line each. */
    readonly options?: readonly string[]
    readonly load: () => Promise<{ run: (args: string[]) => Promise<number> }>
  }
> = {
  start: {
    about:
      'chạy cả hệ thống trên máy này (--port, --data, --demo none|district|province, --programme MÃ, nhiều chương trình thì ghi nhiều lần, --units BẢN-ĐỒ)',
    load: () => import('./commands/start.ts'),
  },
  demo: {
    about:
      'nạp dữ liệu trình diễn vào hệ thống đang chạy (--data, --size district|province); demo lists THƯ-MỤC: ghi bộ danh sách lộn xộn kèm lời giải',
    load: () => import('./commands/demo.ts'),
  },
  check: {
    about:
      'kiểm tra một danh sách trước khi tải lên: check TỆP [--json] [--convert] [--programme MÃ] [--back TỆP-TRẢ-LẠI.xlsx]; thêm lựa chọn: check --help',
    options: [
      '--convert             chuyển chữ của phông cũ (TCVN3, VNI) sang Unicode',
      '--keep CHỮ            giữ nguyên ô có đúng chữ này, không chuyển phông (ghi nhiều lần được)',
      '--accept MÃ           nhận mọi gợi ý của một loại, như bad-id-number; correction-list, recovery-list: bảng là danh sách được hỗ trợ (ghi nhiều lần được)',
      '--decline MÃ          từ chối mọi gợi ý của một loại (ghi nhiều lần được)',
      '--column CỘT=Ý-NGHĨA  cột, theo chữ cái hoặc tiêu đề, là gì: D=idNumber; D= để không đọc cột D (ghi nhiều lần được)',
      '--policy MÃ           cả danh sách thuộc một chính sách',
      '--commune TÊN         xã của danh sách, như "Xã Ea Tiêu": dòng ghi xã khác không được nhận',
      '--programme MÃ        chương trình hỗ trợ',
      '--back TỆP            ghi lại tệp của anh/chị kèm cột “Lỗi”',
      '--json                kết quả cho chương trình khác đọc',
    ],
    load: () => import('./commands/check.ts'),
  },
  match: {
    about: 'tìm người có tên hai lần trong một hay nhiều danh sách: match TỆP... [--json]',
    load: () => import('./commands/match.ts'),
  },
  account: {
    about: 'cấp một tài khoản (--role, --unit, --username, --holder, --email, --data)',
    load: () => import('./commands/account.ts'),
  },
  ledger: {
    about: 'kiểm tra sổ niêm phong: verify [--from THƯ-MỤC] [--seal=MÃ]; xuất sổ ra tệp: export THƯ-MỤC (--data)',
    load: () => import('./commands/ledger.ts'),
  },
  fire: {
    about: 'chạy ngay một lịch của hệ thống đang chạy trên máy này: fire TÊN-LỊCH (--data)',
    load: () => import('./commands/fire.ts'),
  },
}

/** @returns the exit status: 0 done, 1 failed, 2 the call or its file is not usable */
export async function main(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    console.error(usage())
    return name === '' || name === 'help' || name === '--help' ? 0 : 2
  }
  if (rest.includes('--help')) {
    console.log([`ansinh ${name}: ${command.about}`, ...(command.options ?? []).map((line) => `  ${line}`)].join('\n'))
    return 0
  }
  const { run } = await command.load()
  try {
    return await run(rest)
  } catch (error) {
    const why = whyUnreachable(error)
    if (why !== undefined) {
      console.error(why)
      return 1
    }
    if (!isUnknownOption(error)) throw error
    const bare = optionWithoutValue(error)
    const fault = bare
      ? `Thiếu giá trị của tuỳ chọn ${bare}: ghi ngay sau nó`
      : `Không hiểu tuỳ chọn: ${notUnderstood(error) ?? rest.join(' ')}`
    console.error(`${fault}\n  ansinh ${name.padEnd(8)} ${command.about}`)
    return 2
  }
}

/** What node's own reader of arguments throws. */
const isUnknownOption = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')

/** Its name; node says it in words alone. */
const optionWithoutValue = (error: unknown): string | undefined =>
  error instanceof Error
    ? /'(--[\w-]+)(?: <value>)?' argument (?:missing|is ambiguous)/.exec(error.message)?.[1]
    : undefined

/** The one of all arguments that node could not read; the others are as they should be. */
const notUnderstood = (error: unknown): string | undefined =>
  error instanceof Error
    ? /^(?:Unknown option|Unexpected argument|Option) '(?:-\w, )?([^']+)'/.exec(error.message)?.[1]
    : undefined

function usage(): string {
  const lines = Object.entries(commands).map(([name, { about }]) => `  ansinh ${name.padEnd(8)} ${about}`)
  return ['An Sinh – tiền hỗ trợ, theo dõi công khai', ...lines].join('\n')
}
