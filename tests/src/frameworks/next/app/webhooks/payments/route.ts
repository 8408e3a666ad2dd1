import { receive } from '../../../receive.ts'

// #region page
export const POST = (request: Request): Promise<Response> => receive(request)
// #endregion
