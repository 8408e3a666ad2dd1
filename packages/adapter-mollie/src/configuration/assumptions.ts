/** Something that the adapter relies on and that no page of Mollie that could be read confirms. */
export interface Assumption {
  /** In the sources it stands as `Assumed: name` where the code relies on it. */
  readonly name: string
  /** What is taken to be so, as a sentence. */
  readonly what: string
  /** What happens if it is wrong, as a sentence. */
  readonly ifWrong: string
}

/** Everything that is assumed of Mollie. Whoever can ask or try it there can settle a row. */
export const ASSUMPTIONS: readonly Assumption[] = [
  {
    name: 'key_scope',
    what: 'An idempotency key is remembered for the API key or token that it came with; its scope is not published.',
    ifWrong: 'A repeat leaves only with the credential of the first attempt, so nothing changes.',
  },
  {
    name: 'refusals_forgotten',
    what: 'A refusal is not remembered under its idempotency key, so the same reference may be sent again after one.',
    ifWrong: 'A repeat meets the stored refusal until the hour is over; nothing is done twice.',
  },
  {
    name: 'key_refusals',
    what: '400 to a write may say that its key was used for another request, and 409 that the first one is still being processed; the texts of both are not published.',
    ifWrong: 'Neither proves anything: a repeat or a lookup decides.',
  },
  {
    name: 'named_fields',
    what: 'A refusal for the metadata, or for an amount below the minimum, names that field.',
    ifWrong: 'It reads as a refusal that names nothing, which proves as much and explains less.',
  },
  {
    name: 'retry_after',
    what: '429 comes with Retry-After in seconds.',
    ifWrong: 'A date is read, too, and anything else is taken for one second.',
  },
  {
    name: 'authorized_cancel',
    what: 'Canceling an authorized payment is refused with 422, so it is released instead.',
    ifWrong: 'A cancel that is taken counts as taken; a read tells what it did.',
  },
  {
    name: 'late_refund_cancel',
    what: 'Canceling a refund that is being sent is refused with 422; only 404 is documented.',
    ifWrong: 'With 404, too, nothing was canceled, and the error says what it may mean.',
  },
  {
    name: 'canceled_refund_unlisted',
    what: 'A canceled refund is left out of the refunds of its payment, as reading it gives 404.',
    ifWrong: 'Where it is shown as canceled, that counts at once.',
  },
  {
    name: 'embedded_whole',
    what: 'A payment comes with all of its refunds, captures and chargebacks, however many there are.',
    ifWrong: 'Where they do not add up to the total beside them, none is called absent.',
  },
  {
    name: 'refund_total',
    what: 'amountRefunded counts a refund from some moment between accepting and sending it.',
    ifWrong:
      'The refunds themselves are summed; a total that no such moment explains is an anomaly.',
  },
  {
    name: 'token_mode',
    what: 'With an access token, the mode of a cancel, a release, a capture and a refund is read from the body, and that of canceling a refund from the query.',
    ifWrong: 'The other mode does not know the payment: the call is refused and nothing is done.',
  },
  {
    name: 'token_lists',
    what: 'With an access token, the lists of refunds and chargebacks take the profile as that of payments does.',
    ifWrong: 'The list is refused with an error; nothing is left out in silence.',
  },
  {
    name: 'deductions',
    what: 'The amounts of a discount, a store credit and a gift card among the lines, their VAT too, are written with a minus.',
    ifWrong: 'The payment is refused, and the lines are named.',
  },
  {
    name: 'due_day',
    what: 'The last day of a bank transfer is the day of expiresAt in Europe/Amsterdam.',
    ifWrong: 'The transfer ends a day earlier or later; its expiry is read from the response.',
  },
  {
    name: 'qr_picture',
    what: 'The picture of a QR code is reported by its address, of the web or with the picture in it (data:).',
    ifWrong: 'Without an address the payer is sent to the checkout page.',
  },
  {
    name: 'webhook_http',
    what: 'A webhook address may be http in test and live mode.',
    ifWrong: 'The payment is refused, and the address is named.',
  },
  {
    name: 'only_200',
    what: 'Another success than 200 does not end the redelivery of a webhook.',
    ifWrong: 'Nothing: messages are accepted by 200.',
  },
  {
    name: 'event_form',
    what: 'A signed message is JSON of the form that the official clients read, whatever its content type says.',
    ifWrong: 'It is refused after its signature was checked; the classic webhook still tells.',
  },
  {
    name: 'secret_length',
    what: 'The secret of a webhook subscription has at least 16 characters.',
    ifWrong: 'The configuration is refused at the start, and the secret is named by its place.',
  },
]
