import { Agent, type ClientRequest } from 'node:http'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTransport } from '../../src/index.ts'
import { freePort, startRawServer } from '../server.ts'
import { OK, post } from './sending.ts'

interface Address {
  readonly host: string
  readonly port: number
}

describe('on a runtime that sends over connections of its own', () => {
  const addRequest: unknown = Reflect.get(Agent.prototype, 'addRequest')
  beforeEach(() => {
    Reflect.set(Agent.prototype, 'addRequest', (request: ClientRequest, { host, port }: Address) =>
      request.onSocket(connect(port, host)),
    )
  })
  afterEach(() => {
    Reflect.set(Agent.prototype, 'addRequest', addRequest)
  })

  it('a connection that cannot be made proves nothing', async () => {
    const url = `http://127.0.0.1:${await freePort()}/`
    const attempt = await post(createTransport({ provider: 'p' }), url)
    expect(attempt).toMatchObject({
      end: 'connection_lost',
      transmission: { watchedBy: 'nobody', connectorFailed: false },
    })
    expect(attempt.transmission).not.toHaveProperty('stopped')
  })

  it('a response counts all the same', async () => {
    await using server = await startRawServer((socket) => socket.on('data', () => socket.write(OK)))
    const attempt = await post(createTransport({ provider: 'p' }), server.url)
    expect(attempt).toMatchObject({ end: 'answered', transmission: { watchedBy: 'nobody' } })
  })
})
