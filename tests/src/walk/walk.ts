import { Session } from 'node:inspector/promises'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parsePending, recover } from '@paystate/core'
import { ROOT } from '../workspace/files.ts'
import { type Provider, SUBJECTS } from './subjects.ts'

/** Which of our files one call runs through. */
export interface Walk {
  readonly call: 'create' | 'get' | 'recover' | 'webhook'
  /** Files with a frame open, async ones included, when the first request leaves, outermost first. */
  readonly open: readonly string[]
  /** Files of which any function runs, over the whole call. */
  readonly run: readonly string[]
}

/**
 * Walks a create, a get, a recover of a lost create and a webhook through one adapter, on its simulator and
 * from the sources. Each was made once before, so that nothing is counted that only loads.
 */
export async function walk(provider: Provider): Promise<readonly Walk[]> {
  let stack: string | undefined
  const subject = await SUBJECTS[provider](() => {
    stack ??= stackNow()
  })
  const { adapter } = subject
  const first = { previousAttempts: 'none' } as const
  const pay = (reference: string) => adapter.createPayment(subject.payment(reference), first)
  const lose = async (reference: string) => {
    subject.loseNextResponse()
    const lost = await pay(reference)
    if (lost.kind !== 'unknown') throw new Error(`The response to ${reference} was not lost.`)
    return parsePending(JSON.parse(JSON.stringify(lost.pending)))
  }
  const created = await pay('walk_1')
  if (created.kind !== 'applied') throw created.error
  const { account } = adapter
  const ref = { account, reference: 'walk_1', id: created.value.id ?? '' }
  await adapter.getPayment(ref)
  await recover(adapter, await lose('walk_2'))
  const message = await subject.webhook()
  await adapter.receiveWebhook(message.clone())
  const pending = await lose('walk_3')

  const calls = {
    create: () => pay('walk_4'),
    get: () => adapter.getPayment(ref),
    recover: () => recover(adapter, pending),
    webhook: () => adapter.receiveWebhook(message.clone()),
  } as const
  const walks: Walk[] = []
  for (const call of ['create', 'get', 'recover', 'webhook'] as const) {
    stack = undefined
    const run = await filesRunBy(calls[call])
    walks.push({ call, open: filesIn(stack ?? ''), run })
  }
  return walks
}

function stackNow(): string {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 200
  const { stack = '' } = new Error('here')
  Error.stackTraceLimit = stackTraceLimit
  return stack
}

/** Outermost first, each file once. */
function filesIn(stack: string): readonly string[] {
  const urls = stack.match(/file:\/\/[^\s:)]+/g) ?? []
  return [...new Set(urls.reverse())].flatMap(ownFile)
}

async function filesRunBy(call: () => Promise<unknown>): Promise<readonly string[]> {
  const session = new Session()
  session.connect()
  try {
    await session.post('Profiler.enable')
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
    await session.post('Profiler.takePreciseCoverage')
    await call()
    const { result } = await session.post('Profiler.takePreciseCoverage')
    const ran = result.filter(({ functions }) =>
      functions.some(({ ranges }) => ranges.some(({ count }) => count > 0)),
    )
    return ran.flatMap(({ url }) => ownFile(url)).sort()
  } finally {
    session.disconnect()
  }
}

/** Of core, the kit and the adapters: the simulator is not on the way to a real provider. */
function ownFile(url: string): readonly string[] {
  if (!url.startsWith('file://')) return []
  const path = relative(ROOT, fileURLToPath(url))
  return /^packages\/(core|adapter-[a-z]+)\/src\//.test(path) ? [path] : []
}
