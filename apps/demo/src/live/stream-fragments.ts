import type { Clock } from '@paystate/core'
import type { Context } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import type { About, News } from '../news/news.ts'
import type { Fragment } from '../pages/fragment.ts'
import { type Alarm, createAlarm } from './alarm.ts'
import type { Rendered } from './rendered.ts'

export interface LiveView {
  readonly news: News
  readonly clock: Clock
  /** Renders the parts; only those that changed are sent. */
  readonly render: () => Promise<Rendered>
  readonly about: About
}

/** How long a browser waits before it connects again. */
const RECONNECT_MS = 1_000
/** How often a page at rest asks whether it has changed. */
const GLANCE_MS = 1_500

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
      alarm.reset()
      const rendered = await view.render()
      const data = JSON.stringify(await changed(sent, rendered.fragments))
      await stream.writeSSE({ event: 'fragments', data, retry: RECONNECT_MS })
      if (!stream.aborted) await untilDue(alarm, rendered)
    }
  } finally {
    unwatch()
  }
}

/** Waits until there is news, something has changed without any, or the parts have rested long enough. */
async function untilDue(alarm: Alarm, { restMs, hasChanged }: Rendered): Promise<void> {
  for (let rested = 0; rested < restMs; rested += GLANCE_MS) {
    const ended = await alarm.within(Math.min(GLANCE_MS, restMs - rested))
    if (ended === 'rung' || hasChanged?.()) return
  }
}

/** The parts that differ from the last ones sent. */
async function changed(sent: Map<string, string>, fragments: readonly Fragment[]) {
  const news: { id: string; markup: string }[] = []
  for (const { id, markup } of fragments) {
    const text = String(await markup)
    if (sent.get(id) !== text) news.push({ id, markup: text })
    sent.set(id, text)
  }
  return news
}
