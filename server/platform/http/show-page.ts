import type { FormState } from '../../../shared/live/state.ts'
import type { Page } from '../../../shared/pages/page.ts'
import type { Request, Response } from './express.ts'
import type { Problem } from './problem.ts'

export type ShowOptions = {
  /** Path and query; the request's own when left out. A refused form shows the page it came from. */
  path?: string
  status?: number
  form?: FormState
  /** Shown instead of what the path's loader gives, such as an import's preview. */
  page?: Page
  /** Shown instead of any page, with its status. */
  problem?: Problem
}

/** Answers a request with a page. `server/pages` does it; routes that have a page to show are given it. */
export type ShowPage = (request: Request, response: Response, options?: ShowOptions) => Promise<void>
