import type { html } from 'hono/html'

/** Markup; interpolated values are escaped unless they are markup. */
export type Html = ReturnType<typeof html>

export { html } from 'hono/html'
