import type { Request } from 'express'

export const addressOf = (request: Request) => request.ip
