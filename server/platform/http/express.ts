/** Express's types, for the few places beyond routes that answer requests. */
export type { ErrorRequestHandler, Request, Response } from 'express'
