import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The demo as a process of its own. */
export interface DemoProcess {
  readonly pid: number | undefined
  /** Everything that it printed so far. */
  output(): string
  /** Waits until it has printed this. */
  printed(pattern: RegExp): Promise<string>
  /** Waits until it says where it is. */
  origin(): Promise<string>
  /** Waits for its end. */
  exitCode(): Promise<number | null>
  kill(signal: NodeJS.Signals): Promise<void>
}

/** Node keeps what it has compiled: the sources are the same at each start. */
const COMPILED = fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url))

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

/** The process that `pnpm demo` starts: it runs the shop in another one. */
export const START = fileURLToPath(new URL('../../src/start.ts', import.meta.url))

export function runDemo(
  flags: string[],
  environment: Record<string, string> = {},
  program = MAIN,
): DemoProcess {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, ['-C', '@paystate/source', program, ...flags], {
    env: { PATH, NODE_COMPILE_CACHE: COMPILED, ...environment },
  })
  // 'exit' comes before its last lines were read.
  const ended = once(child, 'close')
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  }
  const lineOf = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const check = () => {
        const found = pattern.exec(printed)
        if (found) resolve(found)
      }
      child.stdout.on('data', check)
      void ended.then(() => reject(new Error(`It ended before it printed ${pattern}:\n${printed}`)))
      check()
    })
  return {
    pid: child.pid,
    output: () => printed,
    printed: async (pattern) => (await lineOf(pattern))[0],
    async origin() {
      const [, port] = await lineOf(/http:\/\/localhost:(\d+)/)
      return `http://127.0.0.1:${port}`
    },
    async exitCode() {
      await ended
      return child.exitCode
    },
    async kill(signal) {
      child.kill(signal)
      await ended
    },
  }
}
