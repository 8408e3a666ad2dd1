import { connect, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTransport } from '../../src/index.ts'
import { openTunnel } from '../../src/transport/tunnel.ts'
import { createTestClock } from '../clock.ts'
import { freePort, startRawServer } from '../server.ts'
import { type Certificate, createCertificate, startTlsServer, trust } from '../tls-server.ts'
import { LEFT, NOT_CONNECTED, OK, post } from './sending.ts'

let certificate: Certificate
let distrust: () => void
beforeAll(async () => {
  certificate = await createCertificate()
  distrust = trust(certificate)
})
afterAll(() => distrust())
afterEach(() => vi.unstubAllEnvs())

/** A proxy that connects wherever CONNECT says. */
const startProxy = () =>
  startRawServer((socket) =>
    socket.once('data', (data) => {
      const [, port = ''] = /^CONNECT 127\.0\.0\.1:(\d+) /.exec(data.toString()) ?? []
      const onwards: Socket = connect(Number(port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
        socket.pipe(onwards).pipe(socket)
      })
      onwards.on('error', () => socket.destroy())
      socket.on('close', () => onwards.destroy())
    }),
  )

const startProvider = (handle = (socket: Socket): unknown => socket.write(OK)) =>
  startTlsServer(certificate, (socket) => socket.on('data', () => handle(socket)))

describe('through a proxy', () => {
  it('an attempt reaches the provider, which alone sees the request', async () => {
    await using provider = await startProvider()
    await using proxy = await startProxy()
    const address = `http://me:p%40ss@127.0.0.1:${proxy.port}`
    const transport = createTransport({ provider: 'p', proxy: address })
    const attempts = [await post(transport, provider.url), await post(transport, provider.url)]
    expect(attempts).toMatchObject([{ status: 200 }, { status: 200 }])
    expect(attempts[0]?.transmission).toEqual(LEFT)
    const [asked = '', ...tunneled] = proxy.received()
    expect(asked).toMatch(/^CONNECT 127\.0\.0\.1:\d+ HTTP\/1\.1\r\n/)
    expect(asked).toContain(`\r\nproxy-authorization: Basic ${btoa('me:p@ss')}\r\n`)
    expect(tunneled.join('')).not.toContain('POST')
    expect(proxy.sockets).toHaveLength(1)
    expect(provider.received()).not.toContain('proxy-authorization')
  })

  it('an attempt over plain http goes through a tunnel too', async () => {
    await using provider = await startRawServer((socket) =>
      socket.on('data', () => socket.write(OK)),
    )
    await using proxy = await startProxy()
    const transport = createTransport({ provider: 'p', proxy: proxy.url })
    expect(await post(transport, provider.url)).toMatchObject({ status: 200, transmission: LEFT })
    const [asked = '', tunneled] = proxy.received()
    expect(asked).toMatch(/^CONNECT /)
    expect(asked).not.toContain('authorization')
    expect(tunneled).toMatch(/^POST /)
    expect(provider.sockets).toHaveLength(1)
  })

  it.each([
    ['has only begun', 'HTTP/1.1 199 Soon\r\n\r\n'],
    ['answers with more than a success', 'HTTP/1.1 300 Choices\r\n\r\n'],
    ['refuses', 'HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n'],
    [
      'wants other credentials',
      'HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n',
      'proxy_unauthorized',
    ],
    ['redirects', 'HTTP/1.1 302 Found\r\nlocation: http://x.example/\r\ncontent-length: 0\r\n\r\n'],
    ['says something before the provider could', 'HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\n\r\n'],
    ['speaks something else', 'hello\r\n\r\n'],
  ])('nothing left where the proxy %s', async (_what, response, connectFailure = 'proxy') => {
    const closed = Promise.withResolvers<void>()
    await using proxy = await startRawServer((socket) => {
      socket.on('close', () => closed.resolve())
      socket.once('data', () => socket.write(response))
    })
    const clock = createTestClock()
    const transport = createTransport({ provider: 'p', clock, proxy: proxy.url })
    const attempt = await post(transport, `https://127.0.0.1:${await freePort()}/`)
    expect(attempt).toMatchObject({ end: 'not_connected', connectFailure })
    expect(attempt.transmission).toEqual(NOT_CONNECTED)
    await closed.promise
    await clock.idle()
  })

  it('nothing left where the proxy cannot be reached, or hangs up', async () => {
    await using hangingUp = await startRawServer((socket) =>
      socket.on('data', () => socket.destroy()),
    )
    for (const port of [await freePort(), hangingUp.port]) {
      const transport = createTransport({ provider: 'p', proxy: `http://127.0.0.1:${port}` })
      const attempt = await post(transport, 'https://127.0.0.1:1/')
      expect(attempt).toMatchObject({ end: 'not_connected', connectFailure: 'proxy' })
      expect(attempt.transmission).toEqual(NOT_CONNECTED)
    }
  })

  it('nothing left where the proxy takes longer than five seconds', async () => {
    const clock = createTestClock()
    await using proxy = await startRawServer((socket) =>
      socket.on('data', () => clock.advance(5_000)),
    )
    const transport = createTransport({ provider: 'p', clock, proxy: proxy.url })
    const attempt = await post(transport, 'https://127.0.0.1:1/')
    expect(attempt).toMatchObject({ end: 'not_connected', connectFailure: 'proxy' })
  })

  it('nothing left where the attempt is called off before the proxy has connected', async () => {
    const controller = new AbortController()
    const closed = Promise.withResolvers<void>()
    await using proxy = await startRawServer((socket) => {
      socket.on('close', () => closed.resolve())
      socket.on('data', () => controller.abort())
    })
    const clock = createTestClock()
    const transport = createTransport({ provider: 'p', clock, proxy: proxy.url })
    const { signal } = controller
    const attempt = await post(transport, 'https://127.0.0.1:1/', { signal })
    expect(attempt).toMatchObject({ end: 'aborted', transmission: { stopped: 'aborted' } })
    await closed.promise
    await clock.idle()
  })

  it('nothing left where the handshake behind it fails', async () => {
    await using provider = await startRawServer((socket) =>
      socket.on('data', () => socket.end('no TLS')),
    )
    await using proxy = await startProxy()
    const transport = createTransport({ provider: 'p', proxy: proxy.url })
    const attempt = await post(transport, provider.url.replace('http:', 'https:'))
    expect(attempt).toMatchObject({ end: 'not_connected', connectFailure: 'tls' })
    expect(attempt.transmission).toEqual(NOT_CONNECTED)
  })

  it('nothing is known where the connection behind it breaks', async () => {
    await using provider = await startProvider((socket) => socket.destroy())
    await using proxy = await startProxy()
    const transport = createTransport({ provider: 'p', proxy: proxy.url })
    const attempt = await post(transport, provider.url)
    expect(attempt).toMatchObject({ end: 'connection_lost', transmission: LEFT })
  })
})

describe('a tunnel', () => {
  /** Asks a proxy for a tunnel, and gives what it was asked. */
  async function asked(url: (port: number) => string, target = 'p.example:443') {
    const clock = createTestClock()
    await using proxy = await startRawServer((socket) =>
      socket.once('data', () => socket.write('HTTP/1.1 299 Fine\r\n\r\n')),
    )
    const tunnel = await openTunnel(new URL(url(proxy.port)), { target, clock, limit: undefined })
    await clock.idle()
    // Between two requests nobody else listens for errors of it.
    tunnel.emit('error', new Error('reset'))
    tunnel.destroy()
    return proxy.received().join('')
  }

  it.each([
    ['a user and a password', 'me:p%40ss@', 'me:p@ss'],
    ['a user alone', 'me@', 'me:'],
    ['a password alone', ':p%3Ass@', ':p:ss'],
  ])('is asked for with %s', async (_what, credentials, expected) => {
    expect(await asked((port) => `http://${credentials}127.0.0.1:${port}`)).toMatch(
      `\r\nproxy-authorization: Basic ${btoa(expected)}\r\n`,
    )
  })

  it('is asked for without credentials where the proxy has none', async () => {
    const request = await asked((port) => `http://127.0.0.1:${port}`)
    expect(request).toMatch(/^CONNECT p\.example:443 HTTP\/1\.1\r\nhost: p\.example:443\r\n/i)
    expect(request).not.toMatch(/authorization/i)
  })

  it('to an IPv6 address names it in brackets', async () => {
    await using proxy = await startRawServer((socket) => socket.on('data', () => socket.destroy()))
    await post(createTransport({ provider: 'p', proxy: proxy.url }), 'https://[::1]:8443/')
    expect(proxy.received().join('')).toMatch(/^CONNECT \[::1\]:8443 /)
  })

  it('through a proxy that speaks TLS is asked for over TLS', async () => {
    await using proxy = await startTlsServer(certificate, (socket) =>
      socket.once('data', () => socket.destroy()),
    )
    const transport = createTransport({ provider: 'p', proxy: proxy.url })
    const attempt = await post(transport, 'https://provider.example/')
    expect(attempt).toMatchObject({ end: 'not_connected', connectFailure: 'proxy' })
    expect(proxy.received()).toMatch(/^CONNECT provider\.example:/)
  })
})

describe('a proxy of the environment', () => {
  it('is not used unless asked for', async () => {
    vi.stubEnv('HTTPS_PROXY', 'http://127.0.0.1:1')
    vi.stubEnv('NODE_USE_ENV_PROXY', '1')
    await using provider = await startProvider()
    expect(await post(createTransport({ provider: 'p' }), provider.url)).toMatchObject({
      status: 200,
    })
    const asked = createTransport({ provider: 'p', proxy: 'environment' })
    expect(await post(asked, provider.url)).toMatchObject({ connectFailure: 'proxy' })
  })
})
