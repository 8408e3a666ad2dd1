import { showReturn } from '../../../checkout/checkout.ts'

export const GET = (request: Request): Promise<Response> => showReturn(request)
