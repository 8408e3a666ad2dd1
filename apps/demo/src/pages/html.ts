import type { html } from 'hono/html'

/** Markup; what is put into it is escaped unless it is markup itself. */
export type Html = ReturnType<typeof html>

export { html } from 'hono/html'
