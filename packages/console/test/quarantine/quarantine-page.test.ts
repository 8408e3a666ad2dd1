import { beforeAll, describe, expect, it } from 'vitest'
import type { Office } from '../support/open-office.ts'
import { sharedOffice } from '../support/shared-office.ts'
import { unsignedWebhook } from '../support/unsigned-webhook.ts'
import { formsOf } from '../support/visitor.ts'

let office: Office
beforeAll(async () => {
  office = await sharedOffice()
})

const page = () => office.visitor.get('/quarantine')

/** Only what is in quarantine of a test stays on the page. */
async function emptied() {
  for (const { id } of await office.payments.quarantine()) await office.payments.dropWebhook(id)
}

async function refused(say: string) {
  await emptied()
  const { status } = await office.payments.receiveWebhook('mollie', unsignedWebhook(say))
  expect(status).toBe(401)
  return page()
}

describe('a webhook that was refused', () => {
  it('is shown with why and how often it came, and nothing of what it says', async () => {
    expect((await page()).text).toContain('Nothing is in quarantine')
    await refused('payer@shop.example')
    await office.payments.receiveWebhook('mollie', unsignedWebhook('payer@shop.example'))
    const { text, html } = await page()

    expect(text).toContain('For mollie Refused')
    expect(text).toContain('signature')
    expect(text).toContain('Copies 2')
    expect(text).toContain('None of them changed a payment')
    expect(html).not.toContain('payer@')
  })

  it('that is verified again and still not genuine stays, and the page says so', async () => {
    const sent = await office.visitor.submit(await refused('forged'), {
      action: 'quarantine/verify',
    })

    expect(sent.text).toContain('It is still not genuine.')
    expect(sent.text).toContain('Copies 1')
  })

  it('for an instance that is not configured cannot be verified here: there is no button', async () => {
    await emptied()
    await office.engine.database.query(
      `insert into paystate.quarantine (instance, digest, reason, headers, body, received_at, called_at)
       values ('former', 'one', 'The provider is not configured.', '{}', '', now(), now())`,
    )
    const { html, text } = await page()

    expect(text).toContain('this process has no configuration for it')
    expect(formsOf(html).map(({ address }) => address)).toEqual(['/console/quarantine/drop'])
  })

  it('is removed, with lines in the audit log that name it; a second time nothing is left', async () => {
    const shown = await refused('gone')
    const [held] = await office.payments.quarantine()
    const before = office.audited.length
    const sent = await office.visitor.submit(shown, { action: 'quarantine/drop' })
    const again = await office.visitor.submit(shown, { action: 'quarantine/drop' })

    expect(sent.text).toContain('It is removed.')
    expect(sent.text).toContain('Nothing is in quarantine')
    expect(again.status).toBe(409)
    expect(again.text).toContain('Nothing was changed')
    expect(office.audited.slice(before)).toMatchObject([
      { who: 'local', action: 'drop_webhook', stage: 'requested', webhook: held?.id },
      { action: 'drop_webhook', stage: 'done', result: 'removed' },
      { action: 'drop_webhook', stage: 'requested' },
      { action: 'drop_webhook', stage: 'refused' },
    ])
  })

  it('is removed and verified by forms of this page alone', async () => {
    const shown = await refused('by a form')
    const [verify, drop] = formsOf(shown.html)
    const fields = { ...drop?.fields, token: verify?.fields.token ?? '' }
    const swapped = await office.visitor.post('/quarantine/drop', { fields })
    const elsewhere = await office.visitor.post('/quarantine/drop', {
      fields: { ...drop?.fields },
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    const { visitor } = office.open({ authorize: () => ({ name: 'Ada', may: 'read' }) })

    expect([swapped.status, elsewhere.status]).toEqual([403, 403])
    expect(await office.payments.quarantine()).toHaveLength(1)
    expect(formsOf((await visitor.get('/quarantine')).html)).toEqual([])
  })
})
