import type { Clock } from '@paystate/core'
import type { Context } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import type { About, News } from '../news/news.ts'
import type { Fragment } from '../pages/fragment.ts'

export interface LiveView {
  readonly news: News
  readonly clock: Clock
  /** Renders the parts; only those that changed are sent. */
  readonly render: () => Promise<readonly Fragment[]>
  readonly about: About
  /** Milliseconds after which the parts are rendered without news; this also keeps the connection open. */
  readonly everyMs: number
}

/** How long a browser waits before it connects again. */
const RECONNECT_MS = 1_000

/**
 * Sends the parts of a page as they change, as server-sent events. It starts with all of them, so no change
 * is missed between the page and its first event, or while the connection was down.
 */
export function streamFragments(context: Context, view: LiveView): Response {
  context.header('cache-control', 'no-store')
  return streamSSE(context, (stream) => follow(stream, view))
}

async function follow(stream: SSEStreamingApi, view: LiveView): Promise<void> {
  const sent = new Map<string, string>()
  const alarm = createAlarm(view.clock)
  const unwatch = view.news.watch(view.about, alarm.ring)
  stream.onAbort(alarm.ring)
  try {
    while (!stream.aborted) {
      const rung = alarm.rings(view.everyMs)
      const data = JSON.stringify(await news(sent, view))
      await stream.writeSSE({ event: 'fragments', data, retry: RECONNECT_MS })
      await rung
    }
  } finally {
    unwatch()
  }
}

/** The parts that differ from the last ones sent. */
async function news(sent: Map<string, string>, { render }: LiveView) {
  const changed: { id: string; markup: string }[] = []
  for (const { id, markup } of await render()) {
    const text = String(await markup)
    if (sent.get(id) !== text) changed.push({ id, markup: text })
    sent.set(id, text)
  }
  return changed
}

/** Waits for a signal or a timeout. */
function createAlarm(clock: Clock) {
  let wake = () => {}
  return {
    ring: () => wake(),
    rings: (withinMs: number) =>
      new Promise<void>((resolve) => {
        const callOff = clock.after(withinMs, resolve)
        wake = () => {
          callOff()
          resolve()
        }
      }),
  }
}
