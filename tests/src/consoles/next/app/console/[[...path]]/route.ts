import { handle } from '../../../handle.ts'

// #region page
export const GET = (request: Request): Promise<Response> => handle(request)
export const POST = (request: Request): Promise<Response> => handle(request)
// #endregion
