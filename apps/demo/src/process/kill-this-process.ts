import process from 'node:process'

const KILL_REQUEST = 'killed as requested'

/** Whether a message of the shop's process says that it is about to be killed, because somebody pressed the button. */
export function isKillRequest(message: unknown): boolean {
  return message === KILL_REQUEST
}

/** Kills this process as a crash would: nothing in it can clean up. Whoever started it hears before that it was requested. */
export function killThisProcess(): void {
  const kill = () => void process.kill(process.pid, 'SIGKILL')
  if (process.send) process.send(KILL_REQUEST, kill)
  else kill()
}
