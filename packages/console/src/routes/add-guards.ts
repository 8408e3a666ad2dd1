import { isDatabaseError, isEngineError } from '@paystate/engine'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { notLocalBecause } from '../access/loopback.ts'
import type { Authorize } from '../access/person.ts'
import { isSameOrigin } from '../access/same-origin.ts'
import { SECURITY_HEADERS } from '../access/security-headers.ts'
import { barePage } from '../site/bare-page.ts'
import { messagePage } from '../site/message-page.ts'
import type { Site, Visitor } from '../site/site.ts'
import { STYLE } from '../style/style.ts'
import { STYLE_PATH } from '../style/style-path.ts'
import { type ConsoleApp, type Env, send } from './console-app.ts'

interface Guarding {
  readonly site: Site
  readonly authorize: Authorize | undefined
}

/** Puts everything in front of the pages that decides who may see and do what, and what stands on a response. */
export function addGuards(app: ConsoleApp, guarding: Guarding): void {
  const { site } = guarding
  app.use('*', async (c, next) => {
    const person = await personOf(c, guarding)
    if (person instanceof Response) return person
    c.set('visit', { site, person })
    secure(c)
    await next()
  })
  app.use('*', bodyLimit({ maxSize: 64 * 1024, onError: (c) => c.html(barePage(TOO_LARGE), 413) }))
  app.use('*', async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const visit = c.get('visit')
    if (!isSameOrigin(c.req.raw)) return send(c, messagePage(visit, OTHER_ORIGIN), 403)
    if (visit.person.may === 'read') return send(c, messagePage(visit, READ_ONLY), 403)
    return next()
  })
  app.get(STYLE_PATH, (c) =>
    c.body(STYLE, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'private, max-age=31536000, immutable',
    }),
  )
  app.notFound((c) => notFound(c))
  app.onError((error, c) => failed(error, c))
}

/** Whoever may come in, or what they are sent instead; a response of the application stays as it is. */
async function personOf(c: Context<Env>, { authorize }: Guarding): Promise<Visitor | Response> {
  if (authorize) {
    const person = await authorize(c.req.raw)
    if (person instanceof Response) return person
    return person ? { ...person, isNamed: true } : refuse(c, NOT_ALLOWED)
  }
  const because = notLocalBecause(c.req.raw, c.env)
  return because === undefined ? { name: 'local', isNamed: false } : refuse(c, notLocal(because))
}

function refuse(c: Context<Env>, text: { title: string; text: string }): Promise<Response> {
  secure(c)
  return send(c, barePage(text), 403)
}

function secure(c: Context<Env>): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.header(name, value)
  c.header('cache-control', 'no-store')
}

function notLocal(because: string) {
  return {
    title: 'Only on this machine',
    text: `This console was created without authorize, so it serves this machine alone, and ${because}. Nothing was shown. Pass { authorize } to createConsole to open it to others.`,
  }
}

const NOT_ALLOWED = {
  title: 'Not for you',
  text: 'You may not see this page. Sign in as somebody who may.',
}

const OTHER_ORIGIN = {
  title: 'Request refused',
  text: 'The request did not come from a page of this console. Nothing was done.',
}

const READ_ONLY = {
  title: 'You may only read',
  text: 'Nothing was done. Your application lets you see everything here, and change nothing.',
}

function notFound(c: Context<Env>): Promise<Response> {
  secure(c)
  const visit = c.get('visit')
  return send(c, visit ? messagePage(visit, NOT_FOUND) : barePage(NOT_FOUND), 404)
}

const TOO_LARGE = {
  title: 'Too large',
  text: 'No form of this console is so large. Nothing was done.',
}

const NOT_FOUND = { title: 'Page not found', text: 'The console has no such page.' }

/** What an error says is shown only where it is ours, and carries no secret. */
async function failed(error: Error, c: Context<Env>): Promise<Response> {
  secure(c)
  const visit = c.get('visit')
  const page = (text: { title: string; text: string }) =>
    visit ? messagePage(visit, text) : barePage(text)
  if (isEngineError(error) && error.problem === 'unknown_id') {
    return send(c, page({ title: 'No such payment', text: error.message }), 404)
  }
  // An address that no link has, e.g. with a cursor that was cut off.
  if (isEngineError(error) && error.problem === 'invalid_input' && c.req.method === 'GET') {
    return send(c, page({ title: NOT_FOUND.title, text: error.message }), 404)
  }
  if (isDatabaseError(error) && error.problem === 'sealed') {
    return send(c, page({ title: 'A key is missing', text: error.message }), 500)
  }
  const isSafe = isEngineError(error) || isDatabaseError(error)
  return send(c, page({ title: FAILED.title, text: isSafe ? error.message : FAILED.text }), 500)
}

const FAILED = {
  title: 'Something went wrong here',
  text: 'The page could not be made. What was requested before is stored, and paystate finds out what came of it. Open the payment again in a moment.',
}
