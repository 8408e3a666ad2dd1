import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

const WORKER = new URL('./worker.ts', import.meta.url).pathname

/** A worker of its own process, on a server. */
export interface WorkerProcess {
  /** It stops in the middle of whatever it does, and goes on later as if nothing had happened. */
  pause(): void
  resume(): void
  kill(): Promise<void>
}

/** Starts a worker, and waits until it works. */
export async function startWorker(url: string, options: object): Promise<WorkerProcess> {
  const args = ['-C', '@paystate/source', WORKER, url, JSON.stringify(options)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  await once(child.stdout, 'data')
  return {
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    kill: () => killed(child),
  }
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    throw new Error('The worker had ended by itself')
  }
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}
