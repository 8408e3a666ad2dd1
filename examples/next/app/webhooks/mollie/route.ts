import { receiveWebhook } from '../../../../checkout/checkout.ts'

export const POST = (request: Request): Promise<Response> => receiveWebhook('mollie', request)
