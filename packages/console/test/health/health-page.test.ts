import { expect, it } from 'vitest'
import { sharedOffice } from '../support/shared-office.ts'

it('shows what the database knows without asking anybody, and asks on demand', async () => {
  const { visitor, mollie } = await sharedOffice()
  const before = mollie.requests.entries().length
  const known = await visitor.get('/health')

  expect(known.text).toContain('No provider was contacted just now')
  expect(known.text).toContain('mollie no failures Provider mollie, test mode')
  expect(mollie.requests.entries()).toHaveLength(before)

  const asked = await visitor.get('/health?ask=yes')

  expect(asked.text).toContain('Checked now')
  expect(asked.text).toContain('Clock the same as ours, within a second')
  expect(mollie.requests.entries().length).toBeGreaterThan(before)
})

it('says that a provider does not respond, and which one', async () => {
  const { visitor, mollie } = await sharedOffice()
  mollie.faults.next('*', 'unavailable')
  const { text } = await visitor.get('/health?ask=yes')

  expect(text).toMatch(/mollie failed/)
})

it('says that no worker runs, and what waits for one', async () => {
  const { visitor, clock, engine } = await sharedOffice()
  await engine.drain()
  expect((await visitor.get('/health?ask=yes')).text).toContain(
    'Workers ok no work has waited too long for one',
  )

  await clock.advance(20 * 60_000)
  const { text, html } = await visitor.get('/health?ask=yes')

  expect(text).toMatch(/Checked now warned/)
  expect(text).toMatch(/Workers warned No worker has run in this database since .*Call start\(\)/)
  expect(html).toContain('Call <code>start()</code>')
  expect(text).toContain('Sealing ok nothing is sealed')
  expect(text).toContain('Unknown ok nothing waits for a person, or for another payment')
})

it('says which webhooks come for a name that is nearly a configured one', async () => {
  const { visitor, payments } = await sharedOffice()
  const webhook = new Request('https://shop.example/webhooks/molie', { method: 'POST' })
  await payments.receiveWebhook('molie', webhook)
  const { text } = await visitor.get('/health?ask=yes')

  expect(text).toContain('Webhooks warned Webhooks come for the name "molie" (1 recently)')
})
