import { MessageChannel } from 'node:worker_threads'

/** Keeps the process alive while it works: timers and an embedded database do not. */
export function keepAlive(): () => void {
  const { port1 } = new MessageChannel()
  port1.on('message', () => {})
  return () => port1.close()
}
