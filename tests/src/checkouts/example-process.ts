import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'

/** A program of the examples, as a reader starts it. */
export interface ExampleProcess {
  /** All lines that it has printed so far. */
  readonly lines: readonly string[]
  /** Resolves with the first line that contains the words, printed before or from now on. */
  printed(words: string): Promise<string>
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>
}

export function startExample(path: string, env: Readonly<Record<string, string>>): ExampleProcess {
  const child = spawn(process.execPath, ['-C', '@paystate/source', path], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const listeners = new Set<() => void>()
  const hear = (line: string) => {
    lines.push(line)
    for (const listener of listeners) listener()
  }
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', hear)
  }
  child.once('exit', (code) => hear(`exited with ${code}`))
  return {
    lines,
    printed: (words) => firstLine({ lines, listeners, words }),
    kill: () => killed(child),
  }
}

interface Search {
  readonly lines: readonly string[]
  readonly listeners: Set<() => void>
  readonly words: string
}

function firstLine({ lines, listeners, words }: Search): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const line = lines.find((one) => one.includes(words))
      const isOver = lines.at(-1)?.startsWith('exited with ')
      if (line === undefined && !isOver) return
      listeners.delete(look)
      if (line === undefined) reject(new Error(`Not printed: ${words}\n${lines.join('\n')}`))
      else resolve(line)
    }
    listeners.add(look)
    look()
  })
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}

/** A port of this machine that nobody uses at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port')
  return address.port
}
