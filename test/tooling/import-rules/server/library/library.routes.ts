import { Router } from 'express'

export const libraryRoutes = Router()
