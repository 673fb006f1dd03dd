export { rateLimit } from 'express-rate-limit'
