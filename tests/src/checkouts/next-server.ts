import { createServer } from 'node:http'
import { join } from 'node:path'
import { openNext } from '../frameworks/next/serve-next.ts'
import { ROOT } from '../workspace/files.ts'

// Serves the example for Next with Next's own server, in a process of its own, without Next's compiler.
const PATHS = ['/', '/checkout', '/return', '/webhooks/mollie']
const port = Number(process.env.PORT)

// Next calls it when the server starts; what is not compiled has no place for it.
const { register } = await import(join(ROOT, 'examples/next/instrumentation.ts'))
await register()
const next = await openNext(
  PATHS.map((path) => ({ path, file: join(ROOT, 'examples/next/app', path, 'route.ts') })),
)
createServer(next.handle).listen(port, '127.0.0.1', () => console.log(`The shop is on ${port}`))
