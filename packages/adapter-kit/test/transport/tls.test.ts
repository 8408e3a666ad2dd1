import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTransport } from '../../src/index.ts'
import { type Certificate, createCertificate, startTlsServer, trust } from '../tls-server.ts'
import { LEFT, NOT_CONNECTED, OK, post } from './sending.ts'

let trusted: Certificate
let stranger: Certificate
let elsewhere: Certificate
let distrust: () => void
beforeAll(async () => {
  trusted = await createCertificate()
  stranger = await createCertificate()
  elsewhere = await createCertificate('elsewhere.example')
  distrust = trust(trusted, elsewhere)
})
afterAll(() => distrust())
afterEach(() => vi.unstubAllEnvs())

const transport = () => createTransport({ provider: 'p' })

describe('over TLS', () => {
  it('an attempt speaks HTTP/1.1, although the server would rather speak HTTP/2', async () => {
    const options = { ...trusted, ALPNProtocols: ['h2', 'http/1.1'] }
    await using server = await startTlsServer(options, (socket) =>
      socket.on('data', () => socket.write(OK)),
    )
    const attempt = await post(transport(), server.url)
    expect(attempt).toMatchObject({ end: 'answered', transmission: LEFT })
    expect(server.sockets.map(({ alpnProtocol }) => alpnProtocol)).toEqual(['http/1.1'])
    expect(server.received()).toMatch(/^POST \/ HTTP\/1\.1\r\n/)
  })

  it.each([
    ['nobody trusts', () => stranger],
    ['is for another host', () => elsewhere],
  ])(
    'nothing leaves for a certificate that %s, whatever the environment says',
    async (_what, certificate) => {
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
      await using server = await startTlsServer(certificate(), (socket) =>
        socket.on('data', () => socket.write(OK)),
      )
      const attempt = await post(transport(), server.url)
      expect(attempt).toMatchObject({ end: 'not_connected', connectFailure: 'tls' })
      expect(attempt.transmission).toEqual(NOT_CONNECTED)
      expect(server.received()).toBe('')
    },
  )

  it('a client certificate that TLS 1.3 refuses afterwards leaves open what happened', async () => {
    const options = { ...trusted, minVersion: 'TLSv1.3', requestCert: true } as const
    await using server = await startTlsServer(
      { ...options, rejectUnauthorized: true },
      () => undefined,
    )
    const attempt = await post(transport(), server.url)
    expect(attempt).toMatchObject({ end: 'connection_lost', transmission: LEFT })
  })
})
