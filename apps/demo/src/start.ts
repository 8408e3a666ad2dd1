import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { isKillRequest } from './process/kill-this-process.ts'

// Runs the shop in a process of its own. A visitor may have that one killed: this one lives on and ends without a
// failure, so that the package manager adds nothing to the line that says how to go on.
const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const shop = spawn(process.execPath, [...process.execArgv, MAIN, ...process.argv.slice(2)], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
})
let isRequested = false
shop.on('message', (message) => {
  isRequested ||= isKillRequest(message)
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => shop.kill(signal))
shop.on('exit', (code) => {
  process.exitCode = isRequested ? 0 : (code ?? 1)
})
