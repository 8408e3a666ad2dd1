import { expect, it } from 'vitest'
import { greeting, troubleWith } from '../../src/configuration/greeting.ts'
import { asksForHelp, USAGE } from '../../src/configuration/usage.ts'

const running = {
  port: 3001,
  providers: ['antom', 'mollie'],
  simulatorUrl: 'http://127.0.0.1:4000',
  interrupted: [],
}
const settings = { port: 3000, isPortChosen: false, dataDirectory: '/data' }

it('says where the shop is, what it is, where its data is and how to swap', () => {
  const text = greeting(running, { ...settings, port: 3001 })

  for (const part of ['http://localhost:3001', 'Antom', 'no money moves', '/data']) {
    expect(text).toContain(part)
  }
  expect(text).toContain('PAYMENT_PROVIDER=mollie')
  expect(text).not.toContain('is taken')
})

it('says which server keeps the payments, without who connects to it', () => {
  const database = 'postgres://ada:secret@db.example:5432/shop'
  const text = greeting(running, { ...settings, database })

  expect(text).toContain('Payments on db.example:5432/shop')
  expect(text).not.toMatch(/ada|secret/)
})

it('says how to use it, flag by flag', () => {
  for (const flag of ['--port', '--data', '--database', '--config', '--help', 'Ctrl+C']) {
    expect(USAGE).toContain(flag)
  }
  expect([['--help'], ['-h'], ['--port', '1']].map(asksForHelp)).toEqual([true, true, false])
})

it('says when it is elsewhere than wanted', () => {
  expect(greeting(running, settings)).toContain('port 3000 is taken')
  expect(greeting(running, { ...settings, port: 0 })).not.toContain('is taken')
})

it('lists issues one by one', () => {
  const issues = [
    { path: 'port', message: 'must be a number' },
    { path: '--prot', message: 'is not a flag here' },
  ]

  expect(troubleWith(issues)).toContain('  port must be a number\n  --prot is not a flag here')
})
