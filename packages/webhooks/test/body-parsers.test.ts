import { createServer } from 'node:http'
import { createWebhookHandler as createExpressHandler } from '@paystate/webhooks/express'
import { createWebhookPlugin } from '@paystate/webhooks/fastify'
import { createWebhookHandler } from '@paystate/webhooks/node'
import express, { type Express } from 'express'
import { describe, expect, it, onTestFinished } from 'vitest'
import { message, post } from './support/post.ts'
import { listening, serveExpress, serveFastify } from './support/servers.ts'

const JSON_TEXT = '{ "id": "thé" }'
const FORM = 'application/x-www-form-urlencoded'

/** Echoes what was received, so that a test sees the bytes. */
const echo = async (request: Request) => new Response(await request.arrayBuffer())

/** The message of the error that Express is passed; undefined where there was none. */
async function complaintOf(mount: (app: Express) => void, type = 'application/json') {
  const errors: unknown[] = []
  const port = await serveExpress((app) => {
    mount(app)
    app.post('/webhooks', createExpressHandler(echo))
    app.use(((error, _request, response, _next) => {
      errors.push(error)
      response.status(500).end()
    }) satisfies express.ErrorRequestHandler)
  })
  const { status, body } = await post(port, message(type === FORM ? 'id=1' : JSON_TEXT, { type }))
  return { status, body, errors }
}

describe('Express, with a body parser above the webhook route', () => {
  it.each([
    ['express.json()', () => express.json(), 'application/json'],
    ['express.json()', () => express.json({ type: '*/*' }), 'application/vnd.api+json'],
    ['express.urlencoded()', () => express.urlencoded(), FORM],
    ['express.text()', () => express.text({ type: '*/*' }), 'text/plain'],
    ['express.text()', () => express.text({ type: '*/*' }), 'application/json'],
    ['express.text()', () => express.text({ type: '*/*' }), FORM],
  ])('names %s', async (name, parser, type) => {
    const { status, errors } = await complaintOf((app) => app.use(parser()), type)

    expect(status).toBe(500)
    expect(errors).toMatchObject([{ name: 'PaymentError', code: 'webhook_refused' }])
    expect(String(errors[0])).toBe(
      `PaymentError: receive_webhook: The body of a webhook can no longer be verified, because ${name} has read it. It was rejected and changed nothing. Register the webhook route above ${name}. See docs/webhooks.md of paystate.\nhttps://github.com/paystate/paystate/blob/main/docs/errors.md#webhook_refused`,
    )
  })

  it('says so where something has only read the stream', async () => {
    const { errors } = await complaintOf((app) =>
      app.use((request, _response, next) => {
        request.on('end', () => next())
        request.resume()
      }),
    )

    expect(String(errors[0])).toContain('because a body parser or logger has read it')
  })

  it('says so where something has set an encoding, which decodes the bytes', async () => {
    const { errors } = await complaintOf((app) =>
      app.use((request, _response, next) => {
        request.setEncoding('utf8')
        next()
      }),
    )

    expect(String(errors[0])).toContain('because a body parser or logger has read it')
  })

  it('takes the bytes that express.raw() has kept', async () => {
    const { status, body } = await complaintOf((app) => app.use(express.raw({ type: '*/*' })))

    expect({ status, body }).toEqual({ status: 200, body: JSON_TEXT })
  })

  it('takes the bytes that a platform has kept as rawBody', async () => {
    const { status, body } = await complaintOf((app) =>
      app.use(
        express.json({
          verify: (request, _response, bytes) => void Object.assign(request, { rawBody: bytes }),
        }),
      ),
    )

    expect({ status, body }).toEqual({ status: 200, body: JSON_TEXT })
  })

  it('takes the text that an application has kept as rawBody', async () => {
    const { status, body } = await complaintOf((app) =>
      app.use(
        express.json({
          verify: (request, _response, bytes) =>
            void Object.assign(request, { rawBody: bytes.toString() }),
        }),
      ),
    )

    expect({ status, body }).toEqual({ status: 200, body: JSON_TEXT })
  })

  it.each([
    ['an empty object, as of Express 4', {}],
    ['null', null],
  ])(
    'takes the bytes that a parser of other types has left, and set the body to %s',
    async (_what, body) => {
      const left = await complaintOf((app) =>
        app.use((request, _response, next) => {
          request.body = body
          next()
        }),
      )

      expect(left).toMatchObject({ status: 200, body: JSON_TEXT, errors: [] })
    },
  )

  it('says so where a parser has read an empty object', async () => {
    const { errors } = await complaintOf((app) =>
      app.use((request, _response, next) => {
        request.on('end', () => {
          request.body = {}
          next()
        })
        request.resume()
      }),
    )

    expect(String(errors[0])).toContain('because express.json() has read it')
  })

  it('leaves bodies of other routes to the parsers below', async () => {
    const port = await serveExpress((app) => {
      app.post('/webhooks', createExpressHandler(echo))
      app.use(express.json())
      app.post('/orders', (request, response) => void response.json(request.body))
    })

    expect(await post(port, message(JSON_TEXT))).toMatchObject({ status: 200, body: JSON_TEXT })
    expect(await post(port, message(JSON_TEXT, { path: '/orders' }))).toMatchObject({
      body: '{"id":"thé"}',
    })
  })

  it('passes on what goes wrong in the application', async () => {
    const errors: unknown[] = []
    const port = await serveExpress((app) => {
      app.post(
        '/webhooks',
        createExpressHandler(() => Promise.reject(new Error('the database is down'))),
      )
      app.use(((error, _request, response, _next) => {
        errors.push(error)
        response.status(503).end()
      }) satisfies express.ErrorRequestHandler)
    })

    expect(await post(port, message(JSON_TEXT))).toMatchObject({ status: 503 })
    expect(errors).toMatchObject([{ message: 'the database is down' }])
  })
})

describe('Fastify', () => {
  it('names what has read a body in a hook', async () => {
    const port = await serveFastify((app) => {
      app.addHook('onRequest', async ({ raw }) => {
        for await (const _chunk of raw);
      })
      app.register(createWebhookPlugin(echo, { path: '/webhooks' }))
    })
    const { status, body } = await post(port, message(JSON_TEXT))

    expect(status).toBe(500)
    expect(JSON.parse(body).message).toContain(
      'because a hook or middleware has read it. It was rejected and changed nothing. Register the webhook plugin outside the scope of a hook or middleware.',
    )
  })

  it('leaves bodies of other routes to its own parsers', async () => {
    const port = await serveFastify((app) => {
      app.register(createWebhookPlugin(echo, { path: '/webhooks' }))
      app.post('/orders', async ({ body }) => body)
    })

    expect(await post(port, message(JSON_TEXT))).toMatchObject({ status: 200, body: JSON_TEXT })
    expect(await post(port, message(JSON_TEXT, { path: '/orders' }))).toMatchObject({
      body: '{"id":"thé"}',
    })
  })
})

describe('node:http', () => {
  it('names a parser that has set a body, and the one of Next', async () => {
    const errors: unknown[] = []
    const handler = createWebhookHandler(echo, { onError: (error) => errors.push(error) })
    const server = createServer((incoming, response) =>
      handler(Object.assign(incoming, { body: { id: 'thé' } }), response),
    )
    const { status } = await post(await listening(server), message(JSON_TEXT))

    expect(status).toBe(500)
    expect(String(errors[0])).toContain('because a JSON body parser has read it')
    expect(String(errors[0])).toContain('export const config = { api: { bodyParser: false } }')
  })

  it('asks for the message again when the application fails, and warns without its words', async () => {
    const warnings: Error[] = []
    const hear = (warning: Error) => void warnings.push(warning)
    process.on('warning', hear)
    onTestFinished(() => void process.off('warning', hear))
    const fails = () => Promise.reject(new RangeError('the card 4111 1111 1111 1111'))
    const port = await listening(createServer(createWebhookHandler(fails)))

    expect(await post(port, message(JSON_TEXT))).toMatchObject({ status: 500, body: '' })
    expect(warnings.map(({ message }) => message)).toEqual([
      'A webhook could not be taken in: RangeError.',
    ])
  })

  it.each([
    ['throws', () => JSON.parse('')],
    ['rejects', () => Promise.reject(new Error('no log'))],
  ])('never rejects, also where the report of an error %s', async (_, onError) => {
    const warnings: Error[] = []
    const hear = (warning: Error) => void warnings.push(warning)
    process.on('warning', hear)
    onTestFinished(() => void process.off('warning', hear))
    const fails = () => Promise.reject(new RangeError('x'))
    const handler = createWebhookHandler(fails, { onError })
    let handled: Promise<void> | undefined
    const server = createServer((incoming, response) => {
      handled = handler(incoming, response)
    })

    expect(await post(await listening(server), message(JSON_TEXT))).toMatchObject({ status: 500 })
    await expect(handled).resolves.toBeUndefined()
    expect(warnings.map((warning) => warning.message)).toContain(
      'A webhook could not be taken in: RangeError.',
    )
  })
})
