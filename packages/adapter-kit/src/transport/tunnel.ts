import { request as requestHttps } from 'node:https'
import type { Duplex } from 'node:stream'
import type { Clock } from '@paystate/core'
import type { ConnectFailure } from '@paystate/core/adapter'
import type { AttemptLimit } from './attempt-limit.ts'
import { ConnectError } from './connect-error.ts'
import { request as requestHttp } from './node-http.ts'
import { bareHost } from './request-address.ts'
import { startTimer } from './when-ready.ts'

interface Through {
  /** Host and port, as CONNECT names them. */
  readonly target: string
  readonly clock: Clock
  readonly limit: AttemptLimit | undefined
}

/**
 * Lets a proxy connect to the target. Unless it succeeds there is no socket, and nothing was sent.
 *
 * @throws {ConnectError} `proxy_unauthorized` for a 407, and `proxy` whatever else the proxy said.
 */
export function openTunnel(proxy: URL, { target, clock, limit }: Through): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const request = (proxy.protocol === 'https:' ? requestHttps : requestHttp)({
      method: 'CONNECT',
      hostname: bareHost(proxy),
      port: proxy.port,
      path: target,
      headers: ['host', target, ...authorizationOf(proxy)],
      agent: false,
    })
    const fail = (failure: ConnectFailure): void => {
      stop()
      reject(new ConnectError(failure))
      request.destroy()
    }
    const giveUp = (): void => fail('proxy')
    const stop = startTimer(clock, giveUp)
    let isOpen = false
    limit?.onOver(() => {
      if (!isOpen) giveUp()
    })
    request.once('connect', ({ statusCode = 0 }, socket, early) => {
      // Kept: between two requests an idle tunnel has no other error listener.
      socket.on('error', () => undefined)
      if (Math.floor(statusCode / 100) !== 2 || early.length > 0) {
        socket.destroy()
        return fail(statusCode === 407 ? 'proxy_unauthorized' : 'proxy')
      }
      isOpen = true
      stop()
      resolve(socket)
    })
    request.on('error', giveUp)
    request.once('response', giveUp)
    request.end()
  })
}

function authorizationOf({ username, password }: URL): string[] {
  if (username === '' && password === '') return []
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return ['proxy-authorization', `Basic ${Buffer.from(credentials).toString('base64')}`]
}
