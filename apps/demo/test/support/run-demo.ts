import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The demo as a process of its own. */
export interface DemoProcess {
  readonly pid: number | undefined
  /** Everything that it printed so far. */
  output(): string
  /** Waits until it says where it is. */
  origin(): Promise<string>
  /** Waits for its end. */
  exitCode(): Promise<number | null>
  kill(signal: NodeJS.Signals): Promise<void>
}

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

export function runDemo(flags: string[], environment: Record<string, string> = {}): DemoProcess {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, ['-C', '@paystate/source', MAIN, ...flags], {
    env: { PATH, ...environment },
  })
  // 'exit' comes before its last lines were read.
  const ended = once(child, 'close')
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  }
  return {
    pid: child.pid,
    output: () => printed,
    origin: () =>
      new Promise((resolve, reject) => {
        const check = () => {
          const address = addressIn(printed)
          if (address !== undefined) resolve(address)
        }
        child.stdout.on('data', check)
        void ended.then(() => reject(new Error(`It ended before it said where it is:\n${printed}`)))
        check()
      }),
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

function addressIn(text: string): string | undefined {
  const port = /http:\/\/localhost:(\d+)/.exec(text)?.[1]
  return port === undefined ? undefined : `http://127.0.0.1:${port}`
}
