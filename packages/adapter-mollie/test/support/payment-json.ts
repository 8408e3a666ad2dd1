/** A payment as the API writes one that was just created, with whatever differs. */
export function paymentJson(differs: Readonly<Record<string, unknown>> = {}) {
  return {
    resource: 'payment',
    id: 'tr_5B8cwPMGnU6qLbRvo7qEZo',
    mode: 'test',
    createdAt: '2026-01-15T12:00:00+00:00',
    amount: { value: '10.00', currency: 'EUR' },
    description: 'Three books',
    method: null,
    metadata: { paystate: { reference: 'payment_1', orderReference: 'order_1' } },
    status: 'open',
    isCancelable: false,
    expiresAt: '2026-01-15T12:15:00+00:00',
    profileId: 'pfl_QkEhN94Ba',
    sequenceType: 'oneoff',
    redirectUrl: 'https://shop.example/return?paystate_reference=payment_1',
    webhookUrl: 'https://shop.example/webhooks/mollie?paystate_reference=payment_1',
    _links: {
      self: { href: 'https://api.mollie.com/v2/payments/tr_5B8c', type: 'application/hal+json' },
      checkout: { href: 'https://www.mollie.com/checkout/select-method/5B8c', type: 'text/html' },
      dashboard: { href: 'https://www.mollie.com/dashboard/payments/5B8c', type: 'text/html' },
    },
    ...differs,
  }
}

/** The links of a payment that nobody can pay anymore, and further ones. */
export function linksWithoutCheckout(further: Readonly<Record<string, unknown>> = {}) {
  return { self: { href: 'https://api.mollie.com/v2/payments/tr_5B8c' }, ...further }
}

export function amount(value: string, currency = 'EUR') {
  return { value, currency }
}

export function refundJson(differs: Readonly<Record<string, unknown>> = {}) {
  return {
    resource: 'refund',
    id: 're_4qqhO89gsT',
    mode: 'test',
    amount: amount('4.00'),
    status: 'pending',
    createdAt: '2026-01-15T12:30:00+00:00',
    description: 'Three books',
    metadata: null,
    paymentId: 'tr_5B8cwPMGnU6qLbRvo7qEZo',
    _links: {},
    ...differs,
  }
}

export function captureJson(differs: Readonly<Record<string, unknown>> = {}) {
  return {
    resource: 'capture',
    id: 'cpt_vytxeTZskVKR7C7WgdSP3d',
    mode: 'test',
    amount: amount('4.00'),
    status: 'succeeded',
    createdAt: '2026-01-15T12:30:00+00:00',
    metadata: null,
    paymentId: 'tr_5B8cwPMGnU6qLbRvo7qEZo',
    _links: {},
    ...differs,
  }
}

export function chargebackJson(differs: Readonly<Record<string, unknown>> = {}) {
  return {
    resource: 'chargeback',
    id: 'chb_xFzwUN4ci8HAmSGUACS4J',
    amount: amount('10.00'),
    settlementAmount: amount('-10.00'),
    reason: { code: 'AC01', description: 'Account identifier incorrect' },
    createdAt: '2026-01-20T12:00:00+00:00',
    reversedAt: null,
    paymentId: 'tr_5B8cwPMGnU6qLbRvo7qEZo',
    _links: {},
    ...differs,
  }
}
