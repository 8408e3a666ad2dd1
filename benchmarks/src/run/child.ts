import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

interface ChildOptions {
  readonly env?: Readonly<Record<string, string>>
}

/** Starts a script of this folder in a process of its own, from the sources. */
function start(script: URL, args: readonly string[], { env = {} }: ChildOptions): ChildProcess {
  return spawn(process.execPath, ['-C', '@paystate/source', script.pathname, ...args], {
    env: { ...process.env, NODE_NO_WARNINGS: '1', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** Runs a script to its end and reads the one line of JSON that it prints. */
export async function runChild(
  script: URL,
  args: readonly string[],
  options: ChildOptions = {},
): Promise<unknown> {
  const child = start(script, args, options)
  let printed = ''
  child.stdout?.on('data', (data) => {
    printed += String(data)
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${script.pathname} ${args.join(' ')} ended with ${code}`)
  return JSON.parse(printed)
}

/** A server in a process of its own, so that its work is not counted as the caller's. */
export interface ServerProcess extends Disposable {
  /** What it printed when it was ready. */
  readonly ready: unknown
}

export async function startServer(script: URL, options: ChildOptions = {}): Promise<ServerProcess> {
  const child = start(script, [], options)
  const stdout = child.stdout
  if (!stdout) throw new Error('no output')
  const [line] = await once(stdout, 'data')
  return { ready: JSON.parse(String(line)), [Symbol.dispose]: () => child.kill() }
}
